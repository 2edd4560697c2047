internal import Gradus
internal import Terminal

/// A step of training: a network, the examples of a batch, and how it is trained.
struct NamedStep {
  let network: Network
  let examples: DataSet
  let loss: any Loss
  let optimizer: any Optimizer
  let l2: Double
  /// What the examples are, for a heading: `row 1 of xor.csv`.
  let rows: String
  /// The examples' numbers in the table, counted from 1.
  let numbers: [Int]
  /// What inputs and outputs are called; none without a model.
  let inputNames, outputNames: [String]
  /// The one row as the table has it: `x1 = 0, x2 = 0, y = 1`; `nil` of a batch, and without a model.
  let cells: String?
  let notes: [String]

  var names: StepNames {
    StepNames(rows: rows, cells: cells, inputs: inputNames, outputs: outputNames)
  }

  /// With `batch` rows where the command line does not say.
  init(_ arguments: Arguments, batch: Int = 1) throws {
    if let widths = arguments[StepOptions.network] {
      if arguments[StepOptions.model] != nil {
        throw arguments.wrongUsage("--network is for a step without a model; leave one of them out")
      }
      try self.init(arguments, widths: widths)
    } else {
      guard let model = arguments[StepOptions.model], let table = arguments[StepOptions.table]
      else {
        throw arguments.wrongUsage(
          "give a model and a table, or a network such as --network 2-2-1 with --row and --target")
      }
      try self.init(arguments, model: model, table: table, batch: batch)
    }
  }

  // MARK: Of a model

  private init(_ arguments: Arguments, model path: String, table: String, batch: Int) throws {
    let foreign: [any OptionDeclaration] = [
      StepOptions.activation, StepOptions.weights, StepOptions.target,
    ]
    for option in foreign where arguments.isGiven(option) {
      throw arguments.wrongUsage(
        "--\(option.specification.name) goes with --network; a model has its own")
    }
    let model = try Model(contentsOf: path, verified: !arguments[TableOptions.unverified])
    let options = TableOptions.reading(arguments, from: model.preparation.readingOptions())
    let read = try TableOptions.read(table, labels: arguments[TableOptions.labels], options)
    let usable = try model.preparation.rows(
      of: read, droppingMissing: arguments[TableOptions.dropMissing])
    let rows = try Self.rows(arguments, of: table, usable: usable, batch: batch)
    let precision = model.network.precision
    let (x, report) = try model.preparation.inputs(of: read, rows: rows, precision: precision)
    let t = try model.preparation.targets(of: read, rows: rows, precision: precision)
    var training: ModelTraining
    do throws(SpellingError) { training = try ModelTraining(of: model) } catch {
      throw ModelFileError(
        .malformed, file: path,
        "has a training that cannot be shown: \(error) (fit the model again)")
    }
    if let loss = arguments[StepOptions.loss] { training.loss = loss }
    if let optimizer = arguments[StepOptions.optimizer] { training.optimizer = optimizer }
    network = model.network
    examples = DataSet(inputs: x, targets: t)
    loss = training.loss
    optimizer = try Self.withRate(arguments, training.optimizer)
    l2 = arguments[StepOptions.l2] ?? training.l2
    numbers = rows.map { $0 + 1 }
    self.rows = Self.heading(numbers, of: table)
    inputNames = model.preparation.featureNames
    let preparation = model.preparation
    let standardizes = preparation is Preparation
    let classes = preparation.task == .twoClasses ? [preparation.classes[1]] : preparation.classes
    outputNames =
      preparation.task == .regression
      ? preparation.targetNames.map { standardizes ? "\($0), standardized" : $0 }
      : classes.map { "\(preparation.targetNames[0]) = \($0)" }
    let targetColumns = (preparation as? Preparation)?.targetNames ?? []
    let columns = preparation.inputColumns + targetColumns
    cells =
      rows.count == 1 && columns.count <= 20
      ? try columns.map { "\($0) = \(try read.text(ofRow: rows[0], column: $0))" }
        .joined(separator: ", ") : nil
    var findings = report
    let targets = Set(model.preparation.targetNames)
    findings.ignoredColumns.removeAll { targets.contains($0) }
    notes = findings.notes
  }

  /// The rows that --row or --batch name.
  private static func rows(
    _ arguments: Arguments, of table: String, usable: [Int], batch: Int
  ) throws -> [Int] {
    let name = table == "-" ? "standard input" : table
    guard !usable.isEmpty else { throw TableError(at: name, "has no rows to look at") }
    let named = arguments[StepOptions.row]
    if named.isEmpty {
      let count = arguments[StepOptions.batch] ?? batch
      guard count <= usable.count || !arguments.isGiven(StepOptions.batch) else {
        throw arguments.wrongUsage(
          "--batch \(count): \(name.printable) has \(usable.count) rows with a target")
      }
      return Array(usable.prefix(count))
    }
    try arguments.exclude(StepOptions.row, StepOptions.batch)
    return try named.map { text in
      guard let number = Int(text), number > 0 else {
        throw arguments.wrongUsage(
          "--row: \"\(text)\" is no row's number; with a model they count from 1, and several are "
            + "--row 1 --row 2")
      }
      guard usable.contains(number - 1) else {
        throw arguments.wrongUsage(
          "--row \(number): \(name.printable) has no such row; the last one is \(usable[usable.count - 1] + 1)"
        )
      }
      return number - 1
    }
  }

  private static func heading(_ numbers: [Int], of table: String) -> String {
    let name = table == "-" ? "standard input" : String(table.split(separator: "/").last ?? "")
    if numbers.count == 1 { return "row \(numbers[0]) of \(name)" }
    let isRun = numbers == Array(numbers[0]..<numbers[0] + numbers.count)
    let list =
      isRun
      ? "\(numbers[0]) to \(numbers[numbers.count - 1])"
      : numbers.prefix(8).map(String.init).joined(separator: ", ")
        + (numbers.count > 8 ? ", and \(numbers.count - 8) more" : "")
    return "rows \(list) of \(name)"
  }

  // MARK: Without a model

  private init(_ arguments: Arguments, widths: [Int]) throws {
    try arguments.exclude(StepOptions.network, StepOptions.batch)
    let chain = widths.map(String.init).joined(separator: "-")
    let layers = widths.count - 1
    var activations = arguments[StepOptions.activation] ?? [.sigmoid]
    if activations.count == 1 {
      activations = [any Activation](repeating: activations[0], count: layers)
    }
    guard activations.count == layers else {
      throw arguments.wrongUsage(
        "--activation has \(activations.count) names, and the network \(chain) has \(layers) layers; "
          + "give one for all, or one for each")
    }
    let count = zip(widths, widths.dropFirst()).reduce(0) { $0 + ($1.0 + 1) * $1.1 }
    guard count <= 5_000_000 else {
      throw arguments.wrongUsage(
        "--network \(chain) has \(count) parameters, and 5000000 is the most that is explained")
    }
    if let file = arguments[StepOptions.weights] {
      network = try GivenWeights(
        json: AtomicFile(file).read(limit: 1 << 30), name: file
      ).network(widths: widths, activations: activations)
    } else {
      network = Network(
        inputs: widths[0], layers: zip(widths.dropFirst(), activations).map { Dense($0, $1) },
        precision: .double, seed: arguments[StepOptions.seed])
    }
    let x = try Self.columns(arguments, StepOptions.row, of: widths[0], "takes", chain)
    let t = try Self.columns(arguments, StepOptions.target, of: widths[layers], "answers", chain)
    guard x.columns == t.columns else {
      throw arguments.wrongUsage(
        "--row is given \(x.columns) times and --target \(t.columns); give one --target for each --row"
      )
    }
    examples = DataSet(inputs: x, targets: t)
    let last = activations[layers - 1]
    loss = try Self.loss(arguments, behind: last)
    try Self.checkTargets(t, arguments, of: loss)
    optimizer = try Self.withRate(arguments, arguments[StepOptions.optimizer] ?? .gradientDescent())
    l2 = arguments[StepOptions.l2] ?? 0
    numbers = Array(1...x.columns)
    rows = x.columns == 1 ? "one example" : "\(x.columns) examples"
    (inputNames, outputNames, notes, cells) = ([], [], [], nil)
  }

  /// One column for each time that an option is given.
  private static func columns(
    _ arguments: Arguments, _ option: Option<[String]>, of width: Int, _ verb: String,
    _ chain: String
  ) throws -> Matrix {
    let name = "--" + option.specification.name, texts = arguments[option]
    guard !texts.isEmpty else {
      throw arguments.wrongUsage(
        "\(name) is missing: the network \(chain) \(verb) \(width == 1 ? "1 number" : "\(width) numbers")"
      )
    }
    let columns = try texts.map { text in
      try text.split(separator: ",", omittingEmptySubsequences: false).map { cell in
        let cell = String(cell.drop { $0 == " " })
        guard cell.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }),
          let number = Double(cell), number.isFinite
        else { throw arguments.wrongUsage("\(name): \"\(cell)\" is not a number") }
        return number
      }
    }
    if let wrong = columns.first(where: { $0.count != width }) {
      throw arguments.wrongUsage(
        "\(name) has \(wrong.count == 1 ? "1 number" : "\(wrong.count) numbers"), and the network "
          + "\(chain) \(verb) \(width)")
    }
    return Matrix(rows: width, columns: columns.count, columns.flatMap { $0 })
  }

  /// The loss that belongs to the output, unless the command line names one.
  private static func loss(_ arguments: Arguments, behind last: any Activation) throws -> any Loss {
    let isProbability = last is Sigmoid || last is Softmax
    if let loss = arguments[StepOptions.loss] {
      guard isProbability || !(loss is CrossEntropy || loss is BinaryCrossEntropy) else {
        throw arguments.wrongUsage(
          "--loss \(loss.spelling) needs answers between 0 and 1; end the network with "
            + "--activation …,sigmoid or …,softmax")
      }
      return loss
    }
    return last is Sigmoid
      ? .binaryCrossEntropy : last is Softmax ? .crossEntropy : .halfSquaredError
  }

  /// δ = y − t is the derivative only where targets are probabilities, too.
  private static func checkTargets(
    _ t: Matrix, _ arguments: Arguments, of loss: any Loss
  ) throws {
    guard loss is CrossEntropy || loss is BinaryCrossEntropy else { return }
    if let wrong = t.values.first(where: { !(0...1).contains($0) }) {
      throw arguments.wrongUsage(
        "--target: \(Digits(6).text(wrong)) is no probability, as --loss \(loss.spelling) needs them; "
          + "give numbers from 0 to 1, or --loss half-squared-error")
    }
    guard loss is CrossEntropy else { return }
    for n in 0..<t.columns {
      let sum = (0..<t.rows).reduce(0) { $0 + t[$1, n] }
      guard abs(sum - 1) <= 1e-6 else {
        throw arguments.wrongUsage(
          "--target: the numbers add up to \(Digits(6).text(sum)), and --loss \(loss.spelling) needs "
            + "probabilities that add up to 1; give a 1 for what is true, and 0 for all else")
      }
    }
  }

  private static func withRate(
    _ arguments: Arguments, _ optimizer: any Optimizer
  ) throws -> any Optimizer {
    guard let rate = arguments[StepOptions.rate] else { return optimizer }
    guard var rule = optimizer as? any RuleOptimizer else {
      throw arguments.wrongUsage("--rate does not go with \(optimizer.spelling), which has no rate")
    }
    rule.rate = rate
    return rule
  }
}
