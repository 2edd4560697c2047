/// How far numbers are from the truth.
public enum Deviation {
  /// |value − truth| in units of the last place of `R`; two equal values, infinities too, are 0
  /// apart. Below the normal numbers a unit is the smallest number above 0.
  public static func ulps<R: BinaryFloatingPoint>(_ value: R, from truth: Double) -> Double {
    if Double(value) == truth || value == R(truth) { return 0 }
    guard value.isFinite, truth.isFinite, R(truth).isFinite else { return .infinity }
    return abs(Double(value) - truth) / Double(R(truth).ulp)
  }

  /// |value − truth|/|truth|
  public static func relative(_ value: Double, to truth: Double) -> Double {
    if value == truth { return 0 }
    return abs(value - truth) / abs(truth)
  }

  /// The largest |a − b|, relative to b where b is larger than 1; infinite if the lengths differ or
  /// anything is not a number.
  public static func largest(_ a: [Double], _ b: [Double]) -> Double {
    guard a.count == b.count else { return .infinity }
    return zip(a, b).reduce(0) { worst, pair in
      let off = abs(pair.0 - pair.1) / max(1, abs(pair.1))
      return off.isNaN ? .infinity : max(worst, off)
    }
  }
}

/// ‖v‖
public func norm(_ v: [Double]) -> Double { v.reduce(0) { $0 + $1 * $1 }.squareRoot() }
