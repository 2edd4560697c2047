internal import Gradus
internal import Terminal

/// A step of training named on the command line: what explain and check share.
enum StepOptions {
  static let model = Argument(
    optional: "MODEL", .file, help: "a model that gradus fit wrote")
  static let table = Argument(
    optional: "TABLE", .file, help: "CSV or IDX images, plain or .gz; - is stdin")

  static let row = Option(
    repeated: "row", .text, placeholder: "ROW",
    help: "a row's number; its inputs if there is no model", defaultNote: "1")
  static let batch = Option(
    "batch", .integer(in: 1...100_000), help: "the first N rows, as one batch")

  static let network = Option(
    "network", .widths, help: "instead of a model, as in 2-3-1")
  static let activation = Option(
    "activation", .list(of: .part(Activations.catalogue) { $0.spelling }),
    help: "of all its layers, or one for each", defaultNote: "sigmoid")
  static let weights = Option(
    "weights", .file, help: "its weights, a JSON file", defaultNote: "drawn")
  static let target = Option(
    repeated: "target", .text, placeholder: "NUMBERS", help: "what it should answer, for each --row"
  )
  static let seed = Option("seed", .seed, default: 1, help: "of drawn weights and dropout")

  static let loss = Option(
    "loss", .part(Losses.catalogue) { $0.spelling }, help: "such as half-squared-error",
    defaultNote: "the model's")
  static let optimizer = Option(
    "optimizer", .part(Optimizers.catalogue) { $0.spelling }, help: "such as adam",
    defaultNote: "the model's")
  static let rate = Option(
    "rate", .number(in: 1e-12...1e6), help: "learning rate η", defaultNote: "the optimizer's")
  static let l2 = Option(
    "l2", .number(in: 0...1e6), help: "penalty λ on weights", defaultNote: "the model's")

  static let groups = [
    OptionGroup("Rows", [row, batch]),
    OptionGroup("Without a model", [network, activation, weights, target]),
    OptionGroup("Training", [loss, optimizer, rate, l2, seed]),
  ]
  static let reading: [any OptionDeclaration] = [
    TableOptions.labels, TableOptions.missing, TableOptions.dropMissing, TableOptions.delimiter,
    TableOptions.unverified, TableOptions.threads,
  ]
}

extension ValueSyntax where Value == [Int] {
  /// `2-3-1`: how many inputs, and how many neurons each layer has.
  static var widths: Self {
    Self(
      placeholder: "WIDTHS",
      read: { text throws(ValueProblem) in
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let widths = parts.compactMap { Int($0) }.filter { (1...Network.widest).contains($0) }
        guard widths.count == parts.count, widths.count > 1, widths.count <= 1000 else {
          throw ValueProblem("\"\(text)\" is no chain of widths such as 2-3-1")
        }
        return widths
      },
      write: { $0.map(String.init).joined(separator: "-") })
  }
}
