import Equations
import Foundation
import Networks
import Numerics
import Tables
import TestSupport
import Testing
import Training

@testable import ModelFiles

@Suite(
  "an exported script under Keras",
  .enabled(if: Python.program != nil, Comment(rawValue: Python.reason)), .serialized)
struct KerasRunTests {
  /// Runs all cases in one process: importing a backend takes seconds.
  private static func results(_ cases: [KerasCase]) throws -> [(KerasCase, KerasResult)] {
    let folder = try TemporaryDirectory()
    for kase in cases { try kase.write(to: folder.path) }
    let results = try Python.results(of: folder.path).results
    return try cases.map { ($0, try #require(results[$0.name])) }
  }

  private static func largestDifference(_ a: [Double], _ b: [Double]) -> Double {
    #expect(a.count == b.count && !a.isEmpty)
    return zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }

  @Test(
    "predicts the same to 1e-6 and trains on with the same step, for every activation and layer")
  func double() throws {
    var cases = try Activations.catalogue.names.flatMap { name -> [KerasCase] in
      let activation = try Activations.catalogue(name)
      // A root needs something positive.
      return [
        try KerasCase(
          "activation_" + name, [Dense(6, activation), Dense(4, activation)],
          bias: activation is ReciprocalRoot ? 3 : 0)
      ]
    }
    cases += try [
      KerasCase(
        "slope",
        [Dense(6, .leakyReLU(slope: 0.3)), Dense(3, Activations.catalogue("elu:alpha=0.5"))]),
      KerasCase("norm", [Dense(6, .relu), LayerNorm(epsilon: 1e-3), Dense(4, .tanh), LayerNorm()]),
      KerasCase(
        "residual",
        [
          Dense(6, .tanh),
          Residual {
            Dense(6, .swish); LayerNorm()
          },
        ]),
      KerasCase(
        "nested",
        [
          Residual {
            Dense(7, .tanh)
            Residual {
              Dense(7, .leakyReLU())
              Dense(7)
            }
            Dense(5, .gelu)
          }, LayerNorm(),
        ]),
      KerasCase("sigmoid", [Dense(4, .tanh)], output: .sigmoid, loss: .binaryCrossEntropy),
      KerasCase("softmax", [Dense(4, .tanh)], output: .softmax, loss: .crossEntropy),
      KerasCase("squares", [Dense(4, .tanh)], loss: .meanSquaredError),
      KerasCase("absolute", [Dense(4, .tanh)], loss: .meanAbsoluteError),
      KerasCase("huber", [Dense(4, .tanh)], loss: .huber(delta: 0.7)),
      KerasCase("momentum", [Dense(4, .tanh)], optimizer: .momentum(rate: 0.02)),
      KerasCase("nesterov", [Dense(4, .tanh)], optimizer: .nesterov(rate: 0.02)),
      KerasCase(
        "adam", [Dense(4, .tanh)], optimizer: Optimizers.catalogue("adam:rate=0.02,epsilon=1e-15")),
      KerasCase(
        "rmsprop", [Dense(4, .tanh)],
        optimizer: Optimizers.catalogue("rmsprop:rate=0.02,epsilon=1e-18")),
      KerasCase("free", [Dense(4, .tanh)], l2: 0),
    ]
    for (kase, result) in try Self.results(cases) {
      let y = kase.model.network(kase.data.inputs).values
      #expect(Self.largestDifference(y, result.y) < 1e-6, "\(kase.name): outputs")
      #expect(result.before == kase.model.network.parameters.values, "\(kase.name): parameters")
      // Keras adds ε of Adam and RMSprop at another place, which only tells where a gradient is as
      // small; so the cases with these have next to none.
      #expect(Self.largestDifference(kase.trained, result.after) < 1e-6, "\(kase.name): step")
      #expect(result.after != result.before)
    }
  }

  @Test("predicts the same to 1e-6 in single precision, dropout being there in training only")
  func single() throws {
    let cases = try [
      KerasCase("single", [Dense(8, .swish), Dense(8, .relu)], precision: .single),
      KerasCase("dropout", [Dense(8, .tanh), Dropout(0.5)], precision: .single),
      KerasCase(
        "classes", [Dense(8, .gelu)], output: .softmax, loss: .crossEntropy, precision: .single),
      KerasCase(
        "block", [Dense(8, .relu), Residual { Dense(8, .selu) }, LayerNorm()], precision: .single),
    ]
    for (kase, result) in try Self.results(cases) {
      let y = kase.model.network(kase.data.inputs).values
      #expect(Self.largestDifference(y, result.y) < 1e-6, "\(kase.name)")
      #expect(result.after != result.before)
    }
  }

  @Test("prepares the rows of a file as the model does, and answers alike")
  func table() throws {
    let path = Fixture.root.appending(path: "Examples/penguins/penguins.csv").path
    let table = try Table.read(path), rows = Array(0..<table.rowCount)
    let preparation = try Preparation.fit(table, targets: ["species"], rows: rows)
    let x = try preparation.inputs(of: table, rows: rows, precision: .double).inputs
    let t = try preparation.targets(of: table, rows: rows, precision: .double)
    let network = Network(
      inputs: x.rows, layers: [Dense(8, .swish), Dense(3, .softmax)], precision: .double)
    let data = DataSet(inputs: x, targets: t)
    var last = network
    for epoch in Training(network, on: data, loss: .crossEntropy).prefix(20) {
      last = epoch.network
    }
    let model = Model(
      network: last, preparation: preparation,
      provenance: KerasCase.provenance(.crossEntropy, .adam(), 0))
    let csv = try String(contentsOfFile: path, encoding: .utf8)
    let kase = KerasCase("penguins", model, data: data, csv: csv)
    let result = try #require(try Self.results([kase]).first?.1)
    #expect(result.x == x.values)
    let labels = try model.predict(table).map(\.label)
    #expect(result.answers == labels)
  }
}
