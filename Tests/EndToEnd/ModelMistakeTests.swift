import Gradus
import Testing

@Suite("a file that is no model, or no longer one")
struct ModelMistakeTests {
  /// A workplace with `t.csv` and `t.gradus`.
  private func fitted() throws -> Workplace {
    let place = try Workplace()
    try place.write(Samples.twoClasses(), to: "t.csv")
    let fit = try place.gradus("fit", "t.csv", "--target", "y", "--epochs", "2", "-q")
    try #require(fit.status == 0, "\(fit.errors)")
    return place
  }

  private let commands = [
    ["inspect", "bad"], ["plan", "bad"], ["predict", "bad", "t.csv"], ["evaluate", "bad", "t.csv"],
    ["fit", "t.csv", "--target", "y", "--from", "bad", "--epochs", "1", "-q", "-o", "new.gradus"],
  ]

  @Test("a truncated, bit-flipped, foreign or empty file is told apart, by every command")
  func foreignFiles() throws {
    let place = try fitted()
    let whole = try place.bytes(of: "t.gradus")
    var flipped = whole
    flipped[whole.count - 3] ^= 1
    let damaged = "the file is damaged: its checksum does not match"
    let noModel = "the file is no model"
    let foreign = try TensorFile(
      metadata: ["format": "pt"], tensors: [TensorFile.Tensor("w", shape: [2], numbers: [1.0, 2])]
    ).bytes(name: "w")
    let files: [([UInt8], String)] = [
      ([], noModel), (Array("{\"a\": 1}\n{\"a\": 1}".utf8), noModel),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + whole, noModel),
      (Array(whole.dropLast(5)), damaged), (Array(whole.prefix(100)), "the file is cut short"),
      (flipped, damaged),
      (foreign, "has metadata that cannot be read: format: it is not valid JSON"),
    ]
    for (bytes, sentence) in files {
      try place.write(bytes, to: "bad")
      for command in commands {
        let outcome = try place.gradus(command)
        #expect(outcome.status == 1)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("gradus: bad: "), "\(outcome.errors)")
        #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
        #expect(outcome.errors.hasSuffix(")\n"), "a way out ends the sentence: \(outcome.errors)")
      }
    }
    #expect(try place.files() == ["bad", "t.csv", "t.gradus"])
  }

  /// Under which name, what is replaced, by what, and the sentence, or `nil` if any will do.
  struct Damage: Sendable, CustomTestStringConvertible {
    let key: String
    let old: String
    let new: String
    let sentence: String?

    init(_ key: String, _ old: String, _ new: String, _ sentence: String? = nil) {
      (self.key, self.old, self.new, self.sentence) = (key, old, new, sentence)
    }

    var testDescription: String { "\(key): \(new.prefix(60))" }
  }

  private static func nested(_ depth: Int) -> String {
    String(repeating: #"{"layer":"residual","layers":["#, count: depth)
      + #"{"layer":"dropout","probability":0.1}"# + String(repeating: "]}", count: depth) + ","
  }

  @Test(
    "hostile metadata is refused or harmless, with little memory, and no command crashes",
    arguments: [
      Damage(
        "network", #""outputs":32"#, #""outputs":-4"#,
        "bad: has metadata that cannot be read: network: a dense layer cannot have -4 outputs"),
      Damage(
        "network", #""outputs":32"#, #""outputs":33"#,
        "bad: has the tensor layers.0.weight with the shape [32, 5], and its network needs [33, 5]"),
      Damage("network", #""outputs":32"#, #""outputs":1000000"#, "bad: has the tensor"),
      Damage(
        "network", #""outputs":32"#, #""outputs":1000000000000000000"#,
        "a dense layer cannot have 1000000000000000000 outputs"),
      Damage("network", #""outputs":32"#, #""outputs":1e40"#, "cannot be read: network: "),
      Damage("network", "swish", #"evil\u001b[2J"#, "there is no activation \"evil\\u{1B}[2J\""),
      Damage("network", "swish", String(repeating: "e", count: 100_000), "…"),
      Damage("network", "swish", "softmax"),
      Damage("network", "sigmoid", "identity"),
      Damage("network", "sigmoid", "softmax"),
      Damage("network", #""inputs":5"#, #""inputs":-5"#, "a network cannot have -5 inputs"),
      Damage("network", #""layers":["#, #""layers":["# + nested(3)),
      Damage("network", #""layers":["#, #""layers":["# + nested(100)),
      Damage(
        "network", #""layers":["#, #""layers":["# + nested(100_000), "network: it is not valid JSON"
      ),
      Damage("network", #""layers""#, #""lawyers""#, "network: layers is missing"),
      Damage("preparation", #""target""#, #""tarot""#, "preparation: target is missing"),
      Damage("preparation", #"["no","yes"]"#, #"["no"]"#, "the target contradicts itself"),
      Damage("preparation", #""kind":"number""#, #""kind":"image""#, "preparation: "),
      Damage("provenance", #""epochs":2"#, #""epochs":9223372036854775807"#, "impossible counts"),
      Damage("provenance", #""batch":"16""#, #""batch":"9223372036854775807""#),
      Damage("provenance", #""batch":"16""#, #""batch":"-1""#),
      Damage("provenance", #""l2":""#, #""l2":"nan"#),
      Damage("provenance", "binary-cross-entropy", "cross-entropy"),
      Damage("format", "1", "99", "has format version 99, and this program knows 2"),
      Damage("format", "1", "-1", "has format version -1"),
      Damage("format", "1", #"{"a":1}"#, "format: it is of another kind"),
    ])
  func metadata(_ damage: Damage) throws {
    let place = try fitted()
    var file = try TensorFile.read(bytes: place.bytes(of: "t.gradus"), name: "t.gradus")
    let text = try #require(file.metadata[damage.key])
    let parts = text.split(separator: damage.old, omittingEmptySubsequences: false)
    try #require(parts.count > 1, "\(text)")
    file.metadata[damage.key] = parts.joined(separator: damage.new)
    try place.write(try file.bytes(name: "bad"), to: "bad")
    for command in commands {
      let outcome = try place.gradus(command)
      if let sentence = damage.sentence {
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
        #expect(!place.has("new.gradus"))
      } else {
        #expect([0, 1].contains(outcome.status), "\(outcome.errors)")
      }
      #expect(!outcome.errors.contains("\u{1B}"))
      #expect(outcome.errors.utf8.count < 1_000)
    }
  }

  @Test("a damaged byte anywhere is found, or does not crash where it is read all the same")
  func mutations() throws {
    let place = try fitted()
    let whole = try place.bytes(of: "t.gradus")
    var numbers = Samples.Numbers(state: 5)
    for _ in 0..<300 {
      var bytes = whole
      for _ in 0...numbers.next(3) {
        let k = numbers.next(bytes.count)
        switch numbers.next(3) {
        case 0: bytes[k] = UInt8(numbers.next(256))
        case 1: bytes.removeSubrange(k..<min(bytes.count, k + numbers.next(20)))
        default: bytes.insert(contentsOf: whole.prefix(numbers.next(20)), at: k)
        }
        if bytes.isEmpty { break }
      }
      if bytes != whole {
        #expect(throws: ModelFileError.self) { try Model(bytes: bytes, name: "bad") }
      }
      if let model = try? Model(bytes: bytes, name: "bad", verified: false) {
        _ = try? model.predict(["x": 1, "z": 2, "c": "a"])
      }
    }
  }
}
