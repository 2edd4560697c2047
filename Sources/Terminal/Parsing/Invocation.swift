/// What a command line asks a program to do.
public enum Invocation: Sendable {
  /// Explain the program.
  case programHelp
  /// Explain one command.
  case help(Command)
  /// Print the version.
  case version
  /// Perform a command.
  case perform(Arguments)
}

extension Program {
  /// Understands the words after the name of the program.
  ///
  /// No words at all ask for the help. Throws a `UsageError` that says what is wrong and where to look.
  public func parse(_ words: [String]) throws(UsageError) -> Invocation {
    guard let first = words.first else { return .programHelp }
    switch first {
    case "--help", "-h": return .programHelp
    case "--version": return .version
    case _ where first.hasPrefix("-") && first != "-": throw misplacedOption(first)
    default: break
    }
    let command = try command(first)
    var parser = ArgumentParser(command, of: self, words: words.dropFirst())
    return parser.asksForHelp ? .help(command) : .perform(try parser.parse())
  }

  private func misplacedOption(_ word: String) -> UsageError {
    let name = String(word.prefix { $0 != "=" })
    let own = ["--help", "--version"]
    let isOfCommand = commands.contains { $0.options.contains { $0.dashedName == name } }
    let way =
      isOfCommand
      ? "\(name) stands after a command: \(self.name) COMMAND \(name)"
      : "unknown option \(name.printable)"
        + (Spelling.closest(to: name, among: own).map { "; did you mean \($0)?" } ?? "")
    return UsageError("\(self.name): \(way)", hint: "See '\(self.name) --help'.")
  }
}
