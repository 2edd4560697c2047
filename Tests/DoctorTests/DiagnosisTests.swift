import Equations
import ModelFiles
import Networks
import Numerics
import Tables
import TestSupport
import Testing
import Training
import Workbench

/// Thresholds were chosen on the penguins' species and mass and on the breast cancers, with seeds 1 to
/// 10. What is tested here is how they do on other data and other seeds.
@Suite("the doctor")
struct DiagnosisTests {
  static let seeds: ClosedRange<UInt64> = 101...110
  static let patients = [Patient.wine, .diabetes]

  @Test("names a planted sickness first in at least 95 of 100 visits", arguments: patients)
  func names(_ patient: Patient) throws {
    var named = 0, misses: [String] = []
    for plant in Plant.all {
      for seed in Self.seeds {
        let (model, table) = try plant.plant(patient, seed)
        let found = try Diagnosis(of: model, on: table).findings.map(\.sickness)
        if found.first == plant.sickness {
          named += 1
        } else {
          misses.append("\(plant.sickness), seed \(seed): \(found)")
        }
      }
    }
    let visits = Plant.all.count * Self.seeds.count
    #expect(visits == 130)
    #expect(named * 100 >= 95 * visits, "\(misses)")
  }

  /// What a user may well choose, each of which learns.
  private static let healthy: [(String, @Sendable (inout Recipe) -> Void)] = [
    ("as usual", { _ in }), ("relu", { $0.activation = .relu }),
    ("tanh", { $0.activation = .tanh }), ("sigmoid", { $0.activation = .sigmoid }),
    ("two layers, no penalty", { ($0.hidden, $0.l2) = ([32, 16], 0) }),
    ("regression", { $0.hidden = [] }),
    ("gradient descent", { $0.optimizer = .gradientDescent(rate: 0.1) }),
    ("dropout", { $0.dropout = 0.2 }), ("double", { $0.precision = .double }),
    ("all rows", { $0.refitsAll = true }),
  ]

  @Test("finds something in at most 5 of 100 healthy models", arguments: patients)
  func alarms(_ patient: Patient) throws {
    let table = try patient.table()
    var alarms: [String] = []
    for (name, change) in Self.healthy {
      for seed in Self.seeds {
        var recipe = Plant.recipe(patient, seed)
        change(&recipe)
        let found = try Diagnosis(of: Plant.fitted(table, recipe), on: table).findings
        if !found.isEmpty { alarms.append("\(name), seed \(seed): \(found)") }
      }
    }
    #expect(alarms.count * 100 <= 5 * Self.healthy.count * Self.seeds.count, "\(alarms)")
  }

  @Test("knows a plant for each of its sicknesses, one file each")
  func catalogue() throws {
    #expect(Set(Plant.all.map(\.sickness)) == Set(Diagnosis.sicknesses))
    let files = try Fixture.swiftFiles(in: "Sources/Workbench/Doctor/Sicknesses")
    #expect(files.count == Diagnosis.sicknesses.count)
  }

  @Test("says the same each time")
  func repeats() throws {
    let (model, table) = try Plant.all[8].plant(.wine, 101)
    let first = try Diagnosis(of: model, on: table), second = try Diagnosis(of: model, on: table)
    #expect(first.findings == second.findings && !first.findings.isEmpty)
    #expect(first.skill == second.skill && first.attainable == second.attainable)
  }

  @Test(
    "prescribes what cures",
    arguments: ["label-leakage", "rate-too-high", "rate-too-low", "saturation", "dead-relus"])
  func remedies(_ sickness: String) throws {
    let plant = try #require(Plant.all.first { $0.sickness == sickness })
    let patient = Patient.wine
    let (model, table) = try plant.plant(patient, 101)
    let finding = try #require(try Diagnosis(of: model, on: table).findings.first)
    var recipe = Plant.recipe(patient, 101)
    try #require(finding.options.count == 2)
    switch finding.options[0] {
    case "--optimizer": recipe.optimizer = try Optimizers.catalogue(finding.options[1])
    case "--activation": recipe.activation = try Activations.catalogue(finding.options[1])
    case "--ignore": recipe.ignore = [finding.options[1]]
    default: Issue.record("\(finding.options)")
    }
    let cured = try Plant.fitted(table, recipe)
    #expect(try Diagnosis(of: cured, on: table).findings.map(\.sickness) == [])
  }

  @Test("shows its evidence in figures")
  func evidence() throws {
    let table = try Patient.births.table()
    let low = (try table.column("bwt").numbers ?? []).map { $0 < 2_500 ? "low" : "usual" }
    let leaking = try table.replacing(Column("weight", texts: low))
    let model = try Plant.fitted(leaking, Recipe(target: "weight"))
    let finding = try #require(try Diagnosis(of: model, on: leaking).findings.first)
    #expect(finding.sickness == "label-leakage" && finding.options == ["--ignore", "bwt"])
    #expect(finding.figures.map(\.name) == ["share determined by bwt"])
    #expect(finding.evidence == "bwt alone determines 99.1 % of weight")
  }

  @Test("measures on rows that the fit has not seen, if the table is the one of the fit")
  func unseen() throws {
    let table = try Patient.wine.table()
    let model = try Plant.fitted(table, Recipe(target: "cultivar"))
    let same = try Diagnosis(of: model, on: table)
    #expect(same.areMeasuringRowsUnseen)
    #expect(same.measuringRowCount == model.provenance.rows.test + model.provenance.rows.validation)
    let fewer = try Diagnosis(of: model, on: table.selecting(rows: Array(0..<170)))
    #expect(!fewer.areMeasuringRowsUnseen && fewer.rowCount == 170)
  }

  @Test("says which rows it leaves out, and knows a model that lags behind")
  func rows() throws {
    let table = try Patient.wine.table()
    let model = try Plant.fitted(table, Recipe(target: "cultivar"))
    let labels = (0..<178).map { $0 % 50 == 7 ? nil : table["cultivar"]?.text(ofRow: $0) }
    let holes = try table.replacing(Column("cultivar", texts: labels))
    let healthy = try Diagnosis(of: model, on: holes)
    #expect(healthy.notes == ["4 rows without a target are left out"] && healthy.rowCount == 174)
    #expect(!healthy.isBehind)
    let many = table.selecting(rows: (0..<5_000).map { $0 % 178 })
    let sampled = try Diagnosis(of: model, on: many)
    #expect(sampled.notes == ["3000 of 5000 rows are looked at"] && sampled.rowCount == 3_000)
    let (slow, _) = try Plant.all[12].plant(.wine, 101)
    let behind = try Diagnosis(of: slow, on: table)
    #expect(behind.isBehind)
    #expect(behind.findings.first?.evidence.hasSuffix("it had not arrived") ?? false)
  }

  @Test("needs 10 rows")
  func fewRows() throws {
    let table = try Patient.wine.table()
    let model = try Plant.fitted(table, Recipe(target: "cultivar"))
    let error = #expect(throws: FitError.self) {
      try Diagnosis(of: model, on: table.selecting(rows: Array(0..<9)))
    }
    #expect(error?.description.contains("9 rows are too few to examine a model") == true)
  }

  @Test("takes a table that does not fit as a prediction does")
  func otherTable() throws {
    let model = try Plant.fitted(Patient.wine.table(), Recipe(target: "cultivar"))
    let other = try Patient.wine.table().dropping(columns: ["hue"])
    let error = #expect(throws: TableError.self) { try Diagnosis(of: model, on: other) }
    #expect(error?.problem == "has no column \"hue\", which the model needs")
  }
}
