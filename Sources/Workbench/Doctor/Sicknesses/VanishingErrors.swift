internal import Networks

/// δ that shrinks from layer to layer on its way back, as each factor σ′ ≤ ¼ makes it: the first layers
/// hardly move (Hochreiter 1991).
struct VanishingErrors: Sickness {
  static let name = "vanishing-gradients"
  static let title = "vanishing gradients"
  static var consequences: Set<String> { [RateTooLow.name] }

  static let ratio = 1e-3

  func symptoms(in examination: Examination) -> Symptoms? {
    guard examination.underperforms, let ratio = examination.flow.deltaRatio, ratio < Self.ratio
    else { return nil }
    let layers = examination.flow.layers.count
    return Symptoms(
      evidence: "δ is \(ratio.short) times as large in layer 1 as in layer \(layers): "
        + "\(examination.flow.deltaText) from the first layer to the last",
      figures: examination.flow.deltaFigures + [("ratio of first to last", ratio)],
      remedy: "use an activation whose slope does not shrink errors, or fewer hidden layers",
      options: ["--activation", "relu"])
  }
}
