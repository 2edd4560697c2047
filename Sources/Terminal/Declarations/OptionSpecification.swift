/// What the parser and the documents need to know of an option, its type aside.
public struct OptionSpecification: Sendable {
  /// The long name, without its dashes.
  public let name: String
  /// The one-letter name, without its dash.
  public let short: Character?
  /// The word that stands for the value; nil for a flag, which has none.
  public let placeholder: String?
  /// What the option does, in one line that begins in lower case and has no full stop.
  public let help: String
  /// The value when the option is not given, for the reader of the help.
  public let defaultText: String?
  /// Whether the option may be given more than once.
  public let isRepeatable: Bool
  /// What a shell may offer for the value.
  public let completion: Completion

  let read: @Sendable (String) throws(ValueProblem) -> any Sendable

  /// The long name with its dashes.
  var dashedName: String { "--\(name)" }

  /// `-o, --output FILE`, or `--epochs N`.
  var signature: String {
    let names = (short.map { "-\($0), " } ?? "") + dashedName
    return placeholder.map { "\(names) \($0)" } ?? names
  }

  /// The help followed by the default, in parentheses, where there is one.
  var helpWithDefault: String { defaultText.map { "\(help) (default: \($0))" } ?? help }

  static let help = Option.flag("help", short: "h", help: "show this help").specification
}
