import Terminal
import Testing

@Suite("Values on the command line")
struct ValueSyntaxTests {
  private func expectIdentity<Value: Equatable & Sendable>(
    _ syntax: ValueSyntax<Value>, _ values: [Value]
  ) throws {
    for value in values { #expect(try syntax.read(syntax.write(value)) == value) }
  }

  @Test("what is written as a default reads back to the same value")
  func identity() throws {
    try expectIdentity(.integer(), [.min, -1, 0, 1, .max])
    try expectIdentity(.seed, [0, 1, .max])
    try expectIdentity(
      .number,
      [0, 1, -0.1, 1e-300, .leastNonzeroMagnitude, 1e300, .greatestFiniteMagnitude, 1.0 / 3])
    try expectIdentity(.count(in: 1...9), [.all, .count(1), .count(9)])
    try expectIdentity(.list(of: .integer(), none: "none"), [[], [1], [1, 2, 3]])
    try expectIdentity(
      .list(of: .column), [["a"], ["a,b", "c"], ["a\\b", "\\"], ["\\,", "x"], ["a b", "é"]])
    try expectIdentity(.choice(of: SampleProgram.Precision.self), [.single, .double])
  }

  @Test("a range says which ends it has")
  func ranges() {
    func problem<Value>(_ syntax: ValueSyntax<Value>, _ text: String) -> String? {
      do {
        _ = try syntax.read(text)
        return nil
      } catch { return error.description }
    }
    #expect(problem(.integer(in: 1 ... .max), "0") == "0 is not at least 1")
    #expect(problem(.number(in: 0...0.5), "0.6") == "0.6 is not between 0 and 0.5")
    #expect(problem(.number(in: 0...0.5), "0.5") == nil)
    #expect(problem(.number(in: 0..<1), "1") == "1 is not at least 0 and below 1")
    #expect(problem(.number(above: 0), "0") == "0 is not greater than 0")
    #expect(problem(.number(above: 0), "1e-300") == nil)
    #expect(problem(.number(atLeast: 0), "-0.5") == "-0.5 is not at least 0")
    #expect(problem(.number, "0x10") == "\"0x10\" is not a number")
    #expect(problem(.number, "+1.5e+3") == nil)
    #expect(problem(.list(of: .column), "") == "\"\" has an empty item")
  }
}
