internal import Gradus
internal import Terminal

/// The options of `gradus regress`, and the regression that they ask for.
enum RegressOptions {
  static let table = Argument("TABLE", .file, help: "CSV, plain or .gz; - is stdin")

  static let formula = Option(
    "formula", .text, placeholder: "'Y ~ X'", help: "as R writes it: log(x), a*b, factor(c), .")
  static let family = Option(
    "family", .family, help: "as poisson, gamma", defaultNote: "by the response")
  static let link = Option(
    "link", .part(Links.catalogue) { $0.spelling }, help: "as probit, log",
    defaultNote: "the family's")
  static let weights = Option(
    "weights", .text, placeholder: "EXPR", help: "how much a row counts: n, 1/sd^2")
  static let offset = Option(
    "offset", .text, placeholder: "EXPR", help: "added to the predictor: log(years)")
  static let reference = Option(
    repeated: "reference", .reference, help: "what a category is compared with")
  static let firth = Option.flag("firth", help: "Firth's penalty: finite where separated")
  static let ridge = Option(
    "ridge", .number(atLeast: 0), help: "penalty λ on standardized slopes")
  static let solver = Option(
    "solver", .part(Solvers.catalogue) { $0.spelling }, default: NewtonSolver(),
    help: "as l-bfgs, adam")

  static let covariance = Option(
    "covariance", .choice(of: CovarianceEstimate.self), placeholder: "NAME", default: .model,
    help: "or HC0 to HC3: robust errors")
  static let confidence = Option(
    "confidence", .level, default: 0.95, help: "of all intervals")
  static let anova = Option.flag("anova", help: "what each term adds to those before it")
  static let diagnostics = Option.flag(
    "diagnostics", help: "variance inflation, leverage, Cook's distance")

  static let predict = Option(
    "predict", .file, help: "predict these rows instead of the summary")
  static let interval = Option(
    "interval", .choice(of: ["confidence", "prediction"]), help: "of the mean or of a new row")

  static let output = Option(
    "output", short: "o", .file, help: "save it as a model, for grow and predict",
    defaultNote: "none")

  static let groups = [
    OptionGroup(
      "Model",
      [formula, family, link, weights, offset, reference, firth, ridge, solver]),
    OptionGroup(
      "Table",
      [
        FitOptions.categorical, FitOptions.numeric, TableOptions.missing, TableOptions.delimiter,
        TableOptions.threads,
      ]),
    OptionGroup(
      "Report",
      [
        covariance, confidence, anova, diagnostics, predict, interval, output, PlotFile.option,
        TableOptions.json, TableOptions.quiet,
      ]),
  ]

  /// The mistakes of a command line that can be told before the table is read.
  ///
  /// - Returns: the formula as it was written.
  static func check(_ arguments: Arguments) throws -> String {
    guard let text = arguments[formula] else {
      throw arguments.wrongUsage("write the model with --formula, as in --formula 'y ~ x + z'")
    }
    try arguments.exclude(firth, ridge)
    // What likelihood-ratio tests compare is maxima of the likelihood, which a penalty moves.
    for penalty: any OptionDeclaration in [firth, ridge] { try arguments.exclude(anova, penalty) }
    for option: any OptionDeclaration in [anova, diagnostics] {
      try arguments.exclude(predict, option)
    }
    if arguments[interval] != nil, arguments[predict] == nil {
      throw arguments.wrongUsage("--interval belongs to --predict, whose rows it is about")
    }
    let columns = arguments[reference].map(\.column)
    if let twice = columns.first(where: { name in columns.count(where: { $0 == name }) > 1 }) {
      throw arguments.wrongUsage("--reference names two levels of \(twice.printable)")
    }
    try PlotFile.check(against: [arguments[table], arguments[predict]], arguments)
    return text
  }

  static func reading(_ arguments: Arguments) -> CSV.Options {
    var options = TableOptions.reading(arguments)
    options.categorical = arguments[FitOptions.categorical] ?? []
    options.numeric = arguments[FitOptions.numeric] ?? []
    return options
  }

  /// How the model is fitted.
  static func fitting(_ arguments: Arguments) -> FittingOptions {
    var options = FittingOptions()
    if arguments[firth] { options.penalty = .firth }
    if let λ = arguments[ridge], λ > 0 { options.penalty = .ridge(λ) }
    options.solver = arguments[solver]
    options.threads = TableOptions.engine(arguments).threads
    return options
  }

  static func regression(
    _ formula: Formula, _ arguments: Arguments, in table: Table
  ) throws -> Regression {
    try Regression(
      formula, in: table, family: arguments[family] ?? .automatic,
      link: arguments[link], weights: arguments[weights], offset: arguments[offset],
      references: Dictionary(
        arguments[reference].map { ($0.column, $0.level) }, uniquingKeysWith: { $1 }),
      covariance: arguments[covariance], level: arguments[confidence],
      options: fitting(arguments))
  }

  /// The interval around predictions that was asked for.
  static func interval(_ arguments: Arguments) -> PredictionInterval? {
    switch arguments[interval] {
    case "confidence": .confidence(arguments[confidence])
    case "prediction": .prediction(arguments[confidence])
    default: nil
    }
  }
}
