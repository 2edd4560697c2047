import Tables
import Testing

@Suite struct CSVWritingTests {
  private static let awkward = [
    "a", "b c", "comma, here", "semi; colon", "\"quoted\"", "\"", "\"\"", "line\nfeed", "cr\r\nlf",
    "lone\rreturn", " leading", "trailing ", "\ttab", "tab\tinside", "naïve", "😀", "n/a", "#x", "'",
    "bar|bar", "\u{FEFF}mark", "0x1f", "x=1", "NA ", "-", "1,5",
  ]

  @Test("reading what was written gives the same table", arguments: 0..<40)
  func roundTrip(seed: Int) throws {
    var choices = Choices(seed: seed)
    let delimiter: Character = [",", ";", "\t", "|"][choices.below(4)]
    let rows = 1 + choices.below(12)
    var columns: [Column] = []
    for k in 0..<(1 + choices.below(5)) {
      let name = "\(Self.awkward[choices.below(Self.awkward.count)]) \(k)."
      if choices.below(2) == 0 {
        let numbers = (0..<rows).map { _ in
          let number = Double(bitPattern: choices.bits())
          return choices.below(4) == 0 || !number.isFinite ? Double.nan : number
        }
        columns.append(Column(name, numbers: numbers))
      } else {
        let texts = (0..<rows).map { _ in
          choices.below(5) == 0 ? nil : Self.awkward[choices.below(Self.awkward.count)]
        }
        // A column without any text would read back as numbers.
        columns.append(Column(name, texts: ["a"] + texts.dropFirst()))
      }
    }
    let table = try Table(columns: columns)
    let back = try read(CSV.text(table, delimiter: delimiter)) { $0.delimiter = delimiter }
    #expect(back.columns == table.columns)
    let again = CSV.text(back, delimiter: delimiter)
    #expect(again == CSV.text(table, delimiter: delimiter))
  }

  @Test("numbers are written in the shortest form that reads back")
  func numbers() throws {
    let table = try Table(["x": [1, 0.1, 1e300, -2.5, nil], "y": ["a", "b", nil, "d,e", "f"]])
    #expect(CSV.text(table) == "x,y\n1,a\n0.1,b\n1e+300,\n-2.5,\"d,e\"\n,f\n")
    #expect(CSV.text(-0.0) == "-0")
    #expect(CSV.text(.nan) == "")
  }

  @Test("a missing cell in the only column is not a blank line")
  func onlyColumn() throws {
    let table = try Table(["x": [1, nil, 3]])
    #expect(try read(CSV.text(table)).columns == table.columns)
  }

  @Test("images are written as one column for each byte")
  func images() throws {
    let table = try Table(columns: [Column("i", shape: [1, 2], bytes: [1, 2, 3, 4])])
    #expect(CSV.text(table) == "i[1],i[2]\n1,2\n3,4\n")
  }
}
