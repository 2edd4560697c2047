import Tables
import Testing

@Suite struct MomentsTests {
  @Test("numbers of any size and offset have the same standardized values")
  func scaleInvariance() throws {
    let numbers: [Double] = [1, 2, 4, 7, 11, 3, 3, 8]
    let plain = try #require(Moments(of: numbers))
    #expect(plain.mean == 4.875)
    for factor in [1e300, 1e-300, 0x1p1019, 0x1p-1015, 1, 1e-7] {
      let scaled = numbers.map { $0 * factor }
      let moments = try #require(Moments(of: scaled))
      for (a, b) in zip(numbers, scaled) {
        #expect(abs(plain.standardize(a) - moments.standardize(b)) < 1e-13, "\(factor)")
      }
    }
    for offset in [1e6, -1e9, 1e12] {
      let shifted = numbers.map { $0 + offset }
      let moments = try #require(Moments(of: shifted))
      for (a, b) in zip(numbers, shifted) {
        // The mean is rounded to the offset's last place.
        #expect(abs(plain.standardize(a) - moments.standardize(b)) < abs(offset) * 1e-15)
      }
    }
  }

  @Test("extreme numbers neither overflow nor vanish")
  func extremes() throws {
    let wide = try #require(Moments(of: [-1.7e308, 1.7e308]))
    #expect(wide.mean == 0 && wide.deviation.isFinite)
    #expect(abs(wide.standardize(1.7e308) - 1) < 1e-15)
    let tiny = try #require(Moments(of: [0, .leastNonzeroMagnitude]))
    #expect(tiny.deviation > 0 && tiny.standardize(.leastNonzeroMagnitude).isFinite)
    let close = try #require(Moments(of: [1, 1.0.nextUp]))
    #expect(close.deviation > 0)
    #expect(try #require(Moments(of: [0, 1e-300])).standardize(1e300) == 1e9)
  }

  @Test("missing numbers do not count, equal ones have no deviation")
  func degenerate() {
    #expect(Moments(of: [.nan, 1, .nan, 3]) == Moments(mean: 2, deviation: 1))
    #expect(Moments(of: [0.1, 0.1, 0.1]) == Moments(mean: 0.1, deviation: 0))
    #expect(Moments(of: [.nan]) == nil)
    #expect(Moments(of: []) == nil)
  }

  @Test("unstandardizing undoes standardizing")
  func inverse() {
    let moments = Moments(mean: 20, deviation: 4)
    for value in [-100.0, 0, 20, 24, 1e6] {
      #expect(abs(moments.unstandardize(moments.standardize(value)) - value) <= 1e-9)
    }
  }
}
