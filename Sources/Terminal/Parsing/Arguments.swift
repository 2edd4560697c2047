/// What a command line says, every value read and checked.
public struct Arguments: Sendable {
  /// The program that was called.
  public let program: Program
  /// The command that was called.
  public let command: Command

  var options: [String: [any Sendable]] = [:]
  var arguments: [String: [any Sendable]] = [:]

  init(program: Program, command: Command) {
    self.program = program
    self.command = command
  }

  /// The value of an option of the command, or what its declaration says for an option that is not given.
  public subscript<Result>(_ option: Option<Result>) -> Result {
    let name = option.specification.name
    precondition(
      command.options.contains { $0.name == name }, "\(command.name) does not declare --\(name)")
    return option.result(options[name] ?? [])
  }

  /// The value of an argument of the command.
  public subscript<Result>(_ argument: Argument<Result>) -> Result {
    let name = argument.specification.name
    guard let result = argument.result(arguments[name] ?? []) else {
      preconditionFailure("\(command.name) does not declare \(name)")
    }
    return result
  }

  /// Whether an option stands on the command line, as against having its default.
  public func isGiven(_ option: any OptionDeclaration) -> Bool {
    options[option.specification.name] != nil
  }

  /// The error for a command line whose parts are right but do not go together:
  /// `gradus fit: --labels and --target exclude each other`.
  public func wrongUsage(_ message: String) -> UsageError {
    UsageError.wrong(message, in: command, of: program)
  }

  /// Throws if two options are given that exclude each other.
  public func exclude(
    _ first: any OptionDeclaration, _ second: any OptionDeclaration
  ) throws(UsageError) {
    if isGiven(first), isGiven(second) {
      throw wrongUsage(
        "\(first.specification.dashedName) and \(second.specification.dashedName) "
          + "exclude each other; leave one of them out")
    }
  }
}

extension UsageError {
  static func wrong(_ message: String, in command: Command, of program: Program) -> UsageError {
    UsageError(
      "\(program.name) \(command.name): \(message)",
      hint: "See '\(program.name) \(command.name) --help'.")
  }
}
