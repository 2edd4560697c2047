/// What `--help` prints: one screen.
struct HelpPage {
  /// A name and what it means, side by side.
  private struct Entry {
    let name: String
    let meaning: String
  }

  private struct Section {
    let heading: String
    let entries: [Entry]
  }

  /// The lines of a common screen that a page tries to keep to.
  private static let screenful = 45
  /// A longer name has a line of its own, so that it does not push aside what all the others mean.
  private static let widestName = 26

  private var usage: String
  private let paragraphs: [String]
  private var sections: [Section]
  private let examples: [Example]
  private let footer: String?

  /// The page of a program: its commands.
  init(of program: Program) {
    usage = "\(program.name) COMMAND …"
    paragraphs = [program.summary.asSentence] + program.discussion.paragraphs
    sections = [
      Section(
        heading: "Commands",
        entries: program.commands.map { Entry(name: $0.name, meaning: $0.summary) }),
      Section(
        heading: "Options",
        entries: [
          Entry(name: "-h, --help", meaning: "show this help"),
          Entry(name: "--version", meaning: "show the version"),
        ]),
    ]
    examples = program.examples
    footer = "See '\(program.name) COMMAND --help' for the options of a command."
  }

  /// The page of a command: its arguments and options.
  init(of command: Command, in program: Program) {
    usage = "\(program.name) \(command.name) \(command.usage)"
    paragraphs = [command.summary.asSentence] + command.discussion.paragraphs
    let arguments = command.arguments.map { Entry(name: $0.name, meaning: $0.help) }
    let groups = command.groups.map { group in
      Section(
        heading: group.heading,
        entries: group.options.map { Entry(name: $0.signature, meaning: $0.helpWithDefault) })
    }
    sections =
      (arguments.isEmpty ? [] : [Section(heading: "Arguments", entries: arguments)]) + groups
    examples = command.examples
    footer = nil
  }

  /// The page, wrapped to the width of the screen. If it would not fit on a screen, the empty lines before
  /// the groups of options are given up, and what an example does stands beside it where there is room.
  func text(for screen: Screen) -> String {
    let page = screen.allowsUnicode ? self : withoutEllipses
    let style = Style(for: screen)
    var lines = page.lines(screen.textColumns, style, isAiry: true)
    if lines.count > Self.screenful {
      lines = page.lines(screen.textColumns, style, isAiry: false)
    }
    return lines.map { screen.readable($0) + "\n" }.joined()
  }

  /// The page with three dots for each ellipsis, which is drawn by this library itself for what may be
  /// repeated.
  private var withoutEllipses: HelpPage {
    func spelled(_ text: String) -> String {
      text.split(separator: "…", omittingEmptySubsequences: false).joined(separator: "...")
    }
    var page = self
    page.usage = spelled(usage)
    page.sections = sections.map { section in
      Section(
        heading: section.heading,
        entries: section.entries.map { Entry(name: spelled($0.name), meaning: $0.meaning) })
    }
    return page
  }

  private func lines(_ columns: Int, _ style: Style, isAiry: Bool) -> [String] {
    var lines = hanging("Usage:", usage, style, columns)
    for paragraph in paragraphs { lines += [""] + paragraph.wrapped(toColumns: columns) }
    let nameWidths = sections.flatMap(\.entries).map(\.name.displayWidth)
    let nameWidth = nameWidths.filter { $0 <= Self.widestName }.max() ?? Self.widestName
    for section in sections {
      if isAiry { lines.append("") }
      lines.append(style.strong("\(section.heading):"))
      lines += section.entries.flatMap { self.lines(of: $0, nameWidth, columns) }
    }
    if !examples.isEmpty {
      lines += (isAiry ? [""] : []) + [style.strong("Examples:")]
      lines += examples.flatMap { example in
        (isAiry ? nil : line(of: example, style, columns))
          ?? self.lines(of: example, style, columns)
      }
    }
    if let footer { lines += [""] + footer.wrapped(toColumns: columns) }
    return lines
  }

  private func lines(of entry: Entry, _ nameWidth: Int, _ columns: Int) -> [String] {
    let margin = nameWidth + 4
    var meaning = entry.meaning.wrapped(toColumns: columns - margin)
    var name = "  " + entry.name
    var lines: [String] = []
    if entry.name.displayWidth <= nameWidth {
      name += String(repeating: " ", count: margin - name.displayWidth)
      lines.append(name + (meaning.isEmpty ? "" : meaning.removeFirst()))
    } else {
      lines.append(name)
    }
    return lines + meaning.map { String(repeating: " ", count: margin) + $0 }
  }

  /// A command line and, beside it, what it does, if that fits.
  private func line(of example: Example, _ style: Style, _ columns: Int) -> [String]? {
    let margin = 4 + (examples.map(\.line.displayWidth).max() ?? 0)
    guard margin + example.explanation.displayWidth <= columns else { return nil }
    let gap = String(repeating: " ", count: margin - 2 - example.line.displayWidth)
    return ["  " + example.line + gap + style.faint(example.explanation)]
  }

  /// A command line and, below it, what it does; a line too long for the screen goes on after a backslash,
  /// so that it can be copied as it stands.
  private func lines(of example: Example, _ style: Style, _ columns: Int) -> [String] {
    let wrapped = String.lines(of: unbreakable(example.line), columns: columns - 6)
    let continued = wrapped.enumerated().map { index, line in
      (index == 0 ? "  " : "    ") + line + (index == wrapped.count - 1 ? "" : " \\")
    }
    let explanation = example.explanation.wrapped(toColumns: columns - 6)
    return continued + explanation.map { "      " + style.faint($0) }
  }

  /// The line in pieces that begin with an option each, so that no break falls between an option and its
  /// value, or inside of quotes.
  private func unbreakable(_ line: String) -> [String] {
    line.split(separator: " ", omittingEmptySubsequences: false).reduce(into: []) { pieces, word in
      if pieces.isEmpty || word.hasPrefix("-") {
        pieces.append(String(word))
      } else {
        pieces[pieces.count - 1] += " " + word
      }
    }
  }

  private func hanging(
    _ heading: String, _ text: String, _ style: Style, _ columns: Int
  ) -> [String] {
    let margin = heading.count + 1
    return text.wrapped(toColumns: columns - margin).enumerated().map { index, line in
      index == 0
        ? "\(style.strong(heading)) \(line)" : String(repeating: " ", count: margin) + line
    }
  }
}

extension String {
  /// A summary as a sentence: its first letter large, a full stop at its end.
  var asSentence: String { prefix(1).uppercased() + dropFirst() + "." }
}
