/// A JSON value to be written.
///
///     let report: JSONValue = ["task": "regression", "rows": ["train": 160, "test": 40]]
///     try console.output.writeLine(report.text(.pretty))
public enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int)
  /// Written so that it reads back to the same bits; JSON has no infinity and no NaN, which become null.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  /// A value, or null for nil.
  public init(_ value: Double?) { self = value.map(JSONValue.number) ?? .null }

  /// A value, or null for nil.
  public init(_ value: Int?) { self = value.map(JSONValue.integer) ?? .null }

  /// A value, or null for nil.
  public init(_ value: String?) { self = value.map(JSONValue.string) ?? .null }

  /// Numbers, in order.
  public init(_ values: [Double]) { self = .array(values.map(JSONValue.number)) }

  /// Whole numbers, in order.
  public init(_ values: [Int]) { self = .array(values.map(JSONValue.integer)) }

  /// Texts, in order.
  public init(_ values: [String]) { self = .array(values.map(JSONValue.string)) }
}

extension JSONValue: ExpressibleByNilLiteral {
  public init(nilLiteral: ()) { self = .null }
}

extension JSONValue: ExpressibleByBooleanLiteral {
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSONValue: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) { self = .integer(value) }
}

extension JSONValue: ExpressibleByFloatLiteral {
  public init(floatLiteral value: Double) { self = .number(value) }
}

extension JSONValue: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) { self = .string(value) }
}

extension JSONValue: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    var object = JSONObject()
    for (key, value) in elements { object[key] = value }
    self = .object(object)
  }
}
