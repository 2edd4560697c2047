import Numerics
import Testing

@Suite("a distribution")
struct DistributionTests {
  /// What the distributions promise for probabilities from 1e-300.
  private let promised = 1e-12

  private static let distributions: [any Distribution] =
    [Normal(), StudentT(degreesOfFreedom: .infinity)]
    + [0.5, 1, 2, 7.3, 120, 1e6].map { StudentT(degreesOfFreedom: $0) }
    + [0.5, 1, 2, 7.3, 120, 1e6].map { ChiSquared(degreesOfFreedom: $0) }
    + [(0.5, 3), (1, 1), (4.2, 17), (300, 2), (1e6, 1e6)].map { FisherF($0.0, $0.1) }

  private func error(_ value: Double, _ truth: Double) -> Double {
    value == truth ? 0 : abs(value - truth) / abs(truth)
  }

  @Test("has both tails right to 1e-12")
  func tails() throws {
    for (distribution, rows) in try DistributionFixture.load().tables {
      #expect(!rows.isEmpty)
      for row in rows {
        let (x, lower, upper) = (row[0], row[1], row[2])
        #expect(
          error(distribution.cumulative(x), lower) <= promised, "P of \(distribution) at \(x)")
        #expect(error(distribution.survival(x), upper) <= promised, "Q of \(distribution) at \(x)")
      }
    }
  }

  @Test("has quantiles right to 1e-12")
  func quantiles() throws {
    for (distribution, rows) in try DistributionFixture.load().quantileTables {
      #expect(!rows.isEmpty)
      for row in rows {
        let x =
          row.tail == "lower"
          ? distribution.quantile(row.p) : distribution.quantile(survival: row.p)
        #expect(error(x, row.x) <= promised, "\(row.tail) \(row.p) of \(distribution)")
      }
    }
  }

  @Test("has quantiles that invert both tails", arguments: distributions)
  func inversion(_ distribution: any Distribution) {
    for p in [1e-250, 1e-30, 1e-5, 0.1, 0.3, 0.5, 0.7, 0.9] {
      let (low, high) = (distribution.quantile(p), distribution.quantile(survival: p))
      // What is beyond the largest number, or below the smallest, cannot be inverted.
      if abs(low) > 1e-300, low.isFinite {
        #expect(error(distribution.cumulative(low), p) <= 1e-9)
      }
      if abs(high) > 1e-300, high.isFinite {
        #expect(error(distribution.survival(high), p) <= 1e-9)
      }
    }
  }

  @Test("has tails that add up to 1 and never turn back", arguments: distributions)
  func monotony(_ distribution: any Distribution) {
    var last = 0.0
    for k in -400...400 {
      let x = Double(k) / 40
      let (lower, upper) = (distribution.cumulative(x), distribution.survival(x))
      #expect(abs(lower + upper - 1) <= 2e-15)
      #expect(lower >= last - 1e-14 * last)
      last = lower
    }
  }

  @Test("answers at its ends", arguments: distributions)
  func ends(_ distribution: any Distribution) {
    let least = distribution.cumulative(-1) == 0 ? 0 : -Double.infinity
    #expect(distribution.quantile(0) == least)
    #expect(distribution.quantile(survival: 1) == least)
    #expect(distribution.quantile(1) == .infinity)
    #expect(distribution.quantile(survival: 0) == .infinity)
    #expect(distribution.cumulative(.infinity) == 1 && distribution.survival(.infinity) == 0)
    #expect(distribution.cumulative(-.infinity) == 0 && distribution.survival(-.infinity) == 1)
    for p in [-0.1, 1.1, .nan] { #expect(distribution.quantile(p).isNaN) }
    #expect(distribution.cumulative(.nan).isNaN && distribution.survival(.nan).isNaN)
  }

  @Test("is symmetric if it is the normal or t", arguments: [0.5, 3, 1e6, .infinity])
  func symmetry(_ degrees: Double) {
    let t = StudentT(degreesOfFreedom: degrees)
    for x in [0, 1e-9, 0.4, 1, 5, 40] {
      #expect(t.cumulative(-x) == t.survival(x))
      #expect(t.twoSided(x) == t.twoSided(-x) && t.twoSided(x) == 2 * t.survival(x))
    }
    for p in [1e-200, 0.01, 0.4, 0.5] { #expect(t.quantile(p) == -t.quantile(survival: p)) }
  }

  @Test("F(1, ν) is that of the square of t, 1/F(ν, μ) that of F(μ, ν)")
  func relations() {
    for (ν, x) in [(0.5, 0.3), (5, 2.1), (1e5, 9)] {
      let t = StudentT(degreesOfFreedom: ν).twoSided(x)
      #expect(error(FisherF(1, ν).survival(x * x), t) <= promised)
      #expect(error(FisherF(7, ν).cumulative(x), FisherF(ν, 7).survival(1 / x)) <= promised)
    }
  }

  @Test("the gamma function's logarithm and its derivatives are right")
  func gamma() throws {
    for row in try DistributionFixture.load().gamma {
      #expect(error(GammaFunction.log(row.x), row.log) <= 2e-15, "log Γ(\(row.x))")
      #expect(
        abs(GammaFunction.digamma(row.x) - row.digamma) <= 4e-15 * max(1, abs(row.digamma)),
        "ψ(\(row.x))")
      #expect(error(GammaFunction.trigamma(row.x), row.trigamma) <= 2e-15, "ψ′(\(row.x))")
    }
  }
}
