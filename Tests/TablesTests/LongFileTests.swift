import Tables
import Testing

/// Files so long that several threads share them.
@Suite struct LongFileTests {
  private static let count = 40_000

  /// Cells of every kind, line by line; after some lines, blank ones.
  private static func text(lineEnd: String = "\n", note: (Int) -> String = { "n\($0 % 7)" })
    -> String
  {
    var text = "a,b,note,c" + lineEnd
    for i in 0..<count {
      let missing = i % 11 == 3 ? "NA" : "\(-Double(i) / 3)"
      text += "\(i), \(missing) ,\(note(i)),\(i % 5 == 0 ? "" : "1e\(i % 40)")" + lineEnd
      if i % 1000 == 999 { text += "  " + lineEnd + lineEnd }
    }
    return text
  }

  private static func line(ofRow row: Int) -> Int { row + 2 + 2 * (row / 1000) }

  private func check(_ table: Table) throws {
    #expect(table.rowCount == Self.count)
    let a = try #require(table["a"]?.numbers)
    let b = try #require(table["b"]?.numbers)
    let c = try #require(table["c"]?.numbers)
    for i in 0..<Self.count {
      #expect(a[i] == Double(i))
      #expect(i % 11 == 3 ? b[i].isNaN : b[i] == -Double(i) / 3)
      #expect(i % 5 == 0 ? c[i].isNaN : c[i] == Double("1e\(i % 40)"))
    }
    for row in [0, 999, 1000, 20_011, Self.count - 1] {
      #expect(table.line(ofRow: row) == Self.line(ofRow: row))
      #expect(try table.text(ofRow: row, column: "a") == "\(row)")
      #expect(try table.text(ofRow: row, column: "note") == "n\(row % 7)")
    }
  }

  @Test("are read as short ones are", arguments: ["\n", "\r\n", "\r"])
  func reading(lineEnd: String) throws {
    let text = Self.text(lineEnd: lineEnd)
    #expect(text.utf8.count > 1 << 20)
    let table = try read(text)
    try check(table)
    let notes = try #require(table["note"]?.categories)
    #expect(notes.levels == (0..<7).map { "n\($0)" })
    #expect(notes.codes == (0..<Self.count).map { Int32($0 % 7) })
  }

  @Test("are the same from a file")
  func files() throws {
    let folder = TemporaryFolder()
    let long = (0..<1_000_001).map { "\($0)" }.joined(separator: "\n")
    for text in [Self.text(), "x\n" + long] {
      let table = try Table.read(folder.write("t.csv", text.utf8))
      #expect(table.columns == (try read(text)).columns)
    }
    #expect(long.utf8.count > 1 << 22)
  }

  @Test("keep a line end in quotes, wherever it stands")
  func quotes() throws {
    let table = try read(
      Self.text { $0 == 30_000 ? "\"two\nlines, \"\"quoted\"\"\"" : "n\($0 % 7)" })
    #expect(try table.text(ofRow: 30_000, column: "note") == "two\nlines, \"quoted\"")
    #expect(table.line(ofRow: 30_000) == Self.line(ofRow: 30_000))
    #expect(table.line(ofRow: 30_001) == Self.line(ofRow: 30_001) + 1)
  }

  @Test("name the line of a mistake far from the first one")
  func mistakes() {
    let row = 39_123, place = "t.csv:\(Self.line(ofRow: row))"
    #expect(
      message { _ = try read(Self.text { $0 == row ? "x,y" : "x" }) }
        .hasPrefix("\(place): has 5 fields, but line 1 has 4"))
    #expect(
      message { _ = try read(Self.text { $0 == row ? "word" : "\($0 % 7)" }) }
        .hasPrefix("\(place): note: \"word\" is not a number"))
    #expect(
      message { _ = try read(Self.text { $0 == row ? "-1e999" : "1" }) }
        .hasPrefix("\(place): note: \"-1e999\" overflows"))
    #expect(
      message { _ = try read(Self.text { $0 == row ? "\"open" : "1" }) }
        .hasPrefix("\(place): a quote opens here and is never closed"))
  }

  @Test("may have their only texts at the end")
  func lateTexts() throws {
    let table = try read(Self.text { $0 > 39_000 ? "late \($0 % 3)" : "7" })
    let notes = try #require(table["note"]?.categories)
    #expect(notes.levels == ["7", "late 0", "late 1", "late 2"])
    #expect(notes.codes.last == Int32(1 + (Self.count - 1) % 3) && notes.codes.first == 0)
  }
}
