internal import Engines
internal import Equations
internal import Networks
internal import Numerics
internal import Training

/// A short training of the doctor's own.
struct Attempt {
  /// The network of the best epoch, as `gradus fit` keeps it, on the measuring rows.
  let skill: Double
  let settings: TrainingSettings
  let epochs: Int

  /// Trains `network` for as many epochs as `settings` has, or as a few tenths of a second allow.
  init(
    _ network: Network, _ settings: TrainingSettings, on data: DataSet, measuring: DataSet,
    constant: [Double], engine: any Engine
  ) {
    // Of a very large network a pass over all rows would take too long already.
    let most = max(100, Int(8e9 / 6) / max(network.parameters.count, 1))
    let data = data.count <= most ? data : data.selecting(Array(0..<most))
    let epochs = min(settings.epochs, Self.mostEpochs(network, settings, examples: data.count))
    (self.settings, self.epochs) = (settings, epochs)
    let isCosine = settings.schedule is Cosine
    let measuring = measuring.converted(to: network.precision)
    let training = Training(
      network, on: data.converted(to: network.precision), validation: measuring,
      loss: settings.loss, optimizer: settings.optimizer,
      schedule: isCosine ? .cosine(epochs: epochs) : settings.schedule,
      batch: settings.batch, l2: settings.l2, seed: settings.seed, engine: engine)
    var best: Epoch?
    for epoch in training.prefix(epochs) where epoch.isFinite {
      if epoch.score < (best?.score ?? .infinity) { best = epoch }
    }
    guard let best else {
      skill = -.infinity
      return
    }
    skill = Skill.of(
      best.network(measuring.inputs, on: engine), measuring.targets, constant: constant)
  }

  /// A count of operations and of steps stands for the time, so that the answer does not depend on how
  /// fast or busy the machine is.
  private static func mostEpochs(
    _ network: Network, _ settings: TrainingSettings, examples: Int
  ) -> Int {
    let operations = 6.0 * Double(network.parameters.count) * Double(examples)
    let steps = (examples + settings.batch - 1) / settings.batch
    return max(2, min(20_000 / max(steps, 1), Int(8e9 / operations)))
  }

  /// One hidden layer of 32 neurons, which `gradus fit` gives a small table: what most tables yield to.
  static func usual(on data: DataSet, measuring: DataSet, engine: any Engine) -> Attempt {
    let (loss, output) = Self.pair(for: data)
    let network = Network(
      inputs: data.inputs.rows, layers: [Dense(32, .swish), Dense(data.targets.rows, output)])
    return Attempt(
      network,
      TrainingSettings(
        loss: loss, optimizer: .adam(rate: 0.005), schedule: .cosine(epochs: 0), batch: 16,
        l2: 0.01, epochs: 60, seed: 1), on: data, measuring: measuring,
      constant: data.targets.rowMeans, engine: engine)
  }

  /// Loss and output that belong to targets: one 0 or 1, one 1 for the class, or any numbers.
  static func pair(for data: DataSet) -> (any Loss, any Activation) {
    let t = data.targets
    let isBinary = t.values.allSatisfy { $0 == 0 || $0 == 1 }
    guard isBinary else { return (.halfSquaredError, .identity) }
    return t.rows == 1 ? (.binaryCrossEntropy, .sigmoid) : (.crossEntropy, .softmax)
  }
}
