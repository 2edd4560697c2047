public import Equations
internal import Numerics

/// Half a cosine from the full rate down to 0 (Loshchilov, Hutter 2017).
public struct Cosine: Schedule {
  public static let name = "cosine"
  public static let summary = "½ (1 + cos π e/epochs): down to 0, by itself over all epochs"
  public static let settings = [Setting<Self>("epochs", \.epochs, in: 0...1e9)]

  /// When 0 is reached. 0 stands for the epochs of a fit; a `Training` that is not told keeps its rate.
  public var epochs = 0.0
  public init() {}

  public func factor(epoch: Double) -> Double {
    if epochs == 0 { return 1 }
    return epoch >= epochs ? 0 : (1 + Double.cos(.pi * epoch / epochs)) / 2
  }
}

extension Schedule where Self == Cosine {
  public static func cosine(epochs: Int) -> Self {
    var schedule = Self()
    schedule.epochs = Double(epochs)
    return schedule
  }
}
