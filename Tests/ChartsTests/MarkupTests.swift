import Charts
import Numerics
import TestSupport
import Testing

@Suite("Markup and pages")
struct MarkupTests {
  /// Whatever a table may hold.
  static let hostile = [
    "<script>alert(1)</script>", "a & b &amp; c", "\"quoted\" 'and' >closed", "]]> --> <!-- x",
    "line\nbreak\tand\r\nreturn", "\u{0}\u{1}\u{8}\u{B}\u{1F}\u{7F}\u{85}\u{FFFE}\u{FFFF}",
    "👩‍🔬 日本語 ₂ é e\u{301}",
    "\u{202E}backwards", "",
  ]

  /// Characters that XML does not know are replaced.
  private func readable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar {
          case "\n", "\t", "\r": scalar
          case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
          default: scalar
          }
        }))
  }

  @Test("text and attributes come back as they were, whatever they hold")
  func escapes() throws {
    let random = RandomSource(seed: 1, purpose: 1)
    let pieces = Self.hostile + ["<", ">", "&", "\"", "'", ";", "#", "&#38;", "x"]
    var texts = Self.hostile
    for k in 0..<300 {
      texts.append(
        (0..<6).map { pieces[Int(random.uniform(6 * k + $0) * Double(pieces.count))] }.joined())
    }
    for text in texts {
      let written = Markup.element("p", ["title": text], [.text(text), .element("b")]).written
      let read = try MarkupReader.read(written)
      #expect(read.text.unicodeScalars.elementsEqual(readable(text).unicodeScalars))
      #expect(
        read.attributes["title"]?.unicodeScalars.elementsEqual(readable(text).unicodeScalars)
          == true)
      #expect(read.children.map(\.name) == ["b"])
    }
  }

  @Test("an interpolated text is escaped, verbatim markup is not")
  func interpolates() {
    let name = "<b>"
    #expect(HTML.paragraph("\(name) & co").written == "<p>&lt;b&gt; &amp; co</p>")
    #expect(
      HTML.math("<mi>z</mi>").written.hasSuffix("display=\"inline\"><mi>z</mi></math>"))
  }

  @Test("attributes without a value are left out, empty elements are closed")
  func closes() {
    #expect(Markup.element("td", ["class": nil]).written == "<td></td>")
    #expect(Markup.element("br").written == "<br/>")
  }

  private var page: Page {
    let items = Self.hostile
    return Page(
      title: items[0], summary: .text(items[1]),
      body: [
        HTML.contents(items.map { ($0, "part") }),
        HTML.section(
          "Part", id: "part",
          [
            HTML.table(
              caption: items[2], [.text("a"), .number("b")], rows: items.map { [.text($0), "1"] }),
            HTML.definitions(items.map { (.text($0), HTML.code($0)) }),
            HTML.list(items.map { .text($0) }), HTML.preformatted(items.joined(separator: "\n")),
            HTML.note("note"), HTML.details("more", [HTML.paragraph("inside")]),
            HTML.figures([
              HTML.figure(Pictures.lines(["a"]), caption: .text(items[3]))
            ]),
          ]),
      ], footer: .text(items[4]))
  }

  @Test("a page is well-formed, has one title and one main heading, and says its language")
  func pageIsWellFormed() throws {
    let root = try MarkupReader.read(page.written)
    #expect(page.written.hasPrefix("<!DOCTYPE html>\n<html "))
    #expect(root.name == "html" && root.attributes["lang"] == "en")
    #expect(root.all(named: "h1").map(\.text) == [Self.hostile[0]])
    #expect(root.children.first?.all(named: "title").map(\.text) == [Self.hostile[0]])
    #expect(root.all(named: "table").allSatisfy { $0.children.first?.name == "caption" })
    #expect(root.all(named: "figure").allSatisfy { !$0.all(named: "figcaption").isEmpty })
  }

  @Test("a page names nothing that would have to be fetched, and runs nothing")
  func pageIsSelfContained() throws {
    let root = try MarkupReader.read(page.written)
    let names = Set(root.all.map(\.name))
    #expect(names.isDisjoint(with: ["script", "iframe", "object", "embed", "base", "form"]))
    for element in root.all {
      for (key, value) in element.attributes {
        #expect(!key.hasPrefix("on"))
        if ["href", "src", "data", "action", "srcset"].contains(key) {
          #expect(value.hasPrefix("#") || value.hasPrefix("data:"), "\(value)")
        }
      }
    }
    let style = root.all(named: "style").map(\.text).joined()
    #expect(!style.contains("url(") && !style.contains("@import"))
  }

  @Test("links lead to parts of the page")
  func linksLead() throws {
    let root = try MarkupReader.read(page.written)
    let ids = root.all.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    for link in root.all(named: "a") {
      #expect(ids.contains(String(link.attributes["href"]?.dropFirst() ?? "")))
    }
  }
}
