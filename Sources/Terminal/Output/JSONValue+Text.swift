extension JSONValue {
  /// How a JSON value is laid out.
  public enum Layout: Sendable {
    /// All on one line, without spaces: for machines, and for lines of JSON.
    case compact
    /// One member a line, indented by two spaces; arrays of plain values that fit stay on one line.
    case pretty
  }

  /// The value as JSON (RFC 8259), without a line break at the end.
  public func text(_ layout: Layout = .compact) -> String {
    var text = ""
    switch layout {
    case .compact: write(to: &text, colon: ":", comma: ",")
    case .pretty: writePretty(to: &text, indentation: 0)
    }
    return text
  }

  /// All on one line, with the separators given.
  private func write(to text: inout String, colon: String, comma: String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += value.description
    // The standard library prints the fewest digits that read back to the same bits.
    case .number(let value): text += value.isFinite ? value.description : "null"
    case .string(let value): Self.write(value, to: &text)
    case .array(let values):
      text += "["
      for (index, value) in values.enumerated() {
        text += index == 0 ? "" : comma
        value.write(to: &text, colon: colon, comma: comma)
      }
      text += "]"
    case .object(let object):
      text += "{"
      for (index, member) in object.members.enumerated() {
        text += index == 0 ? "" : comma
        Self.write(member.key, to: &text)
        text += colon
        member.value.write(to: &text, colon: colon, comma: comma)
      }
      text += "}"
    }
  }

  private func writePretty(to text: inout String, indentation: Int) {
    switch self {
    case .array(let values) where !values.isEmpty:
      if let line = line(of: values, indentation: indentation) {
        text += line
        return
      }
      writeLines(to: &text, "[", "]", indentation, values) { value, text in
        value.writePretty(to: &text, indentation: indentation + 2)
      }
    case .object(let object) where !object.members.isEmpty:
      writeLines(to: &text, "{", "}", indentation, object.members) { member, text in
        Self.write(member.key, to: &text)
        text += ": "
        member.value.writePretty(to: &text, indentation: indentation + 2)
      }
    default: write(to: &text, colon: ": ", comma: ", ")
    }
  }

  private func writeLines<Element>(
    to text: inout String, _ opening: String, _ closing: String, _ indentation: Int,
    _ elements: [Element], write: (Element, inout String) -> Void
  ) {
    let margin = "\n" + String(repeating: " ", count: indentation)
    text += opening
    for (index, element) in elements.enumerated() {
      text += (index == 0 ? "" : ",") + margin + "  "
      write(element, &text)
    }
    text += margin + closing
  }

  /// An array of plain values on one line, if it fits.
  private func line(of values: [JSONValue], indentation: Int) -> String? {
    guard values.count <= 40, values.allSatisfy(\.isPlain) else { return nil }
    var line = ""
    write(to: &line, colon: ": ", comma: ", ")
    return indentation + line.utf8.count <= 80 ? line : nil
  }

  private var isPlain: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  private static func write(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
