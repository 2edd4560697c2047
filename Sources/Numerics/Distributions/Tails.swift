/// Both tails of a distribution at a point, the smaller one without cancellation.
struct Tails {
  var lower: Double
  var upper: Double
  /// The derivative of `lower` by the logarithm of the point.
  var slope: Double

  init(lower: Double, slope: Double) {
    (self.lower, upper, self.slope) = (lower, 1 - lower, slope)
  }

  init(upper: Double, slope: Double) {
    (lower, self.upper, self.slope) = (1 - upper, upper, slope)
  }
}
