import FoundationEssentials
import Testing

/// Texts of a file's metadata are JSON that Foundation decodes. What a hostile file could put there
/// has to be an error, on any thread's stack.
@Suite("JSON in a model file's metadata")
struct MetadataTextTests {
  private final class Node: Decodable {
    var a: Node?
  }

  @Test(
    "nesting a million deep is an error",
    arguments: [("[", ""), ("{\"a\":", ""), ("{\"a\":", "}"), ("[", "]")])
  func nesting(opening: String, closing: String) {
    let depth = 1_000_000
    let text =
      String(repeating: opening, count: depth) + "{}" + String(repeating: closing, count: depth)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Node.self, from: Data(text.utf8))
    }
  }

  @Test("nesting deeper than any network's is read", arguments: [0, 1, 100, 500])
  func moderateNesting(depth: Int) throws {
    let text =
      String(repeating: "{\"a\":", count: depth) + "{}" + String(repeating: "}", count: depth)
    var node = try JSONDecoder().decode(Node.self, from: Data(text.utf8))
    var count = 0
    while let next = node.a { (node, count) = (next, count + 1) }
    #expect(count == depth)
  }

  @Test(
    "numbers that cannot be held are errors",
    arguments: [
      "1e999999999", "-1e999999999", String(repeating: "9", count: 1_000_000),
      "1e" + String(repeating: "9", count: 1_000_000),
    ])
  func numbers(text: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Double].self, from: Data("[\(text)]".utf8))
    }
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Int].self, from: Data("[\(text)]".utf8))
    }
  }

  @Test("a key that is there twice is no crash, nor are texts that break off")
  func broken() {
    let text = #"{"a":{"a":{}},"a":{"\u00e9":"\ud834\udee5"}}"#
    #expect(throws: Never.self) { try JSONDecoder().decode(Node.self, from: Data(text.utf8)) }
    for count in 0..<text.utf8.count {
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(Node.self, from: Data(text.utf8.prefix(count)))
      }
    }
  }
}
