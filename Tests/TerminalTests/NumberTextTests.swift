import Terminal
import Testing

@Suite("Numbers in text")
struct NumberTextTests {
  @Test("fixed decimals are the nearest ones")
  func fixed() throws {
    var source = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let value = Double.random(in: -1000...1000, using: &source)
      for decimals in 0...6 {
        let text = NumberText.fixed(value, decimals: decimals)
        let unit = (0..<decimals).reduce(1.0) { unit, _ in unit / 10 }
        #expect(try abs(#require(Double(text)) - value) <= unit / 2 * (1 + 1e-9))
        #expect(text.drop { $0 != "." }.count == (decimals == 0 ? 0 : decimals + 1))
      }
    }
  }

  @Test(
    "fixed decimals round the binary value exactly",
    arguments: [
      (0.125, 2, "0.12"), (0.375, 2, "0.38"), (2.675, 2, "2.67"), (0.5, 0, "0"), (1.5, 0, "2"),
      (0.995, 2, "0.99"), (9.999, 2, "10.00"), (-0.001, 2, "0.00"), (-0.0, 1, "0.0"),
      (-1.25, 1, "-1.2"), (1e22, 0, "10000000000000000000000"), (.nan, 2, "NaN"),
      (.infinity, 2, "inf"), (-.infinity, 2, "-inf"),
    ] as [(Double, Int, String)])
  func fixedExamples(_ value: Double, _ decimals: Int, _ text: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == text)
  }

  @Test("the largest numbers have all of their digits")
  func extremes() {
    let text = NumberText.fixed(-.greatestFiniteMagnitude, decimals: 340)
    #expect(text.count == 1 + 309 + 1 + 340)
    #expect(NumberText.fixed(.leastNonzeroMagnitude, decimals: 10) == "0.0000000000")
  }

  @Test(
    "significant digits are as many as asked for",
    arguments: [
      (0.12, 4, "0.1200", "0.12"), (1234.4, 4, "1234", "1234"), (123456, 3, "123456", "123456"),
      (9.9996, 4, "10.00", "10"), (0.00099996, 4, "0.001000", "0.001"), (0, 3, "0.00", "0"),
      (1e-7, 3, "1.00e-07", "1e-07"), (-2.5, 3, "-2.50", "-2.5"), (1e9, 3, "1.00e+09", "1e+09"),
      (100, 3, "100", "100"), (0.00001234, 3, "1.23e-05", "1.23e-05"), (.nan, 3, "NaN", "NaN"),
      (999_999_999.9, 4, "1.000e+09", "1e+09"), (7, 1, "7", "7"),
    ] as [(Double, Int, String, String)])
  func significant(_ value: Double, _ digits: Int, _ text: String, _ shortest: String) {
    #expect(NumberText.significant(value, digits: digits) == text)
    #expect(NumberText.shortest(value, digits: digits) == shortest)
  }

  @Test("grouping only adds commas")
  func grouped() {
    for value in [0, 7, 12, 999, 1000, 1_234_567, -999, -1000, -123_456, .max, .min] {
      let text = NumberText.grouped(value)
      #expect(Int(text.filter { $0 != "," }) == value)
    }
    #expect(NumberText.grouped(1_234_567) == "1,234,567")
    #expect(NumberText.grouped(-100_000) == "-100,000")
    #expect(NumberText.grouped(999) == "999")
  }

  @Test(
    "durations are told in the units that people use",
    arguments: [
      (0, "0.00 ms"), (0.000_35, "0.35 ms"), (0.0021, "2.1 ms"), (0.0124, "12 ms"),
      (0.0996, "0.1 s"), (0.3, "0.3 s"), (9.96, "10 s"), (42.4, "42 s"), (59.4, "59 s"),
      (59.6, "1 min 00 s"), (125, "2 min 05 s"), (3599.4, "59 min 59 s"), (3599.6, "1 h 00 min"),
      (11220, "3 h 07 min"), (86369, "23 h 59 min"), (86380, "1 d 00 h"), (183_600, "2 d 03 h"),
      (-125, "-2 min 05 s"), (.infinity, "inf"),
    ] as [(Double, String)])
  func duration(_ seconds: Double, _ text: String) {
    #expect(NumberText.duration(seconds: seconds) == text)
  }

  @Test("no duration reads 60 seconds, 60 minutes or 24 hours")
  func carries() {
    for tenth in stride(from: 0, to: 2_000_000, by: 7) {
      let text = NumberText.duration(seconds: Double(tenth) / 10)
      #expect(!text.hasPrefix("60 ") && !text.contains(" 60 ") && !text.contains("24 h"), "\(text)")
    }
  }

  @Test(
    "amounts have a prefix",
    arguments: [
      (0, "0 B"), (512, "512 B"), (1.5, "1.5 B"), (999.4, "999 B"), (999.6, "1.0 kB"),
      (1234, "1.2 kB"), (9960, "10 kB"), (1_234_567, "1.2 MB"), (999_600, "1.0 MB"),
      (235e9, "235 GB"), (-2e6, "-2.0 MB"), (1e30, "1000000000000 EB"), (.infinity, "inf B"),
    ] as [(Double, String)])
  func scaled(_ value: Double, _ text: String) {
    #expect(NumberText.scaled(value, unit: "B") == text)
  }

  @Test("bytes are counted up to a thousand, shares are percent")
  func bytes() {
    #expect(NumberText.bytes(0) == "0 bytes")
    #expect(NumberText.bytes(1) == "1 byte")
    #expect(NumberText.bytes(999) == "999 bytes")
    #expect(NumberText.bytes(1000) == "1.0 kB")
    #expect(NumberText.bytes(1_200_000) == "1.2 MB")
    #expect(NumberText.percent(0.98214) == "98.2 %")
    #expect(NumberText.percent(1, decimals: 0) == "100 %")
  }
}
