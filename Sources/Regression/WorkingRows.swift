/// A block of rows in one step of a fit: what is known of each, and room for what the step needs.
public struct WorkingRows {
  public let count: Int
  /// Whether the link is the family's canonical one.
  public let isCanonical: Bool
  /// y
  public let responses: UnsafePointer<Double>
  /// Prior weights a.
  public let weights: UnsafePointer<Double>
  /// μ
  public let means: UnsafePointer<Mean>
  /// `a (dμ/dη)²/V`: the expected information about η.
  public let information: UnsafeMutablePointer<Double>
  /// Minus the second derivative of the log-likelihood by η: the observed information.
  public let observed: UnsafeMutablePointer<Double>
  /// `a (y − μ) (dμ/dη)/V`: the derivative of the log-likelihood by η.
  public let scores: UnsafeMutablePointer<Double>
}
