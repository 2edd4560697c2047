internal import Engines
internal import Equations
internal import ModelFiles
internal import Networks
internal import Numerics
internal import Tables
internal import Training

/// What was measured of a model and a table: each figure once, when a sickness first asks for it.
final class Examination {
  let model: Model
  let table: Table
  let preparation: Preparation
  let rows: ExaminedRows
  let settings: TrainingSettings
  let engine: any Engine
  /// As the model's preparation has them, in `Double`.
  let train, measuring: DataSet
  /// What one would answer without looking at the inputs: the mean target of the training rows.
  let constant: [Double]

  /// - Throws: if the table does not fit the model, or has too few rows.
  init(of model: Model, on table: Table, engine: any Engine) throws {
    (self.model, self.table, self.engine) = (model, table, engine)
    preparation = try model.columnPreparation(for: "the doctor")
    rows = try ExaminedRows(table, for: model)
    settings = TrainingSettings(of: model, trainingRows: rows.train.count)
    train = try preparation.dataSet(table, rows.train, precision: .double)
    measuring = try preparation.dataSet(table, rows.measuring, precision: .double)
    constant = train.targets.rowMeans
  }

  var network: Network { model.network }
  /// The column to predict, or all of them, for a sentence.
  var target: String { preparation.targetNames.joined(separator: ", ") }

  // MARK: The network

  /// Of the model, on the training rows.
  lazy var flow = Flow(network, on: flowRows, loss: settings.loss, engine: keepingEngine)

  /// Of the same layers with new weights, drawn as their initializers say: how they began.
  lazy var freshFlow = Flow(
    freshNetwork, on: flowRows, loss: settings.loss, engine: keepingEngine)

  var freshNetwork: Network {
    Network(
      inputs: network.inputs, layers: network.layers, precision: .single, seed: settings.seed)
  }

  /// Fewer of them for a large network, whose every number is kept at once.
  private var flowRows: DataSet {
    let numbers = 10 * (network.inputs + network.layout.reduce(0) { $0 + $1.place.rows })
    let most = max(32, 40_000_000 / numbers)
    return train.count <= most ? train : train.selecting(Array(0..<most))
  }

  private var keepingEngine: HostEngine {
    var engine = HostEngine()
    engine.keepsAll = true
    return engine
  }

  // MARK: How well

  /// Of the model, on the measuring rows.
  lazy var skill: Double = skill(of: network, on: measuring)

  /// A network fitted with usual settings, its inputs prepared anew from this table; `nil` where that
  /// is not possible.
  lazy var usual: Attempt? = usualData.map { data in
    Attempt.usual(on: data.train, measuring: data.measuring, engine: engine)
  }

  /// The table's rows as a preparation fitted on its own training rows has them.
  lazy var usualData: (train: DataSet, measuring: DataSet)? = {
    var options = Preparation.Options()
    let known = Set(preparation.inputs.map(\.name) + preparation.targetNames)
    options.ignore = table.columnNames.filter { !known.contains($0) }
    let fresh = try? Preparation.fit(
      table, targets: preparation.targetNames, task: preparation.task, rows: rows.train,
      options: options)
    guard let fresh, let train = try? fresh.dataSet(table, rows.train, precision: .single),
      let measuring = try? fresh.dataSet(table, rows.measuring, precision: .single)
    else { return nil }
    return (train, measuring)
  }()

  /// Whether the model is clearly worse than what usual settings attain.
  ///
  /// Much that looks ill in a network does no harm: half of its neurons may be dead and the others do
  /// all the work.
  lazy var underperforms: Bool = {
    guard let usual else { return skill < 0.1 }
    return isClearlyBetter(usual.skill, than: skill)
  }()

  /// By a tenth at least, and by a fifth of what is attained; by more where few rows measure it.
  func isClearlyBetter(_ skill: Double, than other: Double) -> Bool {
    skill - other > max(0.1, 0.2 * skill) + 2 / Double(measuring.count)
  }

  func skill(of network: Network, on data: DataSet) -> Double {
    Skill.of(network(data.inputs, on: engine), data.targets, constant: constant)
  }

  // MARK: The training again

  /// The model's training repeated in short with its rate times a power of ten; `nil` for a search,
  /// which has no rate.
  func attempt(power: Int) -> Attempt? {
    if let known = attempts[power] { return known }
    guard let rule = settings.optimizer as? any RuleOptimizer else { return nil }
    let attempt = Attempt(
      freshNetwork, settings.with(rule.withRate(rule.rate * Self.tens(power))), on: train,
      measuring: measuring, constant: constant, engine: engine)
    attempts[power] = attempt
    return attempt
  }

  private var attempts: [Int: Attempt] = [:]

  static func tens(_ power: Int) -> Double {
    (0..<abs(power)).reduce(1.0) { product, _ in power > 0 ? product * 10 : product / 10 }
  }

  /// What other rates make of it; `nil` if the model's is not what is wrong.
  lazy var learningRates = LearningRates(self)

  /// Whether the table has anything to learn.
  lazy var signal: Signal? = usualData.flatMap {
    Signal(of: $0.train, $0.measuring, engine: engine)
  }
}
