/// Reads the words after the name of a command, by the conventions of GNU:
///
/// `--name value`, `--name=value`, `-o value`, `-ovalue`, flags together as in `-qj`; options and arguments
/// in any order; `--` ends the options; `-` is an argument.
struct ArgumentParser {
  private let command: Command
  private let program: Program
  private var words: ArraySlice<String>
  private var operands: [String] = []
  private var arguments: Arguments

  init(_ command: Command, of program: Program, words: ArraySlice<String>) {
    self.command = command
    self.program = program
    self.words = words
    arguments = Arguments(program: program, command: command)
  }

  /// Whether help is asked for, in which case nothing else matters.
  var asksForHelp: Bool {
    words.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
  }

  mutating func parse() throws(UsageError) -> Arguments {
    while let word = words.popFirst() {
      if word == "--" {
        operands += words
        break
      } else if word.hasPrefix("--") {
        try parseLong(word.dropFirst(2))
      } else if word.hasPrefix("-"), word != "-", !isNegativeNumber(word) {
        try parseShort(word.dropFirst())
      } else {
        operands.append(word)
      }
    }
    try assignOperands()
    return arguments
  }

  // MARK: Options

  private mutating func parseLong(_ word: Substring) throws(UsageError) {
    let name = word.prefix { $0 != "=" }
    guard let option = command.options.first(where: { $0.name == name }) else {
      throw unknown("--\(name)")
    }
    let value = name.endIndex == word.endIndex ? nil : String(word[name.endIndex...].dropFirst())
    try record(option, spelled: option.dashedName, value: value)
  }

  private mutating func parseShort(_ letters: Substring) throws(UsageError) {
    var letters = letters
    while let letter = letters.popFirst() {
      guard let option = command.options.first(where: { $0.short == letter }) else {
        throw unknown("-\(letter)")
      }
      var value: String?
      if option.placeholder != nil, !letters.isEmpty {
        value = String(letters)
        letters = ""
      }
      try record(option, spelled: "-\(letter)", value: value)
    }
  }

  private mutating func record(
    _ option: OptionSpecification, spelled name: String, value: String?
  ) throws(UsageError) {
    if !option.isRepeatable, arguments.options[option.name] != nil {
      throw wrong("\(name) is given twice; it takes one value only", unlessFlag: option, name)
    }
    let text: String
    if let placeholder = option.placeholder {
      if let value { text = value } else { text = try nextValue(for: name, placeholder) }
    } else {
      if value != nil { throw wrong("\(name) takes no value") }
      text = ""
    }
    do {
      arguments.options[option.name, default: []].append(try option.read(text))
    } catch {
      throw wrong("\(name): \(error)")
    }
  }

  /// The word after an option that takes a value. A word that is itself an option of the command is taken
  /// for one whose predecessor lost its value.
  private mutating func nextValue(
    for name: String, _ placeholder: String
  ) throws(UsageError) -> String {
    guard let next = words.first else {
      throw wrong("\(name) needs a value: \(name) \(placeholder)")
    }
    if next == "--" || isOption(next) {
      let way =
        name.hasPrefix("--") ? "write \(name)=\(next.printable) if it is" : "put the value first"
      throw wrong("\(name) needs a value, and \(next.printable) does not look like one; \(way)")
    }
    words.removeFirst()
    return next
  }

  private func isOption(_ word: String) -> Bool {
    let name = word.prefix { $0 != "=" }
    return command.options.contains { option in
      name == option.dashedName || option.short.map { word == "-\($0)" } ?? false
    }
  }

  private func isNegativeNumber(_ word: String) -> Bool {
    // Not -inf and -nan, which a user is more likely to have meant for options.
    Double(word) != nil && word.utf8.contains { (0x30...0x39).contains($0) }
      && !command.options.contains { $0.short?.isNumber ?? false }
  }

  // MARK: Arguments

  private mutating func assignOperands() throws(UsageError) {
    var rest = operands[...]
    for argument in command.arguments {
      let taken = rest.prefix(argument.count.upperBound)
      rest = rest.dropFirst(taken.count)
      if taken.count < argument.count.lowerBound {
        throw wrong("\(argument.name) is missing: \(argument.help)")
      }
      for word in taken {
        do {
          arguments.arguments[argument.name, default: []].append(try argument.read(word))
        } catch {
          throw wrong("\(argument.name): \(error)")
        }
      }
    }
    if let extra = rest.first {
      throw wrong("unexpected argument \(extra.printable)\(expectation)")
    }
  }

  private var expectation: String {
    command.arguments.isEmpty
      ? "; it takes none" : "; it takes \(command.arguments.map(\.usage).joined(separator: " "))"
  }

  // MARK: Errors

  private func wrong(_ message: String) -> UsageError {
    UsageError.wrong(message, in: command, of: program)
  }

  private func wrong(
    _ message: String, unlessFlag option: OptionSpecification, _ name: String
  ) -> UsageError {
    wrong(option.placeholder == nil ? "\(name) is given twice" : message)
  }

  private func unknown(_ name: String) -> UsageError {
    let candidates = command.options.map(\.dashedName)
    let suggestion =
      name.hasPrefix("--")
      ? Spelling.closest(to: name, among: candidates).map { "; did you mean \($0)?" } : nil
    return wrong("unknown option \(name.printable)\(suggestion ?? "")")
  }
}
