import Tables
import Testing

@Suite struct CSVMistakeTests {
  @Test(
    "each mistake in a file is one sentence with its place and a way out",
    arguments: [
      ("", "t.csv: is empty (its first line must name the columns)"),
      ("\n  \n\r\n", "t.csv: is empty (its first line must name the columns)"),
      ("a,b\n", "t.csv: has a header but no rows (add rows below it)"),
      (
        "a,b\n1,2\n1,2,3\n",
        "t.csv:3: has 3 fields, but line 1 has 2 "
          + "(quote fields that contain commas, or use --delimiter if that is not what separates them)"
      ),
      (
        "a;b\n1;2\n\n1\n",
        "t.csv:4: has 1 field, but line 1 has 2 "
          + "(quote fields that contain semicolons, or use --delimiter if that is not what separates them)"
      ),
      (
        "a,b\n1,\"x\n2,y\n",
        "t.csv:2: a quote opens here and is never closed "
          + "(close it, or double it if it belongs to the text)"
      ),
      (
        "a,b\n\"1\n\n\",2\n\"x\"y,2\n",
        "t.csv:5: text follows a closing quote (double the quotes that belong to the text)"
      ),
      ("a,b\n1,\0\n", "t.csv:2: a NUL byte stands here (a table is UTF-8 text)"),
      (
        "a,b,a\n1,2,3\n",
        "t.csv:1: columns 1 and 3 are both named \"a\" (rename one in the header line)"
      ),
      ("\n\na,,b\n1,2,3\n", "t.csv:3: column 2 has no name (name it in the header line)"),
      ("\"\",a\n1,2\n", "t.csv:1: column 1 has no name (name it in the header line)"),
    ])
  func sentences(text: String, sentence: String) {
    #expect(message { _ = try read(text) } == sentence)
  }

  @Test("invalid UTF-8 is found with its line")
  func invalidText() {
    func sentence(_ bytes: [UInt8]) -> String {
      message { _ = try CSV.read(bytes: Array("a,b\n1,".utf8) + bytes, name: "t.csv") }
    }
    let problem = "t.csv:2: is not valid UTF-8 (save the file as UTF-8)"
    let invalid: [[UInt8]] = [
      [0xFF], [0xC3], [0xC0, 0x80], [0xE9, 0x0A], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
      [0xE0, 0x80, 0x80], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80],
      [0xE2, 0x82], [0xF0, 0x9F, 0x98],
    ]
    for bytes in invalid { #expect(sentence(bytes) == problem, "\(bytes)") }
    for text in ["é", "€", "😀", "\u{7FF}", "\u{FFFD}", "\u{10FFFF}"] {
      #expect(sentence(Array(text.utf8)) == "no error")
    }
    #expect(
      message { _ = try CSV.read(bytes: [0xFF, 0xFE, 0x61, 0], name: "t.csv") }
        == "t.csv: is UTF-16 text (save it as UTF-8)")
  }

  @Test("a flag that names no column says which was probably meant")
  func unknownNames() {
    let text = "species,island\nx,y\n"
    #expect(
      message { _ = try read(text) { $0.ignore = ["iland"] } }
        == #"t.csv: has no column "iland", which --ignore names (did you mean "island"?)"#)
    #expect(
      message { _ = try read(text) { $0.categorical = ["zzz"] } }
        == #"t.csv: has no column "zzz", which --categorical names (there are species, island)"#)
    #expect(
      message { _ = try read(text) { $0.numeric = ["zzz"] } }
        == #"t.csv: has no column "zzz", which --numeric names (there are species, island)"#)
    #expect(
      message {
        _ = try read(text) {
          $0.numeric = ["island"]
          $0.categorical = ["island"]
        }
      } == "t.csv: island: is named by both --categorical and --numeric (keep one)")
  }

  @Test("a delimiter that cannot separate is refused")
  func impossibleDelimiter() {
    #expect(
      message { _ = try read("a\n1\n") { $0.delimiter = "\"" } }
        == "\"\"\" cannot separate fields (--delimiter takes one character, such as ',', ';', '|' or a tab)"
    )
    #expect(message { _ = try read("a\n1\n") { $0.delimiter = "é" } }.contains("cannot separate"))
    #expect(
      message { _ = try read("a\n1\n") { $0.delimiter = "\r\n" } }.contains("cannot separate"))
  }

  @Test("any bytes at all give a table or a sentence")
  func anyBytes() {
    var choices = Choices(seed: 3)
    let alphabet: [UInt8] = Array("ab1.,;\"\"\n\r\t |e-".utf8) + [0, 0xC3, 0xA9, 0xFF]
    for round in 0..<3000 {
      let kinds = round % 2 == 0 ? alphabet.count : alphabet.count - 4
      let bytes = (0..<choices.below(40)).map { _ in alphabet[choices.below(kinds)] }
      do {
        let table = try Table.read(bytes: bytes, name: "t.csv")
        for row in 0..<table.rowCount {
          for column in table.columnNames { _ = try table.text(ofRow: row, column: column) }
        }
      } catch {
        #expect(error.description.hasPrefix("t.csv"))
      }
    }
  }
}
