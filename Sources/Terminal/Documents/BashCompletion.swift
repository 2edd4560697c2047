/// Completion for bash 4 and later, which needs no other package.
struct BashCompletion {
  private let program: Program

  init(of program: Program) { self.program = program }

  var script: String {
    let function = "_\(program.name.shellIdentifier)"
    let names = program.commands.map(\.name).joined(separator: " ")
    var lines = [
      "# Completion for \(program.name): source <(\(program.name) completions bash)",
      "\(function)() {",
      "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} words='' files=''",
      "  if [[ $COMP_CWORD -eq 1 ]]; then",
      "    words=\("\(names) --help --version".shellQuoted)",
      "  else",
      "    case ${COMP_WORDS[1]} in",
    ]
    for command in program.commands { lines += clause(of: command) }
    lines += [
      "    esac",
      "  fi",
      "  COMPREPLY=()",
      "  [[ -n $words ]] && mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")",
      "  if [[ -n $files ]]; then",
      "    compopt -o filenames",
      "    local found",
      "    mapfile -t found < <(compgen -f -- \"$current\")",
      "    COMPREPLY+=(\"${found[@]}\")",
      "  fi",
      "}",
      "complete -F \(function) \(program.name)",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private func clause(of command: Command) -> [String] {
    var lines = ["      \(command.name))", "        case $previous in"]
    for option in command.options where option.placeholder != nil {
      let names = [option.dashedName] + (option.short.map { ["-\($0)"] } ?? [])
      lines.append("          \(names.joined(separator: "|"))) \(offer(option.completion)) ;;")
    }
    let names = command.options.flatMap { [$0.dashedName] + ($0.short.map { ["-\($0)"] } ?? []) }
    lines += [
      "          *)",
      "            if [[ $current == -* ]]; then words=\(names.joined(separator: " ").shellQuoted)",
      "            else \(operands(of: command))",
      "            fi ;;",
      "        esac ;;",
    ]
    return lines
  }

  private func operands(of command: Command) -> String {
    let completions = command.arguments.map(\.completion)
    let words = command.name == "help" ? program.commands.map(\.name) : []
    let choices = completions.flatMap { completion in
      if case .choices(let choices) = completion { choices } else { [String]() }
    }
    if completions.contains(.file) { return offer(.file) }
    return offer(.choices(words + choices))
  }

  private func offer(_ completion: Completion) -> String {
    switch completion {
    case .nothing: ":"
    case .file: "files=1"
    case .choices(let words): "words=\(words.joined(separator: " ").shellQuoted)"
    }
  }
}
