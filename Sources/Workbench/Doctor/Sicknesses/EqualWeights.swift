internal import Networks
internal import Numerics

/// Neurons of one layer that are all alike: they get the same gradient and stay alike for ever; zeros
/// are the extreme, where no error passes at all.
struct EqualWeights: Sickness {
  static let name = "equal-weights"
  static let title = "equal weights"
  static var consequences: Set<String> { Sicknesses.ofTraining }

  /// Each is compared with many others, so that of a wider layer only the first ones are.
  private static let mostNeurons = 2_000

  func symptoms(in examination: Examination) -> Symptoms? {
    guard let found = symptoms(of: examination.flow, examination) else { return nil }
    // Weights that began well and became alike were thrown about together: that is the rate's doing.
    let beganSo = symptoms(of: examination.freshFlow, examination) != nil
    return !beganSo && RateTooHigh().symptoms(in: examination) != nil ? nil : found
  }

  private func symptoms(of flow: Flow, _ examination: Examination) -> Symptoms? {
    // The last layer's neurons are told apart by their targets.
    for layer in flow.layers.dropLast() where layer.weights.rows > 1 {
      let neurons = min(layer.weights.rows, Self.mostNeurons),
        largest = layer.weights.values.reduce(0) { max($0, abs($1)) }
      // No initializer draws weights as small, and no penalty shrinks all of a layer as far.
      if largest < 1e-7 {
        return Symptoms(
          evidence: "all \(layer.weights.count) weights of layer \(layer.number) are zero",
          figures: [("largest weight of layer \(layer.number)", largest)],
          remedy: Self.remedy, options: Self.options(examination))
      }
      let alike = Self.alike(layer.weights, layer.bias, largest: largest)
      guard alike * 2 > neurons else { continue }
      return Symptoms(
        evidence: "\(alike) of \(neurons) neurons of layer \(layer.number) have the weights of "
          + "another one, so that they do the work of fewer",
        figures: [("neurons of layer \(layer.number) with a twin", Double(alike))],
        remedy: Self.remedy, options: Self.options(examination))
    }
    return nil
  }

  private static let remedy =
    "fit afresh, not with --from, so that the weights are drawn at random"

  private static func options(_ examination: Examination) -> [String] {
    ["--seed", "\(examination.settings.seed)"]
  }

  /// Neurons that have a twin; those whose weights a penalty has shrunk to nothing are not counted.
  private static func alike(_ W: Matrix, _ b: [Double], largest: Double) -> Int {
    let tolerance = 1e-6 * largest
    func size(_ j: Int) -> Double { (0..<W.columns).reduce(0) { max($0, abs(W[j, $1])) } }
    let alive = (0..<min(W.rows, mostNeurons)).filter { size($0) > 1e-3 * largest }
    // Sorted by the first weight, so that twins are near one another.
    let sorted = alive.sorted { W[$0, 0] < W[$1, 0] }
    var twins: Set<Int> = []
    for (position, j) in sorted.enumerated() {
      for other in sorted[(position + 1)...] {
        guard W[other, 0] - W[j, 0] <= tolerance else { break }
        let isSame =
          abs(b[j] - b[other]) <= tolerance
          && (0..<W.columns).allSatisfy { abs(W[j, $0] - W[other, $0]) <= tolerance }
        if isSame {
          twins.formUnion([j, other])
          break
        }
      }
    }
    return twins.count
  }
}
