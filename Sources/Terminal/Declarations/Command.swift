/// One command of a program, such as `gradus fit`: what it is called, what it takes, what it does.
public struct Command: Sendable {
  /// The word that chooses the command.
  public let name: String
  /// What it does, in one line that begins in lower case and has no full stop.
  public let summary: String
  /// More of it, in paragraphs separated by empty lines; line breaks inside of one mean nothing.
  public let discussion: String
  /// What follows the name in the usage line.
  public let usage: String
  /// The arguments, in order.
  public let arguments: [ArgumentSpecification]
  /// The options under their headings; `--help` stands last.
  public let groups: [OptionGroup]
  /// Command lines to learn from.
  public let examples: [Example]

  let action: @Sendable (Arguments, Console) throws -> Void

  /// All options, whatever their heading.
  public var options: [OptionSpecification] { groups.flatMap(\.options) }

  /// Describes a command and what it does when it is called.
  ///
  /// `usage` need be given only where the arguments and `[OPTIONS]` do not say it all, as when one of two
  /// options must be there. A command that contradicts itself (two options of one name, an argument after
  /// one that takes all the rest) is a mistake in the program and stops it.
  public init(
    _ name: String, _ summary: String, discussion: String = "", usage: String? = nil,
    arguments: [any ArgumentDeclaration] = [], groups: [OptionGroup] = [], examples: [Example] = [],
    action: @escaping @Sendable (Arguments, Console) throws -> Void
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.arguments = arguments.map(\.specification)
    self.groups = Self.addingHelp(to: groups)
    self.examples = examples
    self.action = action
    let words = self.arguments.map(\.usage) + (groups.isEmpty ? [] : ["[OPTIONS]"])
    self.usage = usage ?? words.joined(separator: " ")
    checkNames()
    checkOrder()
  }

  private static func addingHelp(to groups: [OptionGroup]) -> [OptionGroup] {
    guard let last = groups.last else { return [OptionGroup(heading: "Options", options: [.help])] }
    return groups.dropLast() + [
      OptionGroup(heading: last.heading, options: last.options + [.help])
    ]
  }

  private func checkNames() {
    let names =
      options.map(\.dashedName) + options.compactMap { $0.short.map { "-\($0)" } }
      + arguments.map(\.name)
    var seen: Set<String> = []
    for name in names {
      precondition(seen.insert(name).inserted, "\(self.name) declares \(name) twice")
    }
  }

  private func checkOrder() {
    for (argument, next) in zip(arguments, arguments.dropFirst()) {
      precondition(
        argument.count.upperBound == argument.count.lowerBound
          || (argument.count.upperBound == 1 && next.count.lowerBound == 0),
        "\(name): no telling where \(argument.name) ends and \(next.name) begins")
    }
  }
}
