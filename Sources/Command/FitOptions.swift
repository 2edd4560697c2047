internal import Gradus
internal import Terminal

/// The options of `gradus fit`, and the recipe that they make.
enum FitOptions {
  static let table = Argument("TABLE", .file, help: "CSV or IDX images, plain or .gz; - is stdin")

  static let target = Option(
    "target", .list(of: .column), placeholder: "COLUMN", help: "to predict; y1,y2 for several")
  static let task = Option(
    "task", .choice(of: ["regression", "classes"]), help: "if not as the target suggests")
  static let positive = Option("positive", .text, help: "of two classes the one predicted")
  static let ignore = Option(
    "ignore", .list(of: .column), placeholder: "COLUMNS", help: "not to be inputs")
  static let categorical = Option(
    "categorical", .list(of: .column), placeholder: "COLUMNS", help: "numbers that are names")
  static let numeric = Option(
    "numeric", .list(of: .column), placeholder: "COLUMNS", help: "must be numbers")

  static let test = Option("test", .file, help: "held-out rows of their own")
  static let testLabels = Option("test-labels", .file, help: "the labels of --test images")
  static let holdout = Option(
    "holdout", .number(in: 0..<1), placeholder: "FRACTION", default: 0.2,
    help: "of the rows only reports")
  static let validation = Option(
    "validation", .number(in: 0..<1), placeholder: "FRACTION", default: 0.1,
    help: "of the rest picks the epoch")
  static let refit = Option(
    "refit", .choice(of: ["all"]), help: "at the end fit again on all rows")

  static let hidden = Option(
    "hidden", .list(of: .integer(in: 1...Network.widest), none: "none"), placeholder: "N,…",
    help: "widths of hidden layers, or none", defaultNote: "by rows")
  static let activation = Option(
    "activation", .part(Activations.catalogue) { $0.spelling }, default: .swish,
    help: "such as leaky-relu:slope=0.02")
  static let dropout = Option(
    "dropout", .number(in: 0..<1), default: 0.0, help: "share of neurons left out")
  static let precision = Option(
    "precision", .choice(of: Precision.self), default: .single, help: "of the numbers")

  static let loss = Option(
    "loss", .part(Losses.catalogue) { $0.spelling }, help: "such as huber:delta=2",
    defaultNote: "by task")
  static let optimizer = Option(
    "optimizer", .part(Optimizers.catalogue) { $0.spelling }, default: .adam(),
    help: "such as adam:rate=0.01")
  /// The same where hidden layers may be left out.
  static let optimizerOfAnyNetwork = Option(
    "optimizer", .part(Optimizers.catalogue) { $0.spelling }, help: "such as adam:rate=0.01",
    defaultNote: "adam, or newton")
  static let schedule = Option(
    "schedule", .part(Schedules.catalogue) { $0.spelling }, help: "of the rate",
    defaultNote: "cosine")
  static let epochs = Option(
    "epochs", .integer(in: 1...1_000_000), help: "at most", defaultNote: "by rows")
  static let patience = Option(
    "patience", .integer(in: 1...1_000_000), help: "epochs without a gain",
    defaultNote: "epochs/5")
  static let batch = Option(
    "batch", .count(in: 1...1_000_000), help: "rows in a step", defaultNote: "by rows")
  static let l2 = Option(
    "l2", .number(in: 0...1e6), help: "penalty λ on weights", defaultNote: "by rows")
  static let from = Option("from", .file, help: "go on training this model")
  static let seed = Option("seed", .seed, default: 1, help: "of split, weights and shuffles")

  static let output = Option(
    "output", short: "o", .file, help: "the model", defaultNote: "TABLE.gradus")

  static let groups = [
    OptionGroup(
      "Columns",
      [
        target, task, positive, ignore, categorical, numeric, TableOptions.missing,
        TableOptions.dropMissing, TableOptions.delimiter, TableOptions.labels,
      ]),
    OptionGroup("Rows", [test, testLabels, holdout, validation, refit]),
    OptionGroup("Network", [hidden, activation, dropout, precision]),
    OptionGroup(
      "Training",
      [
        loss, optimizerOfAnyNetwork, schedule, epochs, patience, batch, l2, from, seed,
        TableOptions.threads,
      ]),
    OptionGroup(
      "Output",
      [
        output, PlotFile.option, TableOptions.json, TableOptions.quiet, TableOptions.unverified,
      ]),
  ]

  /// `model` is that of --from; its target is the usual one.
  static func recipe(_ arguments: Arguments, goingOnFrom model: Model?) throws -> Recipe {
    let usual =
      model?.preparation.targetNames
      ?? arguments[TableOptions.labels].map { _ in [IDX.labelColumn] }
    guard let targets = arguments[target] ?? usual else {
      throw arguments.wrongUsage("name the column to predict with --target")
    }
    if arguments[test] != nil, arguments.isGiven(holdout), arguments[holdout] > 0 {
      throw arguments.wrongUsage(
        "--holdout \(arguments[holdout]) does not go with --test, whose rows are the held-out ones")
    }
    // Network and preparation are then the model's own.
    let choices: [any OptionDeclaration] = [
      hidden, activation, dropout, task, positive, ignore, categorical, numeric,
    ]
    for choice in choices { try arguments.exclude(from, choice) }
    if let both = targets.first(where: { arguments[ignore]?.contains($0) ?? false }) {
      throw arguments.wrongUsage("--ignore names the column that --target names: \(both.printable)")
    }
    if arguments[testLabels] != nil, arguments[test] == nil {
      throw arguments.wrongUsage("--test-labels belongs to --test")
    }
    var recipe = Recipe(targets: targets)
    recipe.positive = arguments[positive]
    recipe.missing = Set(arguments[TableOptions.missing])
    recipe.dropsMissingTargets = arguments[TableOptions.dropMissing]
    if arguments[task] == "regression" { recipe.task = .regression }
    recipe.holdout = arguments[holdout]
    recipe.validation = arguments[validation]
    recipe.patience = arguments[patience]
    recipe.refitsAll = arguments[refit] != nil
    recipe.hidden = arguments[hidden]
    recipe.activation = arguments[activation]
    recipe.dropout = arguments[dropout]
    recipe.loss = arguments[loss]
    recipe.optimizer = arguments[optimizerOfAnyNetwork]
    recipe.schedule = arguments[schedule]
    recipe.epochs = arguments[epochs]
    switch arguments[batch] {
    case .count(let rows): recipe.batch = .rows(rows)
    case .all: recipe.batch = .all
    case nil: recipe.batch = nil
    }
    recipe.l2 = arguments[l2]
    recipe.precision = arguments[precision]
    recipe.seed = arguments[seed]
    return recipe
  }

  /// How the table to fit is read: the columns to ignore are left out, whatever is in them.
  ///
  /// `--task classes` reads a target of numbers as names, `--task regression` insists on numbers.
  static func reading(_ arguments: Arguments) -> CSV.Options {
    var options = TableOptions.reading(arguments)
    options.ignore = arguments[ignore] ?? []
    options.categorical = arguments[categorical] ?? []
    options.numeric = arguments[numeric] ?? []
    if arguments[task] == "classes" { options.categorical += arguments[target] ?? [] }
    if arguments[task] == "regression" { options.numeric += arguments[target] ?? [] }
    return options
  }

  /// How the table of `--test` is read: its columns have the kinds that they have in `table`.
  static func testReading(_ arguments: Arguments, like table: Table) -> CSV.Options {
    var options = TableOptions.reading(arguments)
    for column in table.columns {
      switch column.kind {
      case .number: options.knownKinds[column.name] = .number
      case .category, .boolean: options.knownKinds[column.name] = .category
      case .vector: break
      }
    }
    return options
  }

  /// `data/penguins.csv.gz` makes `penguins.gradus`, in the current folder.
  static func modelName(for path: String) -> String {
    var name = path == "-" ? "model" : String(path.split(separator: "/").last ?? "model")
    for ending in [".gz", ".csv", ".tsv", ".txt"] where name.hasSuffix(ending) {
      name.removeLast(ending.count)
    }
    return (name.isEmpty ? "model" : name) + ".gradus"
  }
}
