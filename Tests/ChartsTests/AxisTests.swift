@testable import Charts
import Numerics
import Testing

@Suite("Axes and numerals")
struct AxisTests {
  @Test("ticks ascend within the range, are few, and are equally far apart")
  func ticksAreEven() {
    let random = RandomSource(seed: 3, purpose: 3)
    for k in 0..<2_000 {
      let low = random.normal(3 * k) * Numeral.power(Int(random.uniform(3 * k + 1) * 20) - 10)
      let width = abs(low) * (0.01 + 3 * random.uniform(3 * k + 2)) + 1e-12
      let range = low...(low + width)
      let ticks = Tick.linear(range, atMost: 6)
      #expect((2...8).contains(ticks.count), "\(range)")
      let steps = zip(ticks, ticks.dropFirst()).map { $1.value - $0.value }
      for step in steps { #expect(step > 0 && abs(step - steps[0]) < 1e-6 * steps[0]) }
      #expect(Set(ticks.map(\.text)).count == ticks.count, "\(ticks.map(\.text))")
      for tick in ticks {
        #expect(tick.value >= low - 1e-6 * width && tick.value <= low + (1 + 1e-6) * width)
      }
    }
  }

  @Test("ticks have as many decimals as they need")
  func ticksAreShort() {
    #expect(
      Tick.linear(0...1, atMost: 6).map(\.text) == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(Tick.linear(-30...32, atMost: 4).map(\.text) == ["−20", "0", "20"])
    #expect(
      Tick.linear(2_007...2_009, atMost: 6, isWhole: true).map(\.text) == ["2007", "2008", "2009"])
    #expect(Tick.logarithmic(0.009...1.5, atMost: 6).map(\.text) == ["0.01", "0.1", "1"])
  }

  @Test("a projection takes the ends of the range to the ends of the axis, and keeps order")
  func projects() {
    for axis in [Axis("x", range: 1...100), Axis("x", scale: .logarithmic, range: 1...100)] {
      let x = Projection(axis, showing: [2, 50], from: 10, to: 210)
      #expect(x(1) == 10 && abs(x(100) - 210) < 1e-9)
      let places = (1...100).map { x(Double($0)) }
      #expect(places == places.sorted())
    }
    let logarithmic = Projection(
      Axis("x", scale: .logarithmic, range: 1...100), showing: [], from: 0, to: 2)
    #expect(abs(logarithmic(10) - 1) < 1e-12)
  }

  @Test("data that lies outside of the given range widens it")
  func rangeHoldsData() {
    let x = Projection(Axis("x", range: 0...1), showing: [-3, 0.5], from: 0, to: 1)
    #expect(x.range.lowerBound < -3 && x.range.upperBound == 1)
  }

  @Test("numerals read as people write them")
  func numerals() {
    #expect(Numeral.fixed(-0.004, decimals: 2) == "0.00")
    #expect(Numeral.fixed(-12.345, decimals: 1) == "−12.3")
    #expect(Numeral.fixed(0.05, decimals: 3) == "0.050")
    #expect(Numeral.significant(1234.5) == "1235" || Numeral.significant(1234.5) == "1234")
    #expect(Numeral.significant(0.012345) == "0.0123")
    #expect(Numeral.significant(-1.5e-7) == "−1.5×10⁻⁷")
    #expect(Numeral.significant(9.9999e11) == "10¹²")
    #expect(Numeral.significant(0) == "0" && Numeral.significant(.nan) == "NaN")
    #expect(Numeral.significant(-.infinity) == "−∞")
    #expect(Numeral.grouped(-1_234_567) == "−1,234,567" && Numeral.grouped(999) == "999")
    #expect(Numeral.percent(0.9731) == "97.3 %")
  }

  @Test("a fixed numeral is within half a unit of its last digit")
  func fixedIsNear() {
    let random = RandomSource(seed: 4, purpose: 4)
    for k in 0..<1_000 {
      let x = random.normal(2 * k) * Numeral.power(Int(random.uniform(4 * k + 1) * 8) - 3)
      for decimals in 0..<6 {
        let text = Numeral.fixed(x, decimals: decimals)
        let read = Double(text.replacing("−", with: "-")) ?? .nan
        #expect(abs(read - x) <= 0.5 / Numeral.power(decimals) * (1 + 1e-9))
      }
    }
  }

  @Test("the exponent is that of the decimal text, at powers of ten, too")
  func exponents() {
    for n in -300...300 {
      #expect(Numeral.exponent(of: Double("1e\(n)") ?? 0) == n)
      #expect(Numeral.exponent(of: Double("-9.99e\(n)") ?? 0) == n)
    }
  }
}
