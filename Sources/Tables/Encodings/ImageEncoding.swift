/// An image: each of its bytes, standardized by one mean and deviation for all of them.
///
/// A common scale, because a pixel that is lit in one training image of thousands would otherwise
/// weigh enormously.
public struct ImageEncoding: ColumnEncoding {
  public static let kind = "image"

  /// Height and width, or the width alone.
  public let shape: [Int]
  public let mean: Double
  public let deviation: Double

  init(shape: [Int], mean: Double, deviation: Double) {
    (self.shape, self.mean, self.deviation) = (shape, mean, deviation)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    shape = try container.decode([Int].self, forKey: .shape)
    mean = try container.decode(Double.self, forKey: .mean)
    deviation = try container.decode(Double.self, forKey: .deviation)
    let sizes = 1...Int(UInt16.max)
    guard (1...2).contains(shape.count), shape.allSatisfy(sizes.contains), deviation > 0 else {
      throw DecodingError.dataCorruptedError(
        forKey: .shape, in: container, debugDescription: "an image's shape or scale is impossible")
    }
  }

  /// Of the bytes of some rows; nil if all are equal.
  init?(shape: [Int], bytes: [UInt8], rows: [Int]) {
    let width = shape.reduce(1, *)
    var counts = [Int](repeating: 0, count: 256)
    bytes.withUnsafeBufferPointer { bytes in
      for row in rows {
        for byte in bytes[(row * width)..<((row + 1) * width)] { counts[Int(byte)] += 1 }
      }
    }
    let count = Double(rows.count * width)
    let mean = counts.enumerated().reduce(0) { $0 + Double($1.offset) * Double($1.element) } / count
    let variance =
      counts.enumerated().reduce(0) {
        let difference = Double($1.offset) - mean
        return $0 + difference * difference * Double($1.element)
      } / count
    guard counts.count(where: { $0 > 0 }) > 1 else { return nil }
    self.init(shape: shape, mean: mean, deviation: variance.squareRoot())
  }

  public var columnKind: CSV.ColumnKind? { nil }
  public var width: Int { shape.reduce(1, *) }

  public func featureNames(of column: String) -> [String] {
    guard shape.count == 2 else { return (1...width).map { "\(column)[\($0)]" } }
    return (1...shape[0]).flatMap { i in (1...shape[1]).map { "\(column)[\(i), \($0)]" } }
  }

  public var summary: String {
    "image, \(shape.map(String.init).joined(separator: " × ")) bytes, mean "
      + "\(mean.rounded(digits: 6)), standard deviation \(deviation.rounded(digits: 6))"
  }

  public func encode(
    _ column: Column, of table: Table, rows: [Int]
  ) throws(TableError) -> EncodedCells {
    guard case .vector(let found, let bytes) = column.kind else {
      throw TableError(
        at: table.name, column: column.name, "is \(column.kind.noun), but was images in training")
    }
    guard found.reduce(1, *) == width else {
      throw TableError(
        at: table.name, column: column.name,
        "has images of \(found.map(String.init).joined(separator: " × ")) bytes, but was trained "
          + "on \(shape.map(String.init).joined(separator: " × "))")
    }
    let moments = Moments(mean: mean, deviation: deviation)
    return EncodedCells(
      .bytes(
        bytes, width: width, rows: rows,
        meaning: (0..<256).map { moments.standardize(Double($0)) }))
  }
}
