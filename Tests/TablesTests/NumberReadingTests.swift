import Tables
import Testing

@Suite struct NumberReadingTests {
  private func numbers(_ cells: [String]) throws -> [Double] {
    let table = try read("x,y\n" + cells.map { "\($0),1\n" }.joined()) { $0.numeric = ["x"] }
    return try #require(table["x"]?.numbers)
  }

  @Test("numbers read to the nearest Double, as the standard library reads them")
  func nearest() throws {
    var texts = [
      "0.1", "1e23", "9007199254740993", "123456789012345678901234567890", "4.9e-324",
      "2.2250738585072011e-308",
      "1.7976931348623157e308", "1e22", "1e-22", "8.5e22", "0.30000000000000004",
      "179769313486231570e291",
      "7205759403792793200001e-5", "9007199254740992.5", "576460752303423488.1",
      "00000000000000000000001.5",
      "0.000000000000000000000000000001", "5.", ".5", "+5", "-0", "1E5", "1e+05", "-1.25e-3",
    ]
    var choices = Choices(seed: 2)
    for _ in 0..<2000 {
      let number = Double(bitPattern: choices.bits())
      if number.isFinite { texts.append("\(number)") }
      let digits = (0..<(1 + choices.below(22))).map { _ in "\(choices.below(10))" }.joined()
      texts.append("\(digits).\(choices.below(1000))e\(choices.below(60) - 30)")
    }
    for (text, number) in zip(texts, try numbers(texts)) {
      #expect(number.bitPattern == Double(text)?.bitPattern, "\(text)")
    }
  }

  @Test(
    "what is no decimal number is none",
    arguments: [
      "0x10", "inf", "-inf", "infinity", "1e", "1e+", "--1", "1.2.3", ".", "-", "+", "e5", "1 2",
      "1_000", "12a", "१२", "∞", "nan(1)", "0b1",
    ])
  func nonsense(text: String) {
    #expect(
      message { _ = try numbers([text]) }.hasPrefix("t.csv:2: x: \"\(text)\" is not a number"))
  }

  @Test("a number that overflows is a mistake with its place")
  func overflow() {
    #expect(
      message { _ = try read("x,y\n1,1\n-1e400,2\n") }
        == "t.csv:3: x: \"-1e400\" overflows: the largest number is 1.8e308 "
        + "(use --missing -1e400 to read it as missing)")
  }

  @Test("a number too small for Double is 0")
  func underflow() throws { #expect(try numbers(["1e-400"]) == [0]) }
}
