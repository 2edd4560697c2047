/// Takes one value, directly or through a type that encodes itself as one.
final class CellEncoder: Encoder, SingleValueEncodingContainer {
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]
  /// Nil if what was encoded is not a single value.
  private(set) var value: Value?

  func encodeNil() { value = .missing }

  func encode<T: Encodable>(_ value: T) throws {
    switch value {
    case let boolean as Bool: self.value = .boolean(boolean)
    case let text as String: self.value = .text(text)
    case let number as Double: self.value = .number(number)
    case let number as Float: self.value = .number(Double(number))
    case let number as any BinaryInteger: self.value = .number(Double(number))
    default: try value.encode(to: self)
    }
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { self }

  func container<Key>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(RefusingContainer<Key>(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    RefusingContainer<NoKey>(encoder: self)
  }
}
