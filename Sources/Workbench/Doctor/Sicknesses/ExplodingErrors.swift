internal import Networks

/// δ that grows from layer to layer on its way back: the first layers are torn about while the last
/// ones stand still.
struct ExplodingErrors: Sickness {
  static let name = "exploding-gradients"
  static let title = "exploding gradients"
  static var consequences: Set<String> { Sicknesses.ofTraining }

  static let ratio = 100.0

  func symptoms(in examination: Examination) -> Symptoms? {
    guard examination.underperforms, let ratio = examination.flow.deltaRatio, ratio > Self.ratio
    else { return nil }
    // Weights that began well and exploded in training are the rate's doing.
    let beganSo = (examination.freshFlow.deltaRatio ?? 1) > Self.ratio
    if !beganSo, RateTooHigh().symptoms(in: examination) != nil { return nil }
    let layers = examination.flow.layers.count
    return Symptoms(
      evidence: "δ is \(ratio.short) times as large in layer 1 as in layer \(layers): "
        + "\(examination.flow.deltaText) from the first layer to the last",
      figures: examination.flow.deltaFigures + [("ratio of first to last", ratio)],
      remedy:
        "fit afresh, so that the weights are drawn in proportion to each layer's inputs, or with "
        + "fewer hidden layers",
      options: ["--hidden", "32"])
  }
}
