/// A program of several commands, and everything that follows from their descriptions.
public struct Program: Sendable {
  /// The word that starts the program.
  public let name: String
  /// The version, as `--version` prints it after the name.
  public let version: String
  /// What the program is, in one line that begins in lower case and has no full stop.
  public let summary: String
  /// More of it, in paragraphs separated by empty lines.
  public let discussion: String
  /// Command lines to begin with.
  public let examples: [Example]
  /// The commands, in the order in which the help lists them; `help`, `completions` and `man`, which every
  /// program has, stand last.
  public let commands: [Command]

  /// Describes a program. Two commands of one name are a mistake in the program and stop it.
  public init(
    _ name: String, version: String, _ summary: String, discussion: String = "",
    examples: [Example] = [], commands: [Command]
  ) {
    self.name = name
    self.version = version
    self.summary = summary
    self.discussion = discussion
    self.examples = examples
    self.commands = commands + [.help, .completions, .manual]
    precondition(
      Set(self.commands.map(\.name)).count == self.commands.count,
      "\(name) has two commands of one name")
  }

  /// The command of a name; throws with the closest name if there is none.
  func command(_ name: String) throws(UsageError) -> Command {
    if let command = commands.first(where: { $0.name == name }) { return command }
    let names = commands.map(\.name)
    let suggestion = Spelling.closest(to: name, among: names).map { "; did you mean \($0)?" }
    throw UsageError(
      "\(self.name): unknown command \(name.printable)\(suggestion ?? "")",
      hint: "See '\(self.name) --help'.")
  }
}
