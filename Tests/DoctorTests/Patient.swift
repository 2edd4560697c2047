import Equations
import FoundationEssentials
import Networks
import Numerics
import Tables
import TestSupport

/// A data set that ships with the project, and what to predict in it.
struct Patient: Sendable, CustomStringConvertible {
  let file: String
  let target: String
  var ignore: [String] = []

  /// Thresholds were chosen on these …
  static let penguins = Patient(file: "penguins", target: "species")
  static let mass = Patient(file: "penguins", target: "body_mass_g", ignore: ["year"])
  static let cancer = Patient(file: "breast-cancer", target: "diagnosis")
  /// … and are verified on these, which no choice has seen.
  static let wine = Patient(file: "wine", target: "cultivar")
  static let diabetes = Patient(file: "diabetes", target: "progression")
  static let iris = Patient(file: "iris", target: "species")
  static let digits = Patient(file: "digits", target: "digit")
  static let cars = Patient(file: "mtcars", target: "mpg", ignore: ["model"])
  static let births = Patient(file: "birthwt", target: "bwt", ignore: ["low"])

  var description: String { "\(file), \(target)" }

  func table() throws -> Table {
    var options = CSV.Options()
    options.ignore = ignore
    if target == "digit" { options.categorical = ["digit"] }
    let path = Fixture.root.appending(path: "Examples/\(file)/\(file).csv").path
    let table = try Table.read(path, options: options)
    let rows = try Preparation.rows(of: table, withTargets: [target], droppingMissing: true)
    return table.selecting(rows: rows)
  }
}

extension Table {
  /// With `column` instead of the one of its name, or beside the others.
  func replacing(_ column: Column) throws -> Table {
    let isThere = self[column.name] != nil
    return try Table(
      columns: isThere
        ? columns.map { $0.name == column.name ? column : $0 } : columns + [column], name: name)
  }
}
