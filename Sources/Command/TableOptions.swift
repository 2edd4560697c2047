internal import Gradus
internal import Terminal

/// How a table is read: options that several commands share.
enum TableOptions {
  static let labels = Option("labels", .file, help: "the labels of an IDX file of images")
  static let missing = Option(
    repeated: "missing", .text, help: "also a missing cell, besides NA, NaN, null, ?")
  static let dropMissing = Option.flag(
    "drop-missing-target", help: "leave out rows without a target")
  static let delimiter = Option(
    "delimiter", .delimiter, help: "what separates the cells", defaultNote: "found out")
  static let unverified = Option.flag(
    "unverified", help: "read a model that another program re-saved")
  static let threads = Option(
    "threads", .integer(in: 1...256), help: "results do not depend on it",
    defaultNote: "processors")
  static let json = Option.flag("json", help: "one JSON object on standard output")
  static let quiet = Option.flag("quiet", short: "q", help: "no progress and no notes")

  /// With the options of this command line.
  static func reading(_ arguments: Arguments, from options: CSV.Options = CSV.Options())
    -> CSV.Options
  {
    var options = options
    options.missing.formUnion(arguments[missing])
    if let delimiter = arguments[delimiter] { options.delimiter = delimiter }
    return options
  }

  /// The table at `path`, with its labels where they are in a file of their own.
  static func read(_ path: String, labels: String?, _ options: CSV.Options) throws -> Table {
    try labels.map { try Table.read(path, labels: $0, options: options) }
      ?? Table.read(path, options: options)
  }

  static func engine(_ arguments: Arguments) -> HostEngine {
    HostEngine(threads: arguments[threads])
  }
}

extension ValueSyntax where Value == Character {
  /// One character, or the word `tab`.
  static var delimiter: Self {
    Self(
      placeholder: "CHARACTER",
      read: { text throws(ValueProblem) in
        if text == "tab" || text == "\\t" { return "\t" }
        guard text.count == 1, let character = text.first, character.isASCII, character != "\"",
          !character.isNewline, !character.isLetter, !character.isNumber
        else {
          throw ValueProblem("\"\(text)\" is no single separator such as , ; | or the word tab")
        }
        return character
      },
      write: { $0 == "\t" ? "tab" : String($0) })
  }
}

extension ValueSyntax {
  /// A part of a catalogue, as it is spelled: `leaky-relu:slope=0.02`.
  static func part(
    _ catalogue: Catalogue<Value>, _ spelling: @escaping @Sendable (Value) -> String
  ) -> Self {
    Self(
      placeholder: "NAME", completion: .choices(catalogue.names),
      read: { text throws(ValueProblem) in
        do throws(SpellingError) { return try catalogue(text) } catch {
          let name = String(text.prefix { $0 != ":" }), names = catalogue.names
          // Where the name is right, a setting is not.
          let closest = names.contains(name) ? nil : Spelling.closest(to: name, among: names)
          throw ValueProblem(
            error.description + (closest.map { "; did you mean \($0)?" } ?? ""))
        }
      },
      write: spelling)
  }
}
