/// A number: how many standard deviations it lies above the mean of the training rows.
///
/// A missing one counts as the mean, and a second input says that it is missing if the training rows
/// have missing ones.
public struct NumberEncoding: ColumnEncoding {
  public static let kind = "number"

  public let mean: Double
  /// 0 if all numbers are equal: only whether there is one is an input then.
  public let deviation: Double
  public let indicatesMissing: Bool

  init(mean: Double, deviation: Double, indicatesMissing: Bool) {
    (self.mean, self.deviation) = (mean, deviation)
    self.indicatesMissing = indicatesMissing
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    mean = try container.decode(Double.self, forKey: .mean)
    deviation = try container.decode(Double.self, forKey: .deviation)
    indicatesMissing = try container.decode(Bool.self, forKey: .indicatesMissing)
    guard deviation >= 0 else {
      throw DecodingError.dataCorruptedError(
        forKey: .deviation, in: container, debugDescription: "a standard deviation is negative")
    }
  }

  public var columnKind: CSV.ColumnKind? { .number }
  public var width: Int { (deviation > 0 ? 1 : 0) + (indicatesMissing ? 1 : 0) }

  public func featureNames(of column: String) -> [String] {
    (deviation > 0 ? [column] : []) + (indicatesMissing ? ["\(column) is missing"] : [])
  }

  public var summary: String {
    let scale =
      deviation > 0
      ? "mean \(mean.rounded(digits: 6)), standard deviation \(deviation.rounded(digits: 6))"
      : "always \(mean.rounded(digits: 6))"
    return "number, \(scale)" + (indicatesMissing ? ", missing ones indicated" : "")
  }

  public func encode(
    _ column: Column, of table: Table, rows: [Int]
  ) throws(TableError) -> EncodedCells {
    let numbers = try column.readNumbers(of: table, rows: rows)
    let moments = Moments(mean: mean, deviation: deviation)
    var inputs: [[Double]] = []
    if deviation > 0 { inputs.append(numbers.map { $0.isNaN ? 0 : moments.standardize($0) }) }
    if indicatesMissing { inputs.append(numbers.map { $0.isNaN ? 1 : 0 }) }
    var cells = EncodedCells(.numbers(inputs))
    cells.missing = numbers.count(where: \.isNaN)
    return cells
  }
}
