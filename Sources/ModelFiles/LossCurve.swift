/// The mean losses of a training's epochs, to five digits and at most 500 of them, so that a model
/// file does not grow with the length of its training.
public struct LossCurve: Sendable, Codable, Equatable {
  /// The epoch whose network was kept, counted from 1.
  public let best: Int
  /// From one entry to the next: entry k, counted from 0, is of epoch 1 + k · `every`.
  public let every: Int
  /// As the examples were seen in the epoch, without the penalty.
  public let training: [Double]
  /// After the epoch; `nil` without validation rows.
  public let validation: [Double]?

  private static let mostEntries = 500

  /// - Parameters:
  ///   - training: one number for each epoch.
  ///   - validation: as many, or none.
  ///   - best: the epoch that was kept, counted from 1.
  public init(training: [Double], validation: [Double]?, best: Int) {
    precondition(
      validation == nil || validation?.count == training.count,
      "\(training.count) training losses do not fit \(validation?.count ?? 0) validation losses")
    let every = max(1, (training.count + Self.mostEntries - 1) / Self.mostEntries)
    func kept(_ losses: [Double]) -> [Double] {
      stride(from: 0, to: losses.count, by: every).map { Self.rounded(losses[$0]) }
    }
    (self.best, self.every) = (best, every)
    (self.training, self.validation) = (kept(training), validation.map(kept))
  }

  /// The epochs of the entries, counted from 1.
  public var epochs: [Int] { training.indices.map { 1 + $0 * every } }

  /// Whether a training can have left it.
  var isPossible: Bool {
    every > 0 && training.count <= Self.mostEntries
      && (validation == nil || validation?.count == training.count)
  }

  /// To five significant digits. Both factors are exact, so that the result is the double nearest to
  /// a decimal of five digits, which is then also its shortest text.
  private static func rounded(_ x: Double) -> Double {
    guard x.isFinite, x != 0 else { return x.isFinite ? 0 : .greatestFiniteMagnitude }
    var power = 1.0, isDivided = false
    if abs(x) < 1e4 {
      while abs(x) * power < 1e4, power < 1e22 { power *= 10 }
    } else {
      isDivided = true
      while abs(x) / power >= 1e5, power < 1e22 { power *= 10 }
    }
    return isDivided ? (x / power).rounded() * power : (x * power).rounded() / power
  }
}
