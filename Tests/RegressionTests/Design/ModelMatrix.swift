import Regression
import Tables
import TestSupport

/// Model matrices as R makes them, from `Tests/Fixtures/formulas`.
struct ModelMatrices: Decodable {
  let tables: [String: [Named]]
  let cases: [Case]

  struct Case: Decodable, CustomStringConvertible {
    let data: String
    let formula: String
    let spelled: String
    let labels: [String]
    let names: [String]
    let assign: [Int]
    /// The rows that R keeps.
    let rows: [Int32]
    let columns: [[Double]]
    let response: [Double]
    let offset: [Double]?

    var description: String { "\(formula) over \(data)" }
  }

  struct Named: Decodable {
    let name: String
    let cells: [Cell]
  }

  enum Cell: Decodable {
    case number(Double), text(String), boolean(Bool), missing

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .missing
      } else if let boolean = try? container.decode(Bool.self) {
        self = .boolean(boolean)
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }

    var value: Value {
      switch self {
      case .number(let number): .number(number)
      case .text(let text): .text(text)
      case .boolean(let boolean): .boolean(boolean)
      case .missing: .missing
      }
    }
  }

  static let all: Result<ModelMatrices, any Error> = Result {
    try Fixture.read("formulas/matrices.json")
  }
  static var cases: [Case] { (try? all.get().cases) ?? [] }

  /// A table of the fixture.
  static func table(_ name: String) throws -> Table {
    let columns = try all.get().tables[name] ?? []
    let made = try columns.map { column in
      try Table([column.name: column.cells.map(\.value)]).columns[0]
    }
    return try Table(columns: made, name: "\(name).csv")
  }

  /// All columns of a design.
  static func columns(_ design: Design) -> [[Double]] {
    design.columns.indices.map { j in
      [Double](unsafeUninitializedCapacity: design.rowCount) { buffer, count in
        if let start = buffer.baseAddress {
          design.fill(column: j, 0..<design.rowCount, into: start)
        }
        count = design.rowCount
      }
    }
  }
}
