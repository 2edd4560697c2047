extension Markup {
  /// Elements that are closed where they open. All others have a closing tag even if they are empty,
  /// so that a page reads the same as HTML and as XML.
  private static let leaves: Set<String> = [
    "br", "hr", "img", "meta", "link", "col",
    "path", "rect", "circle", "line", "polyline", "polygon", "image",
  ]

  /// The markup as text, well-formed as XML.
  public var written: String {
    var text = ""
    write(to: &text)
    return text
  }

  func write(to output: inout String) {
    switch content {
    case .text(let text): Self.escape(text, isAttribute: false, to: &output)
    case .verbatim(let text): output += text
    case .group(let children): for child in children { child.write(to: &output) }
    case .element(let name, let attributes, let children):
      output += "<\(name)"
      for attribute in attributes {
        output += " \(attribute.name)=\""
        Self.escape(attribute.value, isAttribute: true, to: &output)
        output += "\""
      }
      if children.isEmpty, Self.leaves.contains(name) {
        output += "/>"
        return
      }
      output += ">"
      for child in children { child.write(to: &output) }
      output += "</\(name)>"
    }
  }

  /// Characters that XML 1.0 does not know, such as U+0000, become U+FFFD.
  private static func escape(_ text: String, isAttribute: Bool, to output: inout String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"" where isAttribute: output += "&quot;"
      // A browser would turn them into spaces.
      case "\n" where isAttribute, "\t" where isAttribute, "\r": output += "&#\(scalar.value);"
      case "\n", "\t": output.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}":
        output += "\u{FFFD}"
      default: output.unicodeScalars.append(scalar)
      }
    }
  }
}
