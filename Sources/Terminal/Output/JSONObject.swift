/// The members of a JSON object, in the order in which they were set.
public struct JSONObject: Sendable, Equatable {
  /// A key and its value.
  public struct Member: Sendable, Equatable {
    public let key: String
    public var value: JSONValue
  }

  /// The members, in order; no key stands twice.
  public private(set) var members: [Member] = []

  /// An object without members.
  public init() {}

  /// The value of a key. Setting a new key puts it last, setting an old one keeps its place, and setting nil
  /// removes it. (`.null` is a value.)
  public subscript(key: String) -> JSONValue? {
    get { members.first { $0.key == key }?.value }
    set {
      let index = members.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append(Member(key: key, value: value))
      case (nil, nil): break
      }
    }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    for (key, value) in elements { self[key] = value }
  }
}
