/// Polynomials of degree 1, 2, … that are orthonormal on given points, as R's `poly` makes them.
///
/// The monic polynomials p₀ = 1, p₁ = x − α₁, pₖ₊₁ = (x − αₖ₊₁) pₖ − (νₖ / νₖ₋₁) pₖ₋₁ with νₖ = Σ pₖ²
/// are orthogonal on the points (Forsythe 1957); divided by √νₖ their columns have length 1. Being
/// monic they grow with x, which settles the signs.
public struct OrthogonalPolynomial: Sendable, Equatable, Codable {
  /// α₁, α₂, …: one for each degree.
  public let centers: [Double]
  /// ν₀ (the number of points), ν₁, ν₂, …: one more than there are degrees.
  public let squaredNorms: [Double]

  public var degree: Int { centers.count }

  #if arch(x86_64)
    private typealias Extended = Float80
  #else
    private typealias Extended = Double
  #endif

  /// Orthonormal on these points, of which more than `degree` must differ; those that are not finite
  /// are passed over.
  public init(degree: Int, points: [Double]) {
    var count: Extended = 0
    var sum: Extended = 0
    for x in points where x.isFinite {
      count += 1
      sum += Extended(x)
    }
    // About the mean, so that a column far from zero loses no digits.
    let mean = sum / max(count, 1)
    var steps: [(center: Extended, ratio: Extended)] = []
    var norms: [Extended] = []
    // Each pass computes pₖ anew from the points: nothing as long as they are is kept.
    for k in 0...degree {
      var norm: Extended = 0
      var moment: Extended = 0
      for x in points where x.isFinite {
        let t = Extended(x) - mean
        var previous: Extended = 0
        var current: Extended = 1
        for step in steps {
          (previous, current) = (current, (t - step.center) * current - step.ratio * previous)
        }
        norm += current * current
        moment += t * current * current
      }
      norms.append(norm)
      steps.append((moment / norm, k == 0 ? 0 : norm / norms[k - 1]))
    }
    centers = steps.prefix(degree).map { Double(mean + $0.center) }
    squaredNorms = norms.map { Double($0) }
  }

  /// Replaces each x by pₖ(x) / √νₖ.
  func apply<R: BinaryFloatingPoint>(degree: Int, to x: UnsafeMutableBufferPointer<R>) {
    let centers = centers[..<degree].map { R($0) }
    let ratios = (0..<degree).map { k in
      k == 0 ? 0 : R(squaredNorms[k]) / R(squaredNorms[k - 1])
    }
    let length = R(squaredNorms[degree]).squareRoot()
    for i in 0..<x.count {
      var previous: R = 0
      var current: R = 1
      for k in 0..<degree {
        (previous, current) = (current, (x[i] - centers[k]) * current - ratios[k] * previous)
      }
      x[i] = current / length
    }
  }
}
