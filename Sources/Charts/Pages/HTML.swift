/// The elements of a ``Page``.
public enum HTML {
  /// A part of the page with its heading; `id` is what links name.
  public static func section(
    _ title: Markup, id: String? = nil, level: Int = 2, _ children: [Markup]
  ) -> Markup {
    .element(
      "section", ["id": id],
      [heading(title, level: level), "\n"] + children.flatMap { [$0, "\n"] })
  }

  /// A heading; the page's title is the only one of level 1.
  public static func heading(_ content: Markup, level: Int = 2, id: String? = nil) -> Markup {
    precondition((1...6).contains(level), "a heading has a level from 1 to 6, not \(level)")
    return .element("h\(level)", ["id": id], [content])
  }

  public static func paragraph(_ content: Markup...) -> Markup {
    .element("p", [:], content)
  }

  /// A paragraph that stands out: what a reader must not overlook.
  public static func note(_ content: Markup...) -> Markup {
    .element("p", ["class": "note"], content)
  }

  public static func strong(_ content: Markup) -> Markup { .element("strong", [:], [content]) }
  public static func emphasis(_ content: Markup) -> Markup { .element("em", [:], [content]) }
  public static func code(_ text: String) -> Markup { .element("code", [:], [.text(text)]) }

  /// Text with its line breaks, in a fixed width.
  public static func preformatted(_ text: String) -> Markup {
    .element("pre", [:], [.element("code", [:], [.text(text)])])
  }

  /// A link to a part of this page.
  public static func link(_ content: Markup, to id: String) -> Markup {
    .element("a", ["href": "#\(id)"], [content])
  }

  /// Links to the parts of the page.
  public static func contents(_ parts: [(title: String, id: String)]) -> Markup {
    .element(
      "nav", ["aria-label": "Contents"], [list(parts.map { link(.text($0.title), to: $0.id) })])
  }

  public static func list(_ items: [Markup], isOrdered: Bool = false) -> Markup {
    .element(isOrdered ? "ol" : "ul", [:], items.map { .element("li", [:], [$0]) })
  }

  /// Terms and what they are.
  public static func definitions(_ items: [(term: Markup, definition: Markup)]) -> Markup {
    .element(
      "dl", [:],
      items.flatMap { [.element("dt", [:], [$0.term]), .element("dd", [:], [$0.definition])] })
  }

  /// MathML, as it is; `isBlock` gives it a line of its own. `markup` is what stands between
  /// `<math>` and `</math>`.
  public static func math(_ markup: String, isBlock: Bool = false) -> Markup {
    .element(
      "math",
      [
        "xmlns": "http://www.w3.org/1998/Math/MathML", "display": isBlock ? "block" : "inline",
      ], [.verbatim(markup)])
  }

  /// What can be opened and closed; it is closed at first.
  public static func details(_ summary: Markup, _ children: [Markup]) -> Markup {
    .element("details", [:], [.element("summary", [:], [summary])] + children)
  }
}
