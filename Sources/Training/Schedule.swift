public import Equations

/// How the learning rate changes with the epochs.
public protocol Schedule: Part {
  /// What the rate is multiplied by after `epoch` passes, counted in fractions from 0.
  func factor(epoch: Double) -> Double
}

/// The schedules that can be named: one line each.
public enum Schedules {
  public static let catalogue = Catalogue<any Schedule>(
    "schedule",
    [
      Constant.self,
      Cosine.self,
      Exponential.self,
    ])
}
