import FoundationEssentials
import Numerics
import Regression
import Tables
import TestSupport

/// A model of the fixtures: its table, and a design made from the names of R's coefficients, apart
/// from our formulas.
struct FixtureModel {
  let table: Table
  let design: Design
  let response: ResponseValues
  let offset: [Double]?

  /// The columns come from R's names of the coefficients, `(Intercept)`, `log(u)`, `raceblack`; of
  /// the formula only response and offset are read.
  init(_ file: String, formula: String, names: [String]) throws {
    let table = try Table.read(
      Fixture.root.appending(path: "Tests/Fixtures/r_reference/\(file)").path)
    let used = table.columnNames.filter { formula.contains($0) || formula.contains("~ .") }
    let complete = (0..<table.rowCount).filter { row in
      used.allSatisfy { !(table[$0]?.isMissing(row) ?? true) }
    }
    let rows = table.selecting(rows: complete)
    self.table = rows
    let columns = try names.enumerated().map { j, name in
      DesignColumn(name: name, term: j, content: try Self.content(name, in: rows))
    }
    design = Design(rowCount: rows.rowCount, columns: columns)
    let left = formula.prefix { $0 != "~" }.filter { $0 != " " }
    if left.hasPrefix("cbind(") {
      let parts = left.dropFirst(6).dropLast().split(separator: ",")
      let successes = try Self.numbers(String(parts[0]), in: rows)
      let sides = parts[1].split(separator: "-")
      let first = try Self.numbers(String(sides[0]), in: rows)
      let second = try sides.count > 1 ? Self.numbers(String(sides[1]), in: rows) : nil
      let failures = second.map { zip(first, $0).map { $0 - $1 } } ?? first
      response = try ResponseValues(successes: successes, failures: failures)
    } else {
      response = ResponseValues(try Self.numbers(left, in: rows), name: left)
    }
    offset =
      try formula.contains("offset(log(Holders))")
      ? Self.numbers("Holders", in: rows).map { Double.log($0) } : nil
  }

  private static func numbers(_ name: String, in table: Table) throws -> [Double] {
    let column = try table.column(name)
    return column.numbers ?? column.categories?.codes.map { Double($0) } ?? []
  }

  private static func content(_ name: String, in table: Table) throws -> ColumnContent {
    if name == "(Intercept)" { return .constant(1) }
    let factors = name.split(separator: ":")
    if factors.count == 2 {
      return .product(
        try content(String(factors[0]), in: table), try content(String(factors[1]), in: table))
    }
    if let column = table[name], let numbers = column.numbers { return .numbers(numbers) }
    if name.hasPrefix("log("), let numbers = table[String(name.dropFirst(4).dropLast())]?.numbers {
      return .numbers(numbers.map { Double.log($0) })
    }
    for column in table.columns {
      for prefix in [column.name, "factor(\(column.name))"] where name.hasPrefix(prefix) {
        let level = String(name.dropFirst(prefix.count))
        guard !level.isEmpty else { continue }
        return .numbers((0..<table.rowCount).map { column.text(ofRow: $0) == level ? 1 : 0 })
      }
    }
    throw TableError("no column gives \(name)")
  }
}
