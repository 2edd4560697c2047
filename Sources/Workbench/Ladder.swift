public import Training

/// What a fit climbs: from the mean over the regression to the network, each step with its held-out
/// metrics, so that everyone can see whether it was worth it.
public struct Ladder: Sendable {
  /// From the bottom to the top.
  public let rungs: [Rung]
  /// Which rows the metrics are about.
  public let measuredOn: MeasuredOn
  /// How many they are.
  public let rowCount: Int

  public enum MeasuredOn: String, Sendable {
    /// They took no part in any choice.
    case heldOut = "held-out"
    /// None were held out; these chose the epoch, so the metrics flatter.
    case validation
    /// There were no others; the metrics flatter even more.
    case training
  }

  /// The network.
  public var top: Rung { rungs[rungs.count - 1] }

  /// One sentence on the last step, or `nil` if there is nothing to compare.
  public var verdict: String? {
    guard rungs.count > 2 else { return nil }
    return Comparison(of: rungs[rungs.count - 1], with: rungs[rungs.count - 2])?.sentence
  }
}

/// One step of a ladder.
public struct Rung: Sendable {
  /// `mean`, `majority`, `regression` or `network`: its key in JSON.
  public let name: String
  /// For people: `no hidden layer`.
  public let title: String
  /// How many numbers were fitted.
  public let parameters: Int
  /// Passes over the training rows.
  public let epochs: Int
  public let scores: [Score]
  let outcomes: Outcomes

  /// By name, those that a file can hold.
  var finiteScores: [String: Double] {
    Dictionary(uniqueKeysWithValues: scores.filter(\.value.isFinite).map { ($0.name, $0.value) })
  }

  /// A metric by name.
  public subscript(name: String) -> Double? { scores.first { $0.name == name }?.value }
}
