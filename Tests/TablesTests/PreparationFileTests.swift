import FoundationEssentials
import Tables
import Testing

@Suite struct PreparationFileTests {
  private func preparation() throws -> Preparation {
    let rows = 0..<30
    let table = try Table(columns: [
      Column("x", numbers: rows.map { Double($0) / 7 }),
      Column("gaps", numbers: rows.map { $0 % 3 == 0 ? .nan : Double($0) }),
      Column("c", texts: rows.map { ["a", "b", "c"][$0 % 3] }),
      Column("i", shape: [2, 1], bytes: rows.flatMap { [UInt8($0), 7] }),
      Column("k", numbers: rows.map { _ in 1 }),
      Column("t", texts: rows.map { ["no", "yes"][$0 % 2] }),
    ])
    return try Preparation.fit(table, targets: ["t"], rows: Array(rows))
  }

  private func json(_ preparation: Preparation) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(preparation), as: UTF8.self)
  }

  private func decode(_ text: String) throws -> Preparation {
    try JSONDecoder().decode(Preparation.self, from: Data(text.utf8))
  }

  @Test("a preparation reads back from JSON to the same bits, and to the same text")
  func roundTrip() throws {
    let preparation = try preparation()
    let text = try json(preparation)
    let back = try decode(text)
    #expect(back == preparation)
    #expect(try json(back) == text)
  }

  @Test("the keys in a model file are these")
  func keys() throws {
    let table = try Table(["x": [1, 2, nil], "c": ["a", "b", "c"], "t": [1, 2, 4.5]])
    var options = Preparation.Options()
    options.missing = ["n/a", "-"]
    let preparation = try Preparation.fit(table, targets: ["t"], rows: [0, 1, 2], options: options)
    #expect(
      try json(preparation) == """
        {"dropped":[],"inputs":[{"column":"x","indicatesMissing":true,\
        "kind":"number","mean":1.5,"unit":0.5},{"column":"c","indicatesMissing":false,"joinsOthers":false,\
        "kind":"category","levels":["a","b","c"],"secondShare":0.6666666666666666}],\
        "missing":["-","n\\/a"],"target":{"classes":[],"classesAreNumbers":false,"names":["t"],\
        "scales":[{"deviation":1.4719601443879744,"mean":2.5}],"task":"regression"},\
        "trainingRows":3}
        """)
  }

  @Test(
    "a preparation that contradicts itself is refused",
    arguments: [
      (#""kind":"category""#, #""kind":"unknown""#),
      (#""deviation":"#, #""deviation":-"#),
      (#""unit":"#, #""unit":-"#),
      (#""shape":[2,1]"#, #""shape":[-2,1]"#),
      (#""shape":[2,1]"#, #""shape":[]"#),
      (#""classes":["no","yes"]"#, #""classes":["no"]"#),
      (#""classes":["no","yes"]"#, #""classes":["no","no"]"#),
      (#""task":"twoClasses""#, #""task":"regression""#),
      (#""names":["t"]"#, #""names":[]"#),
    ])
  func contradictions(from: String, to: String) throws {
    let text = try json(try preparation())
    #expect(text.contains(from))
    #expect(throws: DecodingError.self) { try decode(text.replacing(from, with: to)) }
  }

  @Test("the catalogue lists every file in Encodings/ that holds an encoding")
  func catalogue() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = root.appending(path: "Sources/Tables/Encodings").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix("Encoding.swift") && $0 != "ColumnEncoding.swift" }
    #expect(
      files.sorted() == ColumnEncodings.all.map { "\($0).swift" }.sorted())
    #expect(Set(ColumnEncodings.all.map { $0.kind }).count == ColumnEncodings.all.count)
  }
}
