/// An argument of a command, known by its place instead of a name: `arguments[argument]` gives its
/// value with its type.
///
///     Argument("TABLE", .file, help: "…")                 // String
///     Argument(optional: "COMMAND", .text, help: "…")     // String?
///     Argument(repeated: "MODEL", .file, help: "…")       // [String], at least one
public struct Argument<Result: Sendable>: ArgumentDeclaration {
  public let specification: ArgumentSpecification

  /// Nil only if the command that was parsed does not have this argument.
  let result: @Sendable ([any Sendable]) -> Result?

  private init<Value>(
    _ name: String, _ syntax: ValueSyntax<Value>, _ help: String, count: ClosedRange<Int>,
    result: @escaping @Sendable ([Value]) -> Result?
  ) {
    specification = ArgumentSpecification(
      name: name, help: help, count: count, completion: syntax.completion,
      read: { text throws(ValueProblem) in try syntax.read(text) })
    self.result = { values in result(values.compactMap { $0 as? Value }) }
  }

  /// An argument that must be there.
  public init(_ name: String, _ syntax: ValueSyntax<Result>, help: String) {
    self.init(name, syntax, help, count: 1...1) { $0.first }
  }

  /// An argument that may be left out; then its value is nil.
  public init<Value>(optional name: String, _ syntax: ValueSyntax<Value>, help: String)
  where Result == Value? {
    self.init(name, syntax, help, count: 0...1) { $0.first }
  }

  /// The rest of the arguments, of which there are `atLeast` or more.
  public init<Value>(
    repeated name: String, atLeast: Int = 1, _ syntax: ValueSyntax<Value>, help: String
  ) where Result == [Value] {
    self.init(name, syntax, help, count: atLeast ... .max) { $0 }
  }
}
