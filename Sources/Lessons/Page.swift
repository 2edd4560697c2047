public import Terminal

/// What a lesson tells, laid out for a screen.
public struct Page {
  public let screen: Screen
  /// So far.
  public private(set) var text = ""
  private let style: Style

  /// An empty page.
  public init(for screen: Screen) { (self.screen, style) = (screen, Style(for: screen)) }

  /// A heading.
  public mutating func head(_ heading: String) {
    text += style.strong(screen.readable(heading)) + "\n\n"
  }

  /// A paragraph.
  public mutating func say(_ paragraph: String) { text += screen.prose(paragraph) + "\n" }

  /// Equations or other lines that are not to be joined, indented.
  public mutating func show(_ lines: String...) { show(lines) }

  /// Likewise.
  public mutating func show(_ lines: [String]) {
    for line in lines {
      let whole = "    " + screen.readable(line), indent = String(whole.prefix { $0 == " " })
      // What is too wide goes on below, further to the right.
      text +=
        whole.displayWidth <= columns
        ? whole + "\n" : screen.prose(line, indent: indent + "  ", first: indent)
    }
    text += "\n"
  }

  /// Lines of a program: as they are.
  public mutating func quote(_ lines: [String]) {
    for line in lines { text += (line.isEmpty ? "" : "    " + screen.readable(line)) + "\n" }
    text += "\n"
  }

  /// A table; a heading that begins with `#` is that of numbers.
  public mutating func tabulate(_ headings: [String], _ rows: [[String]]) {
    var table = TextTable(
      headings.map {
        $0.hasPrefix("#")
          ? .number(screen.readable(String($0.dropFirst()))) : .text(screen.readable($0))
      })
    for row in rows { table.append(row.map(screen.readable)) }
    text += table.text(for: screen) + "\n"
  }

  /// A plot under its caption, the curves' names behind it in their colors or marks.
  public mutating func draw(_ plot: BraillePlot, _ caption: String, curves: [String] = []) {
    let names = curves.enumerated().map { number, name in
      let mark = curves.count > 1 ? BraillePlot.mark(ofCurve: number, for: screen) : ""
      return style.curve(number, (mark.isEmpty ? "" : mark + " ") + screen.readable(name))
    }
    text += screen.prose(caption) + plot.text(for: screen)
    let width = curves.reduce(0) { $0 + screen.readable($1).displayWidth + 5 }
    let legend = width <= columns ? [names.joined(separator: "   ")] : names
    text += (names.isEmpty ? "" : legend.map { "  \($0)\n" }.joined()) + "\n"
  }

  /// How many letters a plot may be wide.
  public var plotColumns: Int { max(16, min(columns - 12, 60)) }

  private var columns: Int { screen.columns ?? 80 }
}
