import FoundationEssentials
import Numerics
import Regression
import TestSupport
import Testing

/// One of NIST's linear data sets (StRD) with its certified values.
struct CertifiedProblem {
  private struct File: Decodable { let datasets: [String: Values] }

  struct Values: Decodable {
    struct Model: Decodable {
      /// `polynomial` or `linear`.
      let type: String
      let powers: [Int]?
      /// `1` for the intercept, or the name of a column.
      let columns: [String]?
    }
    let file: String
    let design: Model
    /// With 15 digits, as NIST prints them.
    let coef: [String: String]
    let se: [String: String]
    /// With 25 digits, from a solution with 60.
    let coef_hp: [String: String]
    let residual_sd: String
    let r_squared: String
    let df_resid: Int
  }

  static let names = ["Filip", "Longley", "Norris", "Pontius", "Wampler1", "Wampler3"]

  let values: Values
  let design: Design
  let response: [Double]

  init(_ name: String) throws {
    let file: File = try Fixture.read("nist_lls/certified.json")
    values = try #require(file.datasets[name])
    let columns = try Self.read(values.file)
    response = try #require(columns["y"])
    let x = columns["x"] ?? []
    let contents: [(String, ColumnContent)] =
      if let powers = values.design.powers {
        powers.map { $0 == 0 ? ("1", .constant(1)) : ("x^\($0)", .power(.numbers(x), $0)) }
      } else {
        try #require(values.design.columns).map {
          $0 == "1" ? ("1", .constant(1)) : ($0, .numbers(columns[$0] ?? []))
        }
      }
    design = Design(
      rowCount: response.count,
      columns: contents.enumerated().map { j, column in
        DesignColumn(
          name: column.0, term: column.0 == "1" ? 0 : j, content: column.1)
      })
  }

  /// B0, B1, … of a table of certified numbers, for each column of the design.
  func certified(_ table: KeyPath<Values, [String: String]>) throws -> [Double] {
    // NIST numbers the coefficients of a model without intercept from B1.
    let numbers = values[keyPath: table]
    let first = numbers["B0"] == nil ? 1 : 0
    return try design.columns.indices.map { j in
      try #require(numbers["B\(j + first)"].flatMap(Double.init))
    }
  }

  private static func read(_ file: String) throws -> [String: [Double]] {
    let url = Fixture.root.appending(path: "Tests/Fixtures/nist_lls/\(file)")
    let lines = try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline)
    let names = lines[0].split(separator: ",").map(String.init)
    var columns: [String: [Double]] = [:]
    for line in lines.dropFirst() {
      for (name, cell) in zip(names, line.split(separator: ",")) {
        columns[name, default: []].append(
          try #require(Double(cell.hasSuffix(".") ? cell + "0" : cell)))
      }
    }
    return columns
  }
}

/// How many digits of the worst number are right: −log₁₀ of its relative error, at most 16.
func digits(_ values: [Double?], of truths: [Double]) -> Double {
  zip(values, truths).reduce(16) { least, pair in
    guard let value = pair.0, value.isFinite else { return 0 }
    let error = pair.1 == 0 ? abs(value) : abs(value - pair.1) / abs(pair.1)
    return error == 0 ? least : min(least, -log10(error))
  }
}

private func log10(_ x: Double) -> Double { Double.log(x) / Double.log(10) }
