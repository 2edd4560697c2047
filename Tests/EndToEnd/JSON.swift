import Foundation

/// A JSON value that was read, for looking into; numbers to the last bit.
struct JSON: Decodable {
  private enum Value {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    case array([JSON])
    case object([String: JSON])
  }

  private let value: Value?

  init(_ text: String) throws {
    self = try JSONDecoder().decode(JSON.self, from: Data(text.utf8))
  }

  private init(_ value: Value?) { self.value = value }

  init(from decoder: any Decoder) throws {
    if let object = try? [String: JSON](from: decoder) {
      value = .object(object)
    } else if let array = try? [JSON](from: decoder) {
      value = .array(array)
    } else {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        value = .null
      } else if let bool = try? container.decode(Bool.self) {
        value = .bool(bool)
      } else if let integer = try? container.decode(Int.self) {
        value = .integer(integer)
      } else if let number = try? container.decode(Double.self) {
        value = .number(number)
      } else {
        value = .text(try container.decode(String.self))
      }
    }
  }

  subscript(key: String) -> JSON {
    guard case .object(let object) = value else { return JSON(nil) }
    return object[key] ?? JSON(nil)
  }
  subscript(index: Int) -> JSON { items.indices.contains(index) ? items[index] : JSON(nil) }

  var exists: Bool { value != nil }
  var isNull: Bool { if case .null = value { true } else { false } }
  var keys: Set<String> { if case .object(let object) = value { Set(object.keys) } else { [] } }
  var items: [JSON] { if case .array(let array) = value { array } else { [] } }
  var count: Int { items.count }
  var text: String? { if case .text(let text) = value { text } else { nil } }
  var integer: Int? { if case .integer(let integer) = value { integer } else { nil } }
  var number: Double? {
    switch value {
    case .integer(let integer): Double(integer)
    case .number(let number): number
    default: nil
    }
  }
}
