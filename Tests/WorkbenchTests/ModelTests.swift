import Engines
import ModelFiles
import Networks
import Numerics
import Tables
import TestSupport
import Testing
import Training
import Workbench

@Suite("a model")
struct ModelTests {
  private struct Row: Encodable { let v, u: Double }

  private func fitted(_ precision: Precision, threads: Int = 1, seed: UInt64 = 1) throws -> Model {
    var recipe = Made.recipe("label")
    (recipe.precision, recipe.seed) = (precision, seed)
    return try Fit(Made.classes(), recipe, engine: HostEngine(threads: threads)).model
  }

  private func bytes(_ model: Model) throws -> [UInt8] {
    let directory = try TemporaryDirectory()
    let path = "\(directory.path)/m.gradus"
    try model.save(path)
    return try AtomicFile(path).read(limit: 1 << 20)
  }

  @Test("is the same, bit for bit, after it was saved and read", arguments: Precision.allCases)
  func identity(_ precision: Precision) throws {
    let model = try fitted(precision), table = try Made.classes()
    let again = try Model(bytes: bytes(model), name: "m.gradus")
    #expect(again.network.parameters == model.network.parameters)
    #expect(
      again.preparation as? Preparation == model.preparation as? Preparation
        && again.provenance == model.provenance)
    #expect(try again.predict(table).probabilities == model.predict(table).probabilities)
    #expect(try bytes(again) == bytes(model))
  }

  @Test("is the same file for one thread and two, and for each run; another seed differs")
  func determinism() throws {
    let one = try bytes(fitted(.single))
    #expect(try bytes(fitted(.single)) == one)
    #expect(try bytes(fitted(.single, threads: 2)) == one)
    #expect(try bytes(fitted(.single, seed: 2)) != one)
  }

  @Test("predicts a table, a dictionary and a value alike, whatever the columns' order")
  func rows() throws {
    let model = try fitted(.single), table = try Made.classes()
    let expected = try model.predict(table)[0]
    let (u, v) = (Made.x[0][0], Made.x[1][0])
    #expect(try model.predict(["u": .number(u), "v": .number(v)]) == expected)
    #expect(try model.predict(Row(v: v, u: u)) == expected)
    let reversed = try Table(columns: table.columns.reversed())
    #expect(try model.predict(reversed)[0] == expected)
  }

  @Test("answers eight tasks at once with the same bits")
  func tasks() async throws {
    let model = try fitted(.single), table = try Made.classes()
    let expected = try model.predict(table).probabilities
    let answers = try await withThrowingTaskGroup(of: Matrix.self) { group in
      for _ in 0..<8 { group.addTask { try model.predict(table).probabilities } }
      return try await group.reduce(into: [Matrix]()) { $0.append($1) }
    }
    #expect(answers.count == 8 && answers.allSatisfy { $0 == expected })
  }

  @Test("is stored as PyTorch has it: layers.N.weight [out, in], row by row")
  func layout() throws {
    let fit = try fitted(.double)
    // W¹ is 3 × 2 and W² 1 × 3, in memory column by column, each followed by its biases.
    let network = Network(
      inputs: 2, layers: [Dense(3, .tanh), Dense(1, .sigmoid)],
      parameters: Matrix(rows: 13, columns: 1, (1...13).map(Double.init)))
    let model = Model(
      network: network, preparation: fit.preparation, provenance: fit.provenance)
    let file = try TensorFile.read(bytes: bytes(model), name: "m.gradus")
    #expect(Set(file.metadata.keys) == ["format", "network", "preparation", "provenance"])
    #expect(file.metadata["format"] == "1")
    func tensor(_ name: String) -> (shape: [Int]?, numbers: [Double]?) {
      (file[name]?.shape, file[name]?.numbers())
    }
    #expect(tensor("layers.0.weight") == ([3, 2], [1, 4, 2, 5, 3, 6]))
    #expect(tensor("layers.0.bias") == ([3], [7, 8, 9]))
    #expect(tensor("layers.1.weight") == ([1, 3], [10, 11, 12]))
    #expect(tensor("layers.1.bias") == ([1], [13]))
    #expect(file.tensors.count == 4)
  }
}
