/// A continuous distribution of one number.
///
/// Every value has a relative error below 1e-12 for probabilities from 1e-300 and up to a million
/// degrees of freedom. Neither tail is computed as 1 less the other where it is small.
public protocol Distribution: Sendable {
  /// P(X ≤ x)
  func cumulative(_ x: Double) -> Double
  /// P(X > x)
  func survival(_ x: Double) -> Double
  /// x with P(X ≤ x) = p; NaN unless p lies in 0…1.
  func quantile(_ p: Double) -> Double
  /// x with P(X > x) = p; NaN unless p lies in 0…1.
  func quantile(survival p: Double) -> Double
}
