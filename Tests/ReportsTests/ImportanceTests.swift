import Engines
import ModelFiles
import Networks
import Numerics
import Reports
import Tables
import Testing
import Workbench

@Suite("Permutation importance")
struct ImportanceTests {
  @Test(
    "on Friedman's function the five true inputs come before the five others", arguments: 1...20)
  func trueInputsFirst(seed: Int) throws {
    let table = try Friedman.table(rows: 2_000, seed: UInt64(seed))
    var recipe = Recipe(target: "y")
    (recipe.hidden, recipe.epochs, recipe.seed) = ([32], 30, UInt64(seed))
    let model = try Fit(table, recipe).model
    let importance = try PermutationImportance(of: model, on: table, seed: UInt64(seed))
    #expect(Set(importance.entries.prefix(5).map(\.column)) == Friedman.trueInputs)
    #expect(importance.entries.prefix(5).allSatisfy { $0.interval.lowerBound > 0 })
  }

  /// Predicts 2 a − b, whatever c and the category are.
  private func known() throws -> (model: Model, table: Table) {
    let random = RandomSource(seed: 6, purpose: 6)
    let names = ["a", "b", "c"]
    let x = names.indices.map { k in (0..<400).map { random.normal(400 * k + $0) } }
    let group = (0..<400).map { ["u", "v", "w"][Int(random.uniform(9_000 + $0) * 3)] }
    let y = (0..<400).map { 2 * x[0][$0] - x[1][$0] }
    let table = try Table(
      columns: zip(names, x).map { Column($0, numbers: $1) } + [
        Column("group", texts: group), Column("y", numbers: y),
      ])
    let preparation = try Preparation.fit(table, targets: ["y"], rows: Array(0..<400))
    var network = Network(inputs: preparation.features, layers: [Dense(1)], precision: .double)
    let scale = preparation.target.scales[0]
    var parameters = Matrix(rows: network.parameters.count, columns: 1)
    for (k, weight) in [2.0, -1].enumerated() {
      guard let encoding = preparation.inputs[k].encoding as? NumberEncoding else { continue }
      parameters[k, 0] = weight * encoding.unit / scale.deviation
    }
    let means = preparation.inputs.prefix(2).compactMap { ($0.encoding as? NumberEncoding)?.mean }
    parameters[network.parameters.count - 1, 0] =
      (2 * means[0] - means[1] - scale.mean) / scale.deviation
    network.parameters = parameters
    let provenance = Provenance(
      version: "test", settings: [:], rows: .init(train: 400, validation: 0, test: 0), epochs: 0,
      loss: "half-squared-error", test: [:])
    return (Model(network: network, preparation: preparation, provenance: provenance), table)
  }

  @Test("columns that the model does not look at have no importance at all")
  func unusedHasNone() throws {
    let (model, table) = try known()
    let importance = try PermutationImportance(of: model, on: table)
    #expect(importance.error < 1e-9)
    #expect(importance.entries.map(\.column) == ["a", "b", "c", "group"])
    #expect(importance.entries[2].increase == 0 && importance.entries[3].increase == 0)
  }

  @Test("of a linear model it is the coefficient times √2 deviations of the column")
  func linearHasKnownSize() throws {
    let (model, table) = try known()
    let importance = try PermutationImportance(of: model, on: table, permutations: 50)
    for (entry, weight) in zip(importance.entries, [2.0, 1]) {
      // E (w (x − x′))² = 2 w² σ²
      let deviation = Moments(of: table[entry.column]?.numbers ?? [])?.deviation ?? 0
      #expect(abs(entry.increase - weight * deviation * 2.0.squareRoot()) < 0.05 * entry.increase)
      #expect(entry.interval.contains(entry.increase))
    }
  }

  @Test("it is the same for any number of threads, and for the same seed only")
  func isDeterministic() throws {
    let table = try Friedman.table(rows: 300, seed: 1)
    var recipe = Recipe(target: "y")
    (recipe.hidden, recipe.epochs) = ([8], 3)
    let model = try Fit(table, recipe).model
    let one = try PermutationImportance(of: model, on: table, engine: HostEngine(threads: 1))
    let four = try PermutationImportance(of: model, on: table, engine: HostEngine(threads: 4))
    #expect(one.entries == four.entries)
    #expect(try PermutationImportance(of: model, on: table, seed: 2).entries != one.entries)
  }

  @Test("partial dependence of a linear model is its line, for every row")
  func dependenceIsLinear() throws {
    let (model, table) = try known()
    let found = try PartialDependence(
      on: model.columnPreparation(for: "a test").inputs[0], of: model, table: table)
    let dependence = try #require(found)
    guard case .numbers(let places) = dependence.places else {
      Issue.record("a column of numbers has places that are numbers")
      return
    }
    for curve in dependence.curves + [dependence.mean] {
      for (a, b) in zip(zip(places, curve), zip(places, curve).dropFirst()) {
        #expect(abs((b.1 - a.1) - 2 * (b.0 - a.0)) < 1e-9)
      }
    }
    #expect(dependence.curves.count == 50 && dependence.rowCount == 200)
  }

  @Test("partial dependence goes through the levels of a category in their order")
  func dependenceOnCategory() throws {
    let (model, table) = try known()
    let found = try PartialDependence(
      on: model.columnPreparation(for: "a test").inputs[3], of: model, table: table)
    let dependence = try #require(found)
    #expect(dependence.places == .categories(["u", "v", "w"]))
    #expect(Set(dependence.mean).count == 1)
  }
}
