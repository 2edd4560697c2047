/// A column that is an input, and how its cells are encoded.
///
/// In a model file one object with the keys `column`, `kind` and the encoding's own.
public struct EncodedColumn: Sendable {
  public let name: String
  public let encoding: any ColumnEncoding

  public init(_ name: String, _ encoding: any ColumnEncoding) {
    (self.name, self.encoding) = (name, encoding)
  }

  public var featureNames: [String] { encoding.featureNames(of: name) }

  enum Choice {
    case encoded(any ColumnEncoding)
    /// Why it is of no use.
    case dropped(String)
  }

  /// The encoding for a column, fitted on some rows.
  static func choose(for column: Column, rows: [Int]) -> Choice {
    switch column.kind {
    case .number(let numbers): chooseForNumbers(rows.map { numbers[$0] })
    case .category(let codes, let levels), .boolean(let codes, let levels):
      chooseForCategory(rows.map { codes[$0] }, levels)
    case .vector(let shape, let bytes):
      ImageEncoding(shape: shape, bytes: bytes, rows: rows).map { .encoded($0) }
        ?? .dropped("all its bytes are equal in the training rows")
    }
  }

  private static let noValue = Choice.dropped("it has no value in any training row")

  private static func chooseForNumbers(_ numbers: [Double]) -> Choice {
    guard let moments = Moments(of: numbers) else { return noValue }
    let hasMissing = numbers.contains(where: \.isNaN)
    guard moments.deviation > 0 || hasMissing else {
      return .dropped("it is \(moments.mean.shortestText) in every training row")
    }
    return .encoded(
      NumberEncoding(
        mean: moments.mean, unit: unit(of: numbers, moments), indicatesMissing: hasMissing))
  }

  /// What counts as one unit of a column: its standard deviation or, where more than half of the
  /// numbers are equal, the median distance of the others from that one, if it is larger.
  ///
  /// The standard deviation of a column that is almost always 0 is tiny, and the few other numbers
  /// would be so many deviations large that a network sees little else.
  private static func unit(of numbers: [Double], _ moments: Moments) -> Double {
    let sorted = numbers.filter { !$0.isNaN }.sorted()
    // A number that fills more than half of the places stands in the middle, too.
    let usual = sorted[sorted.count / 2]
    let distances = sorted.filter { $0 != usual }.map { abs($0 - usual) }.sorted()
    guard !distances.isEmpty, distances.count * 2 < sorted.count else { return moments.deviation }
    let median = distances[distances.count / 2]
    return median.isFinite ? max(median, moments.deviation) : moments.deviation
  }

  /// Texts of which most occur once say which row it is, not what it is like.
  private static let fewestIdentifiers = 20

  private static func chooseForCategory(_ codes: [Int32], _ levels: [String]) -> Choice {
    var rowsOfLevel = [Int](repeating: 0, count: levels.count)
    var missing = 0
    for code in codes {
      if code < 0 { missing += 1 } else { rowsOfLevel[Int(code)] += 1 }
    }
    let counts = zip(levels, rowsOfLevel).filter { $0.1 > 0 }.map { (level: $0.0, rows: $0.1) }
    guard let only = counts.first else { return noValue }
    guard counts.count > 1 || missing > 0 else {
      return .dropped("it is \(Quotation.quoted(only.level)) in every training row")
    }
    guard counts.count <= fewestIdentifiers || counts.count * 2 <= codes.count else {
      return .dropped(
        "its \(counts.count) different texts in \(codes.count) training rows tell rows apart "
          + "rather than describe them")
    }
    return .encoded(CategoryEncoding(counts: counts, missing: missing))
  }
}

extension EncodedColumn: Equatable {
  public static func == (a: Self, b: Self) -> Bool {
    a.name == b.name && a.encoding.isEqual(to: b.encoding)
  }
}

extension EncodedColumn: Codable {
  private enum CodingKeys: String, CodingKey {
    case name = "column"
    case kind
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    let kind = try container.decode(String.self, forKey: .kind)
    guard let type = ColumnEncodings.named(kind) else {
      throw DecodingError.dataCorruptedError(
        forKey: .kind, in: container,
        debugDescription: "no encoding is named \(Quotation.quoted(kind))")
    }
    encoding = try type.init(from: decoder)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(type(of: encoding).kind, forKey: .kind)
    try encoding.encode(to: encoder)
  }
}
