/// Completion for fish, with the help of each command and option beside it.
struct FishCompletion {
  private let program: Program

  init(of program: Program) { self.program = program }

  var script: String {
    let first = "complete -c \(program.name) -n __fish_use_subcommand"
    var lines = [
      "# Completion for \(program.name): \(program.name) completions fish | source",
      "complete -c \(program.name) -f",
      "\(first) -s h -l help -d 'show this help'",
      "\(first) -l version -d 'show the version'",
    ]
    for command in program.commands {
      lines.append("\(first) -a \(command.name) -d \(command.summary.fishQuoted)")
    }
    for command in program.commands { lines += self.lines(of: command) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of command: Command) -> [String] {
    let begin =
      "complete -c \(program.name) -n '__fish_seen_subcommand_from \(command.name)'"
    let options = command.options.map { option in
      let short = option.short.map { " -s \($0)" } ?? ""
      let value = option.placeholder == nil ? "" : values(option.completion)
      return "\(begin)\(short) -l \(option.name)\(value) -d \(option.help.fishQuoted)"
    }
    let arguments = command.arguments.compactMap { argument -> String? in
      switch argument.completion {
      case .nothing where command.name == "help":
        "\(begin) -a \(program.commands.map(\.name).joined(separator: " ").fishQuoted)"
      case .nothing: nil
      case .file: "\(begin) -F"
      case .choices(let words): "\(begin) -a \(words.joined(separator: " ").fishQuoted)"
      }
    }
    return options + arguments
  }

  private func values(_ completion: Completion) -> String {
    switch completion {
    case .nothing: " -x"
    case .file: " -r -F"
    case .choices(let words): " -x -a \(words.joined(separator: " ").fishQuoted)"
    }
  }
}

extension String {
  /// The text as one word of fish, where a backslash is special even inside of quotes.
  fileprivate var fishQuoted: String {
    let escaped = reduce(into: "") { text, character in
      if character == "\\" || character == "'" { text.append("\\") }
      text.append(character)
    }
    return "'\(escaped)'"
  }
}
