internal import Equations
internal import Networks
internal import Numerics

/// Neurons at the flat ends of sigmoid or tanh: their slope is nearly 0, and no error passes.
struct Saturation: Sickness {
  static let name = "saturation"
  static let title = "saturated neurons"
  static var consequences: Set<String> { [VanishingErrors.name, RateTooLow.name] }

  /// Of the activations of a layer.
  static let share = 0.5
  /// Of the steepest slope.
  static let flat = 0.05

  func symptoms(in examination: Examination) -> Symptoms? {
    guard examination.underperforms else { return nil }
    var worst: (layer: Int, share: Double, activation: any Activation, size: Double)?
    var figures: [(name: String, value: Double)] = []
    for flow in examination.flow.hiddenActivations {
      guard let share = Self.flatShare(flow) else { continue }
      figures.append(("saturated share of layer \(flow.layer)", share))
      if share > (worst?.share ?? 0) {
        worst = (flow.layer, share, flow.activation, flow.z.rootMeanSquare)
      }
    }
    guard let worst, worst.share >= Self.share else { return nil }
    return Symptoms(
      evidence:
        "\(worst.share.percent) of the outputs of layer \(worst.layer) are at the flat ends of "
        + "\(worst.activation.spelling), where its slope is below \(Self.flat.percent) of the "
        + "steepest: z is \(worst.size.short) on average",
      figures: figures, remedy: "fit afresh with an activation that does not saturate",
      options: ["--activation", "swish"])
  }

  /// `nil` for an activation that has no flat ends.
  private static func flatShare(_ flow: Flow.ActivationFlow) -> Double? {
    guard flow.activation is Sigmoid || flow.activation is Tanh,
      let h = flow.activation as? any ElementwiseActivation
    else { return nil }
    let steepest = h.derivative(0.0)
    let flat = flow.z.values.count { h.derivative($0) < Self.flat * steepest }
    return Double(flat) / Double(max(flow.z.count, 1))
  }
}

extension Flow {
  /// All but the output's.
  var hiddenActivations: [ActivationFlow] {
    activations.filter { $0.layer < layers.last?.number ?? 0 }
  }
}
