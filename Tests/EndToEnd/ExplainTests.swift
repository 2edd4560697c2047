import Foundation
import Testing

@Suite("explain shows a step with its numbers")
struct ExplainTests {
  /// The classic example by hand, as a command line would have it.
  private static let classic = [
    "explain", "--network", "2-2-2", "--activation", "sigmoid", "--loss", "half-squared-error",
    "--weights", "weights.json", "--row", "0.05,0.10", "--target", "0.01,0.99", "--optimizer",
    "gradient-descent", "--rate", "0.5",
  ]
  private static let weights = """
    {"layers": [{"weights": [[0.15, 0.20], [0.25, 0.30]], "bias": [0.35, 0.35]},
                {"weights": [[0.40, 0.45], [0.50, 0.55]], "bias": [0.60, 0.60]}]}
    """

  private static func workplace() throws -> Workplace {
    let place = try Workplace()
    try place.write(weights, to: "weights.json")
    return place
  }

  private static func golden(_ name: String) throws -> String {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fixtures/explain/\(name)")
    return try String(contentsOf: path, encoding: .utf8)
  }

  @Test(
    "the classic example reads as it did when its numbers were compared, on any screen",
    arguments: [
      ("classic.txt", ["LC_ALL": "C.UTF-8", "COLUMNS": "80"], "6"),
      ("classic-12-digits.txt", ["LC_ALL": "C.UTF-8", "COLUMNS": "100"], "12"),
      ("classic-narrow.txt", ["LC_ALL": "C", "COLUMNS": "40"], "6"),
    ])
  func golden(_ name: String, _ environment: [String: String], _ digits: String) throws {
    let run = try Self.workplace().gradus(
      Self.classic + ["--digits", digits], environment: environment)
    #expect(run.status == 0 && run.errors.isEmpty)
    // What the host engine's instruction set decides is no part of it.
    func withoutHost(_ text: String) -> String {
      text.components(separatedBy: "\n\n").map { paragraph in
        let lines = paragraph.split(separator: "\n")
        return lines.filter { !$0.hasPrefix("Host engine") }.joined(separator: "\n")
      }.filter { !$0.hasPrefix("Largest difference") }.joined(separator: "\n\n")
    }
    #expect(withoutHost(run.output) == withoutHost(try Self.golden(name)))
  }

  @Test("every number of the golden text with 12 digits was derived in 50-digit arithmetic")
  func derived() throws {
    let steps = try JSON(Self.golden("steps.json")), numbers = steps[0]["numbers"]
    var derived: Set<String> = [
      "0.15", "0.2", "0.25", "0.3", "0.35", "0.4", "0.45", "0.5", "0.55", "0.6",
    ]
    for group in [numbers, steps[0]["asides"]] {
      for key in group.keys {
        for row in group[key].items { derived.formUnion(row.items.compactMap(\.text)) }
      }
    }
    derived.formUnion([steps[0]["lossBefore"], steps[0]["lossAfter"]].compactMap(\.text))
    let text = try Self.golden("classic-12-digits.txt")
    let separators = Set(" ⎡⎣⎢⎤⎦⎥[](),;·=\n")
    var seen = 0
    for word in text.split(whereSeparator: { separators.contains($0) }) {
      guard let point = word.firstIndex(of: "."), point != word.index(before: word.endIndex),
        Double(word) != nil, !word.contains("e-")
      else { continue }
      #expect(derived.contains(String(word)), "\(word)")
      seen += 1
    }
    #expect(seen > 100)
  }

  @Test("as JSON every number reads back to the bits of the reference engine")
  func json() throws {
    let run = try Self.workplace().gradus(Self.classic + ["--json"])
    let json = try JSON(run.output)
    let equations = json["equations"].items
    #expect(equations.count == 13)
    let z = try #require(equations.first { $0["equation"].text == "z⁽¹⁾ = W⁽¹⁾ a⁽⁰⁾ + b⁽¹⁾" })
    let sums = [0.35 + 0.15 * 0.05 + 0.2 * 0.1, 0.35 + 0.25 * 0.05 + 0.3 * 0.1]
    #expect(z["writes"][0]["values"].items.map { $0[0].number } == sums)
    let y = try #require(equations.first { $0["title"].text == "the network's answer" })
    #expect(y["writes"][0]["values"][0][0].number == 0.7513650695523157)
    #expect(json["lossBefore"].number == 0.2983711087600027)
    #expect(try #require(json["largestDifference"].number) < 1e-15)
    #expect(json["rate"].number == 0.5 && json["optimizer"].text == "gradient-descent:rate=0.5")
  }

  @Test("of a model it takes rows of a table, one or a batch")
  func model() throws {
    let place = try Workplace()
    try place.write(Samples.twoClasses(), to: "t.csv")
    try place.gradus("fit", "t.csv", "--target", "y", "--hidden", "3", "--epochs", "5", "-q")
    let one = try place.gradus(
      ["explain", "t.gradus", "t.csv", "--row", "3"], environment: ["LC_ALL": "C.UTF-8"])
    #expect(one.status == 0)
    #expect(
      one.output.contains("Row 3 of t.csv, loss binary-cross-entropy, the first step by adam"))
    #expect(one.output.contains("c = a") && one.output.contains("∂ℓ/∂y"))
    let predicted = try JSON(place.gradus("predict", "t.gradus", "t.csv", "--json").output)
    let json = try JSON(
      place.gradus("explain", "t.gradus", "t.csv", "--batch", "5", "--json").output)
    #expect(json["rows"].items.map(\.integer) == [1, 2, 3, 4, 5])
    let y = try #require(
      json["equations"].items.first { $0["title"].text == "the network's answer" })
    let probabilities = y["writes"][0]["values"][0].items.map(\.number)
    for (row, p) in probabilities.enumerated() {
      let expected = try #require(
        predicted["predictions"][row]["probabilities"]["yes"].number)
      #expect(abs(try #require(p) - expected) < 1e-6)
    }
    #expect(try #require(json["largestDifference"].number) < 1e-5)
  }

  @Test("as a page it needs nothing else, and holds every equation")
  func page() throws {
    let place = try Self.workplace()
    let run = try place.gradus(Self.classic + ["--html", "step.html"])
    #expect(run.status == 0 && run.output == "step.html: one example, 13 equations\n")
    #expect(try place.gradus(Self.classic + ["--html", "step.html", "-q"]).output.isEmpty)
    let page = try place.text(of: "step.html")
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.utf8.count < 300_000)
    #expect(page.contains("<mn>0.593269992</mn>") == false)
    #expect(page.contains("<mn>0.59327</mn>") && page.contains("<svg"))
    #expect(page.components(separatedBy: "<article").count == 14)
    #expect(!page.contains("src=") && !page.contains("<script"))
    #expect(try place.gradus(Self.classic + ["--html", "-"]).output == page)
  }

  @Test(
    "a network too large to print is summed up",
    arguments: [[], ["--json"], ["--html", "-"]])
  func large(_ options: [String]) throws {
    let row = (0..<300).map { _ in "0.5" }.joined(separator: ",")
    let run = try Workplace().gradus(
      ["explain", "--network", "300-200-10", "--row", row, "--target", row.prefix(39).description]
        + options)
    #expect(run.status == 0, "\(run.errors)")
    if options != ["--json"] { #expect(run.output.utf8.count < 3_000_000) }
    if options.isEmpty {
      #expect(run.output.contains("200 × 300") || run.output.contains("200 x 300"))
    }
  }

  /// A command line, and what it gets.
  struct Mistake: Sendable {
    let words: [String], status: Int32, message: String
    init(_ words: [String], _ status: Int32, _ message: String) {
      (self.words, self.status, self.message) = (words, status, message)
    }
  }

  private static let mistaken: [Mistake] = [
    Mistake(
      [
        "explain", "--network", "2-3-2", "--weights", "weights.json", "--row", "1,2", "--target",
        "1,2",
      ],
      1,
      "gradus: weights.json: layer 1: weights are 2 × 2, and the network 2-3-2 needs 3 × 2 (a row for "
        + "each output, in it a number for each input)\n"
    ),
    Mistake(
      [
        "explain", "--network", "2-2", "--weights", "weights.json", "--row", "1,2", "--target",
        "1,2",
      ],
      1,
      "gradus: weights.json: it has the weights of 2 layers, and the network 2-2 has 1 (give one for "
        + "each number after the first)\n"
    ),
    Mistake(
      ["explain", "--network", "2-2-1", "--row", "1", "--target", "1"], 2,
      "gradus explain: --row has 1 number, and the network 2-2-1 takes 2\n"
        + "See 'gradus explain --help'.\n"
    ),
    Mistake(
      ["explain", "--network", "2-2-1", "--row", "1,x", "--target", "1"], 2,
      "gradus explain: --row: \"x\" is not a number\nSee 'gradus explain --help'.\n"
    ),
    Mistake(
      ["explain", "--network", "2", "--row", "1"], 2,
      "gradus explain: --network: \"2\" is no chain of widths such as 2-3-1\n"
        + "See 'gradus explain --help'.\n"
    ),
    Mistake(
      ["explain", "--network", "2-2-1", "--row", "1,2", "--target", "5"], 2,
      "gradus explain: --target: 5 is no probability, as --loss binary-cross-entropy needs them; give "
        + "numbers from 0 to 1, or --loss half-squared-error\nSee 'gradus explain --help'.\n"
    ),
    Mistake(
      [
        "explain", "--network", "2-2", "--activation", "softmax", "--row", "1,2", "--target", "1,1",
      ],
      2,
      "gradus explain: --target: the numbers add up to 2, and --loss cross-entropy needs probabilities "
        + "that add up to 1; give a 1 for what is true, and 0 for all else\n"
        + "See 'gradus explain --help'.\n"
    ),
    Mistake(
      ["explain"], 2,
      "gradus explain: give a model and a table, or a network such as --network 2-2-1 with --row "
        + "and --target\nSee 'gradus explain --help'.\n"
    ),
    Mistake(
      ["explain", "t.gradus", "t.csv", "--row", "0"], 2,
      "gradus explain: --row: \"0\" is no row's number; with a model they count from 1, and "
        + "several are --row 1 --row 2\nSee 'gradus explain --help'.\n"
    ),
    Mistake(
      ["explain", "t.gradus", "t.csv", "--row", "61"], 2,
      "gradus explain: --row 61: t.csv has no such row; the last one is 60\n"
        + "See 'gradus explain --help'.\n"
    ),
    Mistake(
      ["explain", "t.gradus", "t.csv", "--weights", "weights.json"], 2,
      "gradus explain: --weights goes with --network; a model has its own\n"
        + "See 'gradus explain --help'.\n"
    ),
    Mistake(
      ["explain", "t.gradus", "t.csv", "--html", "t.csv"], 2,
      "gradus explain: --html would overwrite t.csv, which is read; name another file\n"
        + "See 'gradus explain --help'.\n"
    ),
  ]

  @Test(
    "what cannot be explained gets a sentence with a place and a way out",
    arguments: mistaken)
  func mistakes(_ mistake: Mistake) throws {
    let place = try Self.workplace()
    try place.write(Samples.twoClasses(), to: "t.csv")
    try place.gradus("fit", "t.csv", "--target", "y", "--hidden", "2", "--epochs", "2", "-q")
    let run = try place.gradus(mistake.words)
    #expect(run.errors == mistake.message)
    #expect(run.status == mistake.status && run.output.isEmpty)
  }

  @Test("a table that does not fit gets the sentence of predict")
  func foreign() throws {
    let place = try Workplace()
    try place.write(Samples.twoClasses(), to: "t.csv")
    try place.write("x,y\n1,yes\n", to: "other.csv")
    try place.gradus("fit", "t.csv", "--target", "y", "--hidden", "2", "--epochs", "2", "-q")
    let predict = try place.gradus("predict", "t.gradus", "other.csv")
    for command in ["explain", "check"] {
      let run = try place.gradus(command, "t.gradus", "other.csv")
      #expect(run.errors == predict.errors && run.status == 1)
    }
  }
}
