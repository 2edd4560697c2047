/// Completion for zsh, with the help of each command and option beside it.
struct ZshCompletion {
  private let program: Program

  init(of program: Program) { self.program = program }

  var script: String {
    let function = "_\(program.name.shellIdentifier)"
    var lines = [
      "#compdef \(program.name)",
      "# Completion for \(program.name): source <(\(program.name) completions zsh)",
      "\(function)_commands() {",
      "  local -a commands=(",
    ]
    lines += program.commands.map { "    " + "\($0.name):\($0.summary)".shellQuoted }
    lines += [
      "  )",
      "  _describe command commands",
      "}",
      "\(function)() {",
      "  local context state line",
      "  typeset -A opt_args",
      "  _arguments -C '(- *)'{-h,--help}'[show this help]' '(- *)--version[show the version]' \\",
      "    \("1:command:\(function)_commands".shellQuoted) '*::argument:->arguments'",
      "  [[ $state == arguments ]] || return",
      "  case $line[1] in",
    ]
    for command in program.commands { lines += clause(of: command, function) }
    lines += [
      "  esac",
      "}",
      "if [[ $zsh_eval_context[-1] == loadautofunc ]]; then \(function) \"$@\"",
      "else compdef \(function) \(program.name)",
      "fi",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private func clause(of command: Command, _ function: String) -> [String] {
    let words =
      command.options.map(word) + command.arguments.map { word($0, of: command, function) }
    return ["    \(command.name))", "      _arguments \\"]
      + words.dropLast().map { "        \($0) \\" } + words.suffix(1).map { "        \($0) ;;" }
  }

  private func word(_ option: OptionSpecification) -> String {
    let repetition = option.isRepeatable ? "*" : ""
    let tail =
      "[\(option.help.escaped("[]:"))]"
      + (option.placeholder.map { ":\($0.escaped(":")):\(action(option.completion))" } ?? "")
    guard let short = option.short else {
      return "\(repetition)\(option.dashedName)\(tail)".shellQuoted
    }
    let exclusion = option.isRepeatable ? "'*'" : "'(-\(short) \(option.dashedName))'"
    return "\(exclusion){-\(short),\(option.dashedName)}\(tail.shellQuoted)"
  }

  private func word(
    _ argument: ArgumentSpecification, of command: Command, _ function: String
  ) -> String {
    let action = command.name == "help" ? "\(function)_commands" : action(argument.completion)
    let prefix = argument.count.upperBound > 1 ? "*" : ""
    let optional = argument.count.lowerBound == 0 && prefix.isEmpty ? ":" : ""
    return "\(prefix):\(optional)\(argument.help.escaped(":")):\(action)".shellQuoted
  }

  private func action(_ completion: Completion) -> String {
    switch completion {
    case .nothing: " "
    case .file: "_files"
    case .choices(let words): "(\(words.joined(separator: " ")))"
    }
  }
}

extension String {
  fileprivate func escaped(_ specials: String) -> String {
    reduce(into: "") { text, character in
      if character == "\\" || specials.contains(character) { text.append("\\") }
      text.append(character)
    }
  }
}
