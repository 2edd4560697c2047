/// An option of a command, declared once: `arguments[option]` gives its value with its type, and the
/// same declaration feeds the parser, the help, the manual page and the completions.
///
/// `Result` follows from how it is declared:
///
///     Option.flag("quiet", short: "q", help: "…")                       // Bool
///     Option("epochs", .integer(in: 1...1_000_000), help: "…")          // Int?
///     Option("holdout", .number(in: 0..<1), default: 0.2, help: "…")    // Double
///     Option(repeated: "keep", .column, help: "…")                      // [String]
public struct Option<Result: Sendable>: OptionDeclaration {
  public let specification: OptionSpecification
  let result: @Sendable ([any Sendable]) -> Result

  private init<Value>(
    _ name: String, _ short: Character?, _ syntax: ValueSyntax<Value>, _ placeholder: String?,
    _ help: String, defaultText: String?, isRepeatable: Bool = false,
    result: @escaping @Sendable ([Value]) -> Result
  ) {
    specification = OptionSpecification(
      name: name, short: short, placeholder: placeholder ?? syntax.placeholder, help: help,
      defaultText: defaultText, isRepeatable: isRepeatable, completion: syntax.completion,
      read: { text throws(ValueProblem) in try syntax.read(text) })
    self.result = { values in result(values.compactMap { $0 as? Value }) }
  }

  /// An option that may be left out; then its value is nil, and `defaultNote` tells the reader of the
  /// help what happens instead.
  public init<Value>(
    _ name: String, short: Character? = nil, _ syntax: ValueSyntax<Value>,
    placeholder: String? = nil, help: String, defaultNote: String? = nil
  ) where Result == Value? {
    self.init(name, short, syntax, placeholder, help, defaultText: defaultNote) { $0.last }
  }

  /// An option that has the value `default` when it is left out.
  public init(
    _ name: String, short: Character? = nil, _ syntax: ValueSyntax<Result>,
    placeholder: String? = nil, default: Result, help: String
  ) {
    self.init(name, short, syntax, placeholder, help, defaultText: syntax.write(`default`)) {
      $0.last ?? `default`
    }
  }

  /// An option that may be given any number of times, its values kept in order.
  public init<Value>(
    repeated name: String, short: Character? = nil, _ syntax: ValueSyntax<Value>,
    placeholder: String? = nil, help: String, defaultNote: String? = nil
  ) where Result == [Value] {
    self.init(
      name, short, syntax, placeholder, help, defaultText: defaultNote, isRepeatable: true
    ) { $0 }
  }
}

extension Option where Result == Bool {
  /// An option without a value: true when it is given.
  public static func flag(_ name: String, short: Character? = nil, help: String) -> Self {
    Self(flag: name, short: short, help: help)
  }

  private init(flag name: String, short: Character?, help: String) {
    specification = OptionSpecification(
      name: name, short: short, placeholder: nil, help: help, defaultText: nil,
      isRepeatable: false, completion: .nothing, read: { _ throws(ValueProblem) in true })
    result = { values in !values.isEmpty }
  }
}
