internal import Equations

/// The same rate throughout.
public struct Constant: Schedule {
  public static let name = "constant"
  public static let summary = "the same rate throughout"
  public init() {}

  public func factor(epoch: Double) -> Double { 1 }
}

extension Schedule where Self == Constant {
  public static var constant: Self { Self() }
}
