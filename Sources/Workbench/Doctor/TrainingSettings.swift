internal import Equations
internal import ModelFiles
internal import Networks
internal import Tables
internal import Training

/// How a model was trained, as its provenance has it; where that says nothing, as usual.
struct TrainingSettings {
  let loss: any Loss
  var optimizer: any Optimizer
  let schedule: any Schedule
  let batch: Int
  let l2: Double
  let epochs: Int
  let seed: UInt64

  init(of model: Model, trainingRows: Int) {
    let settings = model.provenance.settings
    let usual = Choices(
      Recipe(targets: model.preparation.targetNames), for: model.preparation,
      trainingRows: trainingRows)
    loss = (try? Losses.catalogue(model.provenance.loss)) ?? usual.loss
    optimizer = settings["optimizer"].flatMap { try? Optimizers.catalogue($0) } ?? .adam()
    schedule = settings["schedule"].flatMap { try? Schedules.catalogue($0) } ?? .constant
    batch = settings["batch"].flatMap { Int($0) }.map { max(1, $0) } ?? usual.batch
    l2 =
      settings["l2"].flatMap { Double($0) }.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil } ?? 0
    epochs = max(1, settings["epochs"].flatMap { Int($0) } ?? model.provenance.epochs)
    seed = settings["seed"].flatMap { UInt64($0) } ?? 1
  }

  init(
    loss: any Loss, optimizer: any Optimizer, schedule: any Schedule, batch: Int, l2: Double,
    epochs: Int, seed: UInt64
  ) {
    (self.loss, self.optimizer, self.schedule) = (loss, optimizer, schedule)
    (self.batch, self.l2, self.epochs, self.seed) = (batch, l2, epochs, seed)
  }

  func with(_ optimizer: any Optimizer) -> TrainingSettings {
    var settings = self
    settings.optimizer = optimizer
    return settings
  }
}

extension RuleOptimizer {
  /// Within the range that a rate may have on the command line.
  func withRate(_ rate: Double) -> any RuleOptimizer {
    var rule = self
    rule.rate = min(max(rate, 1e-12), 1e6)
    return rule
  }
}
