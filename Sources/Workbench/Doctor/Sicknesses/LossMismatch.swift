internal import Equations
internal import Networks
internal import Numerics
internal import Tables
internal import Training

/// A loss that does not belong to the output and its targets.
struct LossMismatch: Sickness {
  static let name = "loss-mismatch"
  static let title = "a loss that does not fit the output"
  static var consequences: Set<String> { Sicknesses.ofTraining }

  func symptoms(in examination: Examination) -> Symptoms? {
    let output = (examination.network.layers.last as? Dense)?.activation ?? .identity
    let loss = examination.settings.loss, task = examination.preparation.task
    let fitting: (loss: any Loss, output: any Activation) =
      switch task {
      case .regression: (.halfSquaredError, .identity)
      case .twoClasses: (.binaryCrossEntropy, .sigmoid)
      case .manyClasses: (.crossEntropy, .softmax)
      }
    let isProbability = loss is BinaryCrossEntropy || loss is CrossEntropy
    let suits =
      switch task {
      case .regression: output is Identity && !isProbability
      case .twoClasses: output is Sigmoid && loss is BinaryCrossEntropy
      case .manyClasses: output is Softmax && loss is CrossEntropy
      }
    guard !suits else { return nil }
    let (detail, figures) = detail(examination, output)
    return Symptoms(
      evidence: "\(loss.spelling) behind \(output.spelling) is not for "
        + Self.noun(task) + detail, figures: figures,
      remedy: output.spelling == fitting.output.spelling
        ? "use the loss that belongs to \(output.spelling)"
        : "let the last layer be \(fitting.output.spelling), as gradus fit makes it",
      options: ["--loss", fitting.loss.spelling])
  }

  private static func noun(_ task: LearningTask) -> String {
    switch task {
    case .regression: "numbers"
    case .twoClasses: "two classes"
    case .manyClasses: "classes"
    }
  }

  /// What it costs: targets that no output can reach, or errors that δ hardly tells.
  private func detail(
    _ examination: Examination, _ output: any Activation
  ) -> (String, [(name: String, value: Double)]) {
    let t = examination.train.targets
    let range: ClosedRange<Double> =
      switch output {
      case is Sigmoid, is Softmax: 0...1
      case is Tanh: -1...1
      case is ReLU, is Softplus: 0...Double.infinity
      default: -Double.infinity...Double.infinity
      }
    let outside = t.values.count { !range.contains($0) }
    if outside > 0 {
      let share = Double(outside) / Double(t.count)
      return (
        ": \(share.percent) of the targets lie where no output can be",
        [("share of targets out of reach", share)]
      )
    }
    let y = examination.flow.outputs
    let unlikely = y.values.count { !(0.0...1.0).contains($0) }
    guard examination.preparation.task != .regression else { return ("", []) }
    if unlikely > 0 {
      let share = Double(unlikely) / Double(y.count)
      return (
        ": \(share.percent) of the outputs are no probabilities",
        [("share of outputs that are no probabilities", share)]
      )
    }
    // The slope of the output comes in: where an answer is quite wrong, it is nearly 0.
    let size = examination.flow.layers.last?.delta ?? 0
    let error = zip(y.values, t.values).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    let mean = (error / Double(max(y.count, 1))).squareRoot()
    return (
      ": answers are off by \(mean.short), and δ is \(size.short) where y − t would be the whole",
      [("root mean square of y - t", mean), ("root mean square of delta", size)]
    )
  }
}
