/// One page of HTML that needs nothing else: no script, no font, no image from elsewhere.
///
/// It follows the reader's choice of light or dark, prints in black on white, and is well-formed as
/// XML, too.
///
///     var page = Page(title: "Penguins")
///     page.body = [HTML.section("Loss", id: "loss", [HTML.figure(chart, caption: "By epoch.")])]
///     try AtomicFile("penguins.html").write([Array(page.written.utf8)[...]])
public struct Page: Sendable {
  public var title: String
  /// One sentence under the title.
  public var summary: Markup?
  /// Everything below the title.
  public var body: [Markup]
  /// What stands small at the end.
  public var footer: Markup?
  /// The language of the texts (BCP 47).
  public var language = "en"

  public init(
    title: String, summary: Markup? = nil, body: [Markup] = [], footer: Markup? = nil
  ) {
    (self.title, self.summary, self.body, self.footer) = (title, summary, body, footer)
  }

  /// The whole file.
  public var written: String {
    let head: [Markup] = [
      .element("meta", ["charset": "utf-8"]),
      // The browser itself refuses whatever would have to be fetched.
      .element(
        "meta",
        [
          "http-equiv": "Content-Security-Policy",
          "content": "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
        ]),
      .element(
        "meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      .element("meta", ["name": "color-scheme", "content": "light dark"]),
      .element("title", [:], [.text(title)]),
      // Otherwise browsers ask the server for an icon.
      .element("link", ["rel": "icon", "href": "data:,"]),
      .element(
        "style", [:], [.verbatim(StyleSheet.colors + StyleSheet.page + StyleSheet.pictures)]),
    ]
    let main =
      [Markup.element("h1", [:], [.text(title)])]
      + (summary.map { [.element("p", ["class": "summary"], [$0])] } ?? []) + body
    let html = Markup.element(
      "html", ["xmlns": "http://www.w3.org/1999/xhtml", "lang": language],
      [
        .element("head", [:], Self.lines(head)),
        .element(
          "body", [:],
          Self.lines(
            [.element("main", [:], Self.lines(main))]
              + (footer.map { [.element("footer", [:], [.element("p", [:], [$0])])] } ?? []))),
      ])
    return "<!DOCTYPE html>\n\(html.written)\n"
  }

  private static func lines(_ children: [Markup]) -> [Markup] {
    ["\n"] + children.flatMap { [$0, "\n"] }
  }
}
