/// What a link says at one linear predictor η: the mean μ and how it moves with η.
public struct Mean: Sendable, Equatable {
  /// `μ = g⁻¹(η)`
  public var value: Double
  /// `1 − μ`, with all its digits where μ is a probability near 1.
  public var complement: Double
  /// `dμ/dη`
  public var slope: Double
  /// `d²μ/dη²`
  public var curvature: Double

  /// The complement is 1 − μ unless it is given with more digits.
  public init(_ value: Double, complement: Double? = nil, slope: Double, curvature: Double) {
    (self.value, self.complement) = (value, complement ?? 1 - value)
    (self.slope, self.curvature) = (slope, curvature)
  }
}
