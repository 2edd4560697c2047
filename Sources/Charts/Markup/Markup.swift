/// A piece of XML or HTML. Text is escaped as it is written, so that nothing in the data can become
/// markup.
///
/// A string literal, with interpolations or not, is text: `HTML.paragraph("\(a) < \(b)")`.
public struct Markup: Sendable, Equatable {
  enum Content: Sendable, Equatable {
    case text(String)
    case element(name: String, attributes: [Attribute], children: [Markup])
    case group([Markup])
    case verbatim(String)
  }

  struct Attribute: Sendable, Equatable {
    let name, value: String
  }

  let content: Content

  /// Text, whatever it contains.
  public static func text(_ text: some StringProtocol) -> Markup {
    Markup(content: .text(String(text)))
  }

  /// An element; an attribute whose value is nil is left out.
  ///
  /// The names are not escaped: they come from the program, never from data.
  public static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ children: [Markup] = []
  ) -> Markup {
    let attributes = attributes.compactMap { name, value in
      value.map { Attribute(name: name, value: $0) }
    }
    return Markup(content: .element(name: name, attributes: attributes, children: children))
  }

  /// One after the other.
  public static func group(_ children: [Markup]) -> Markup {
    Markup(content: .group(children))
  }

  /// Markup that is written already, such as MathML; it must be well-formed, and is not escaped.
  public static func verbatim(_ markup: String) -> Markup {
    Markup(content: .verbatim(markup))
  }

  /// One after the other.
  public static func + (first: Markup, second: Markup) -> Markup { .group([first, second]) }

  /// Nothing.
  public static let nothing = Markup.group([])
}

extension Markup: ExpressibleByStringInterpolation {
  public init(stringLiteral text: String) { self = .text(text) }
}
