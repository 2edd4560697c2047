extension ValueSyntax where Value == String {
  /// Any text that is not empty.
  public static var text: Self { named("TEXT") }

  /// The name of a file; `-`, which the commands take for standard input or output, is one too.
  public static var file: Self { named("FILE", completion: .file) }

  /// The name of a column of a table.
  public static var column: Self { named("COLUMN") }

  private static func named(_ placeholder: String, completion: Completion = .nothing) -> Self {
    Self(placeholder: placeholder, completion: completion) { text throws(ValueProblem) in
      if text.isEmpty { throw ValueProblem("the value is empty") }
      return text
    }
  }
}
