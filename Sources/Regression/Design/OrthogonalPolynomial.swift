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

  /// Orthonormal on these points, of which more than `degree` must differ; those that are
  /// not finite are passed over.
  public init(degree: Int, points: [Double]) {
    let x: [Extended] = points.filter(\.isFinite).map { Extended($0) }
    let n = Extended(x.count)
    // About the mean, so that a column far from zero loses no digits.
    let mean = x.reduce(0, +) / max(n, 1)
    let t: [Extended] = x.map { $0 - mean }
    var previous = [Extended](repeating: 0, count: t.count)
    var current = [Extended](repeating: 1, count: t.count)
    var centers: [Double] = []
    var norms: [Extended] = [n]
    for k in 0..<degree {
      var moment: Extended = 0
      for i in t.indices { moment += t[i] * current[i] * current[i] }
      let α = moment / norms[k]
      let ratio = k == 0 ? 0 : norms[k] / norms[k - 1]
      var norm: Extended = 0
      for i in t.indices {
        let next = (t[i] - α) * current[i] - ratio * previous[i]
        (previous[i], current[i]) = (current[i], next)
        norm += next * next
      }
      centers.append(Double(mean + α))
      norms.append(norm)
    }
    self.centers = centers
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
