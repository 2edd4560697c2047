/// The manual page of a program (`man` macros of roff), one section for each command.
struct ManualPage {
  private let program: Program

  init(of program: Program) { self.program = program }

  var text: String {
    var lines = [
      ".\\\" Printed by '\(program.name) man'.",
      ".TH \(program.name.uppercased().quoted) 1 \"\" \("\(program.name) \(program.version)".quoted)",
      ".SH NAME", "\(program.name.roff) \\- \(program.summary.roff)",
      ".SH SYNOPSIS", ".B \(program.name.roff)", ".I COMMAND", "…".roff,
    ]
    lines += [".SH DESCRIPTION"] + paragraphs(program.summary, program.discussion)
    lines.append(".SH COMMANDS")
    for command in program.commands { lines += section(of: command) }
    lines += exitStatus + environment
    if !program.examples.isEmpty { lines += [".SH EXAMPLES"] + self.lines(of: program.examples) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(of command: Command) -> [String] {
    var lines = [".SS \("\(program.name) \(command.name) \(command.usage)".quoted)"]
    lines += paragraphs(command.summary, command.discussion)
    for argument in command.arguments {
      lines += [".TP", ".I \(argument.name.roff)", argument.help.roff]
    }
    for group in command.groups {
      lines += [".PP", ".B \("\(group.heading):".quoted)"]
      for option in group.options {
        lines += [".TP", signature(of: option), option.helpWithDefault.roff]
      }
    }
    if !command.examples.isEmpty {
      lines += [".PP", "Examples:"] + self.lines(of: command.examples)
    }
    return lines
  }

  private func signature(of option: OptionSpecification) -> String {
    let short = option.short.map { "\\fB\("-\($0)".roff)\\fR, " } ?? ""
    let value = option.placeholder.map { " \\fI\($0.roff)\\fR" } ?? ""
    return "\(short)\\fB\(option.dashedName.roff)\\fR\(value)"
  }

  private func paragraphs(_ summary: String, _ discussion: String) -> [String] {
    [summary.asSentence.roff] + discussion.paragraphs.flatMap { [".PP", $0.roff] }
  }

  private func lines(of examples: [Example]) -> [String] {
    examples.flatMap { [".TP", ".B \($0.line.quoted)", $0.explanation.asSentence.roff] }
  }

  private var exitStatus: [String] {
    let meanings = [
      ("0", "All went well."),
      ("1", "The command could not do what it was asked to, and said why."),
      ("2", "The command line was wrong."), ("130", "Ctrl-C was pressed."),
    ]
    return [".SH EXIT STATUS"] + meanings.flatMap { [".TP", ".B \($0.0)", $0.1.roff] }
  }

  private var environment: [String] {
    let meanings = [
      ("NO_COLOR", "If it is set and not empty, no colors are used."),
      ("COLUMNS", "The width of the screen, in place of the one that the terminal reports."),
      ("LC_ALL, LC_CTYPE, LANG", "Unless they name UTF-8, bars and lines are drawn in ASCII."),
    ]
    return [".SH ENVIRONMENT"] + meanings.flatMap { [".TP", ".B \($0.0.quoted)", $0.1.roff] }
  }
}

extension String {
  /// The text as roff prints it literally: a hyphen typed is a hyphen shown, no line is taken for a request.
  fileprivate var roff: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\\": text += "\\e"
      case "-": text += "\\-"
      case "\n": text += " "
      case _ where scalar.isASCII: text.unicodeScalars.append(scalar)
      default:
        // Not every roff reads UTF-8, but all know this name of a character.
        let digits = String(scalar.value, radix: 16, uppercase: true)
        text += "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
      }
    }
    return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
  }

  /// The text as one argument of a request.
  fileprivate var quoted: String {
    "\"" + roff.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\(dq")
      + "\""
  }
}
