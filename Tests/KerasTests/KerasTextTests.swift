import Equations
import FoundationEssentials
import Networks
import Numerics
import Tables
import Testing
import Training

@testable import ModelFiles

@Suite("an exported script")
struct KerasTextTests {
  private static func text(_ layers: [any Layer], output: any Activation = .identity) throws
    -> String
  {
    let kase = try KerasCase("model", layers, output: output)
    return try KerasExport(kase.model, named: "model.gradus", script: "folder/model.py").text
  }

  @Test("says how it is used where no table is named")
  func usage() throws {
    #expect(
      try Self.text([Dense(6, .relu)]).contains(
        """
        if __name__ == "__main__":
            if len(sys.argv) != 2:
                sys.exit(__doc__)
        """))
  }

  @Test("is a chain of layers where the network is one")
  func chain() throws {
    let text = try Self.text([Dense(6, .relu), Dropout(0.25), LayerNorm(), Dense(4, .leakyReLU())])
    #expect(
      text.contains(
        """
        def build():
            \"\"\"The network before its first step.\"\"\"
            l2 = regularizers.L2(0.01)  # 0.02/2 ‖W‖², on weights and not on biases
            return keras.Sequential(
                [
                    keras.Input((5,)),
                    layers.Dense(6, "relu", kernel_regularizer=l2, name="dense_1"),
                    layers.Dropout(0.25),
                    layers.LayerNormalization(epsilon=1e-05, name="norm_1"),
                    layers.Dense(4, kernel_regularizer=l2, name="dense_2"),
                    layers.LeakyReLU(negative_slope=0.01),
                    layers.Dense(2, kernel_regularizer=l2, name="dense_3"),
                ]
            )

        """))
    #expect(
      text.contains(
        """
            model.compile(
                optimizer=keras.optimizers.SGD(0.05),
                loss=half_squared_error,
            )

        """))
    #expect(text.contains("WEIGHTS = pathlib.Path(__file__).with_name(\"model.weights.npz\")\n"))
  }

  @Test("names what a residual adds")
  func residual() throws {
    let text = try Self.text([Residual { Dense(5, .tanh) }])
    #expect(
      text.contains(
        """
            a = inputs = keras.Input((5,))
            skip_1 = a
            a = layers.Dense(5, "tanh", kernel_regularizer=l2, name="dense_1")(a)
            a = layers.Add()([skip_1, a])
            a = layers.Dense(2, kernel_regularizer=l2, name="dense_2")(a)
            return keras.Model(inputs, a)

        """))
  }

  @Test("knows every activation, loss and rule of the catalogues")
  func catalogues() throws {
    for name in Activations.catalogue.names {
      _ = try Self.text([Dense(3, Activations.catalogue(name))])
    }
    for name in Losses.catalogue.names {
      let training = KerasTraining(try KerasCase.provenance(Losses.catalogue(name), .adam(), 0))
      #expect(training.loss != nil && training.notes.isEmpty)
    }
    for name in Optimizers.catalogue.names where !["newton", "l-bfgs"].contains(name) {
      let training = KerasTraining(
        try KerasCase.provenance(.crossEntropy, Optimizers.catalogue(name), 0))
      #expect(training.notes.isEmpty, "\(name)")
    }
    #expect(
      KerasTraining(KerasCase.provenance(.crossEntropy, .newton, 0)).notes == [
        "the optimizer newton has no counterpart in Keras, so that training goes on with Adam"
      ])
  }

  @Test("is refused with a sentence where a part has no counterpart")
  func unknownParts() throws {
    let activation = #expect(throws: KerasError.self) { try Self.text([Dense(3, Cube())]) }
    #expect(
      activation?.description
        == "the activation cube has no counterpart in Keras (write one in Python, or fit with "
        + "another --activation)")
    let layer = #expect(throws: KerasError.self) { try Self.text([Through()]) }
    #expect(layer?.description.hasPrefix("the layer through has no counterpart in Keras") == true)
  }

  @Test("cannot be made to say something else by the names in a table")
  func names() throws {
    let name = "a\"\"\"\nimport os #\\", level = "it's \"b\"\\\u{1}\n"
    let table = try Table(columns: [
      Column(name, texts: (0..<12).map { [level, "c", "d"][$0 % 3] }),
      Column("y\"\"\"", numbers: (0..<12).map(Double.init)),
    ])
    let preparation = try Preparation.fit(table, targets: ["y\"\"\""], rows: Array(0..<12))
    let network = Network(inputs: 3, layers: [Dense(1)])
    let model = Model(
      network: network, preparation: preparation,
      provenance: KerasCase.provenance(.halfSquaredError, .adam(), 0))
    let text = try KerasExport(model, named: "x\"\"\"\ny", script: "a.py").text
    #expect(
      text.contains(#"    "a\"\"\"\nimport os #\\": category(["c", "d", "it's \"b\"\\\x01\n"])"#))
    #expect(!text.contains("\nimport os"))
    #expect(text.contains("The network of x????y for Keras 3"))
    #expect(text.contains("in the units of y???."))
  }

  @Test("has its weights in an archive whose parts are stored, checked and aligned")
  func archive() throws {
    let kase = try KerasCase("model", [Dense(3, .tanh)])
    let export = try KerasExport(kase.model, named: "m", script: "folder/model.py")
    #expect(export.script == "folder/model.py" && export.weights == "folder/model.weights.npz")
    let again = try KerasExport(kase.model, named: "m", script: "other")
    #expect(again.archive == export.archive && again.weights == "other.weights.npz")
    let arrays = try Self.arrays(export.archive)
    #expect(
      arrays.map(\.name) == [
        "dense_1/kernel.npy", "dense_1/bias.npy", "dense_2/kernel.npy", "dense_2/bias.npy",
      ])
    #expect(arrays[0].header.contains("'descr': '<f8', 'fortran_order': False, 'shape': (5, 3, )"))
    #expect(arrays[1].header.contains("'shape': (3, )"))
    let numbers = arrays.flatMap(\.numbers)
    #expect(numbers == kase.model.network.parameters.values)
  }

  /// Reads a stored archive from its local headers, as the formats describe them.
  private static func arrays(
    _ bytes: [UInt8]
  ) throws -> [(name: String, header: String, numbers: [Double])] {
    func number(_ at: Int, _ count: Int) -> Int {
      (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }
    var arrays: [(String, String, [Double])] = [], at = 0
    while number(at, 4) == 0x0403_4B50 {
      try #require(number(at + 8, 2) == 0 && number(at + 18, 4) == number(at + 22, 4))
      let size = number(at + 18, 4), nameLength = number(at + 26, 2)
      let name = String(decoding: bytes[at + 30..<at + 30 + nameLength], as: UTF8.self)
      let start = at + 30 + nameLength, header = number(start + 8, 2)
      #expect(Array(bytes[start..<start + 8]) == [0x93] + Array("NUMPY".utf8) + [1, 0])
      #expect((10 + header).isMultiple(of: 64) && bytes[start + 9 + header] == UInt8(ascii: "\n"))
      let first = start + 10 + header
      let numbers = stride(from: first, to: start + size, by: 8).map {
        Double(bitPattern: UInt64(number($0, 4)) | UInt64(number($0 + 4, 4)) << 32)
      }
      arrays.append((name, String(decoding: bytes[start + 10..<first], as: UTF8.self), numbers))
      at = start + size
    }
    #expect(number(at, 4) == 0x0201_4B50 && number(bytes.count - 22, 4) == 0x0605_4B50)
    #expect(number(bytes.count - 6, 4) == at && number(bytes.count - 12, 2) == arrays.count)
    return arrays
  }
}

private struct Cube: ElementwiseActivation {
  static let name = "cube"
  static let summary = "z³"
  func value<R: Real>(_ z: R) -> R { z * z * z }
  func derivative<R: Real>(_ z: R) -> R { 3 * z * z }
}

private struct Through: Layer {
  static let name = "through"
  func write(_ a: Place, into draft: inout Draft) -> Place { a }
  var description: String { "through" }
}
