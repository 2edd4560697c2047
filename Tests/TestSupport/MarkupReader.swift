/// Reads XML as strictly as pictures and pages of ours need it: one root, tags that match, attributes
/// quoted and no name twice, the five entities and numbers, no other `<` or `&`.
public struct MarkupReader {
  public struct Element {
    public let name: String
    public var attributes: [String: String] = [:]
    /// Of itself and all that is inside.
    public var text = ""
    public var children: [Element] = []

    /// Itself and everything inside, outermost first.
    public var all: [Element] { [self] + children.flatMap(\.all) }
    public func all(named name: String) -> [Element] { all.filter { $0.name == name } }
  }

  public struct Malformed: Error, CustomStringConvertible {
    public let description: String
  }

  private let scalars: [Unicode.Scalar]
  private var position = 0

  private init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// The root of a document, after an optional document type.
  public static func read(_ text: String) throws -> Element {
    var reader = MarkupReader(text)
    reader.skipSpace()
    if reader.starts(with: "<!DOCTYPE html>") { reader.position += 15 }
    reader.skipSpace()
    let root = try reader.element()
    reader.skipSpace()
    guard reader.position == reader.scalars.count else {
      throw reader.malformed("text after the end")
    }
    return root
  }

  private mutating func element() throws -> Element {
    try take("<")
    var element = Element(name: try name())
    while true {
      let hadSpace = skipSpace()
      if starts(with: "/>") {
        position += 2
        return element
      }
      if starts(with: ">") { break }
      guard hadSpace else { throw malformed("attributes without space between") }
      let key = try name()
      try take("=")
      try take("\"")
      let value = try characters(until: "\"")
      try take("\"")
      guard element.attributes.updateValue(value, forKey: key) == nil else {
        throw malformed("\(key) twice")
      }
    }
    try take(">")
    while !starts(with: "</") {
      if starts(with: "<") {
        let child = try self.element()
        element.text += child.text
        element.children.append(child)
      } else {
        element.text += try characters(until: "<")
      }
    }
    position += 2
    guard try name() == element.name else {
      throw malformed("\(element.name) is closed by another")
    }
    try take(">")
    return element
  }

  private mutating func name() throws -> String {
    var name = ""
    while position < scalars.count,
      scalars[position].properties.isAlphabetic
        || "-:_.0123456789".unicodeScalars.contains(scalars[position])
    {
      name.unicodeScalars.append(scalars[position])
      position += 1
    }
    guard let first = name.unicodeScalars.first, first.properties.isAlphabetic else {
      throw malformed("a name is expected")
    }
    return name
  }

  private mutating func characters(until end: Unicode.Scalar) throws -> String {
    var text = ""
    while position < scalars.count, scalars[position] != end {
      let scalar = scalars[position]
      switch scalar {
      case "<": throw malformed("a < within text")
      case "&": text.unicodeScalars.append(try reference())
      case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}":
        throw malformed("a character that XML does not know")
      default:
        text.unicodeScalars.append(scalar)
        position += 1
      }
    }
    return text
  }

  private mutating func reference() throws -> Unicode.Scalar {
    var name = ""
    position += 1
    while position < scalars.count, scalars[position] != ";", name.count < 10 {
      name.unicodeScalars.append(scalars[position])
      position += 1
    }
    try take(";")
    let known: [String: Unicode.Scalar] = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
    ]
    if let scalar = known[name] { return scalar }
    guard name.hasPrefix("#"), let number = UInt32(name.dropFirst()),
      let scalar = Unicode.Scalar(number)
    else { throw malformed("the entity \(name)") }
    return scalar
  }

  @discardableResult private mutating func skipSpace() -> Bool {
    let start = position
    while position < scalars.count, [" ", "\n", "\t", "\r"].contains(scalars[position]) {
      position += 1
    }
    return position > start
  }

  private func starts(with text: String) -> Bool {
    scalars[position...].starts(with: text.unicodeScalars)
  }

  private mutating func take(_ text: String) throws {
    guard starts(with: text) else { throw malformed("\(text) is expected") }
    position += text.unicodeScalars.count
  }

  private func malformed(_ problem: String) -> Malformed {
    let context = String(
      String.UnicodeScalarView(scalars[max(0, position - 40)..<min(scalars.count, position + 20)]))
    return Malformed(description: "\(problem) at \(position): …\(context)…")
  }
}
