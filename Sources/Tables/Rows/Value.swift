/// One cell, for tables made in memory.
///
/// Literals are values: `["bill_length_mm": 39.1, "island": "Torgersen", "sex": nil]`.
public enum Value: Sendable, Equatable {
  /// NaN counts as missing.
  case number(Double)
  case text(String)
  case boolean(Bool)
  case missing
}

extension Value: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
}

extension Value: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self = .text(value) }
}

extension Value: ExpressibleByBooleanLiteral {
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
}

extension Value: ExpressibleByNilLiteral {
  public init(nilLiteral: ()) { self = .missing }
}

extension Value: Encodable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    case .boolean(let boolean): try container.encode(boolean)
    case .missing: try container.encodeNil()
    }
  }
}
