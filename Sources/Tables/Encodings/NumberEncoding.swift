/// A number: how many units it lies above the mean of the training rows. A unit is their standard
/// deviation, or what ``EncodedColumn`` puts in its place where most of them are equal.
///
/// A missing one counts as the mean, and a second input says that it is missing if the training rows
/// have missing ones.
public struct NumberEncoding: ColumnEncoding {
  public static let kind = "number"

  public let mean: Double
  /// 0 if all numbers are equal: only whether there is one is an input then.
  public let unit: Double
  public let indicatesMissing: Bool

  init(mean: Double, unit: Double, indicatesMissing: Bool) {
    (self.mean, self.unit) = (mean, unit)
    self.indicatesMissing = indicatesMissing
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    mean = try container.decode(Double.self, forKey: .mean)
    unit = try container.decode(Double.self, forKey: .unit)
    indicatesMissing = try container.decode(Bool.self, forKey: .indicatesMissing)
    guard unit >= 0 else {
      throw DecodingError.dataCorruptedError(
        forKey: .unit, in: container, debugDescription: "a unit is negative")
    }
  }

  public var columnKind: CSV.ColumnKind? { .number }
  public var width: Int { (unit > 0 ? 1 : 0) + (indicatesMissing ? 1 : 0) }

  public func featureNames(of column: String) -> [String] {
    (unit > 0 ? [column] : []) + (indicatesMissing ? ["\(column) is missing"] : [])
  }

  public var summary: String {
    let scale =
      unit > 0
      ? "mean \(mean.rounded(digits: 6)), unit \(unit.rounded(digits: 6))"
      : "always \(mean.rounded(digits: 6))"
    return "number, \(scale)" + (indicatesMissing ? ", missing ones indicated" : "")
  }

  public func encode(
    _ column: Column, of table: Table, rows: [Int]
  ) throws(TableError) -> EncodedCells {
    let numbers = try column.readNumbers(of: table, rows: rows)
    let moments = Moments(mean: mean, deviation: unit)
    var inputs: [[Double]] = []
    if unit > 0 { inputs.append(numbers.map { $0.isNaN ? 0 : moments.standardize($0) }) }
    if indicatesMissing { inputs.append(numbers.map { $0.isNaN ? 1 : 0 }) }
    var cells = EncodedCells(.numbers(inputs))
    cells.missing = numbers.count(where: \.isNaN)
    return cells
  }
}
