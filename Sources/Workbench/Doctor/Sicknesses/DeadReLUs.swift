internal import Networks
internal import Numerics

/// Neurons whose z is negative for every row: ReLU answers 0, its slope is 0, and they never change
/// again.
struct DeadReLUs: Sickness {
  static let name = "dead-relus"
  static let title = "dead ReLUs"
  static var consequences: Set<String> { [VanishingErrors.name, RateTooLow.name] }

  /// Of the neurons of a layer, where the model does badly.
  static let share = 0.5
  /// And where it does well: so many are never meant.
  static let shareInAnyCase = 0.9

  func symptoms(in examination: Examination) -> Symptoms? {
    var worst: (layer: Int, dead: Int, neurons: Int)?
    var figures: [(name: String, value: Double)] = []
    for flow in examination.flow.hiddenActivations where flow.activation is ReLU {
      let z = flow.z
      let dead = (0..<z.rows).count { j in (0..<z.columns).allSatisfy { z[j, $0] <= 0 } }
      figures.append(("dead share of layer \(flow.layer)", Double(dead) / Double(z.rows)))
      if dead * (worst?.neurons ?? 1) > (worst?.dead ?? 0) * z.rows {
        worst = (flow.layer, dead, z.rows)
      }
    }
    let share = examination.underperforms ? Self.share : Self.shareInAnyCase
    guard let worst, Double(worst.dead) >= share * Double(worst.neurons) else { return nil }
    return Symptoms(
      evidence:
        "\(worst.dead) of the \(worst.neurons) neurons of layer \(worst.layer) answer 0 for "
        + "every row, so that nothing passes them, forward or backward",
      figures: figures, remedy: "fit afresh with an activation that has a slope below 0, too",
      options: ["--activation", "leaky-relu"])
  }
}
