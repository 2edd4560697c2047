import Charts
import Equations
import Explanations
import Networks
import Numerics
import TestSupport
import Testing
import Training

@Suite("a walk as a page")
struct PageTests {
  /// Whether every element that opens closes, in its order.
  private static func isWellFormed(_ page: String) -> Bool {
    var open: [Substring] = []
    var rest = page[...]
    while let start = rest.firstIndex(of: "<") {
      rest = rest[start...].dropFirst()
      guard let end = rest.firstIndex(of: ">") else { return false }
      let tag = rest[..<end]
      rest = rest[end...].dropFirst()
      if tag.hasPrefix("!") || tag.hasSuffix("/") { continue }
      if tag.hasPrefix("/") {
        guard open.popLast() == tag.dropFirst() else { return false }
      } else {
        open.append(tag.prefix { $0 != " " })
      }
    }
    return open.isEmpty
  }

  @Test("is well-formed, and has each equation once")
  func wellFormed() {
    for walk in Walks.all {
      let page = walk.page(StepNames(rows: "the <first> & \"last\" rows", inputs: ["a<b", "&c"]))
      let text = page.written
      #expect(Self.isWellFormed(text))
      #expect(text.occurrences(of: "<article") == walk.steps.count)
      #expect(text.contains("the &lt;first&gt; &amp; \"last\" rows"))
      #expect(!text.contains("<first>"))
    }
  }

  @Test("shows the numbers of the walk, with real minus signs")
  func numbers() throws {
    let walk = try #require(try StepFixture.all().first).walk()
    let text = walk.page(StepNames(rows: "one example"), digits: Digits(9)).written
    // z, a and y, δ, ∂W, and the weights after the step.
    for number in [
      "0.3775", "0.593269992", "0.75136507", "0.138498562", "0.0821670406", "0.35891648",
      "0.561370121",
    ] {
      #expect(text.contains("<mn>\(number)</mn>"), "\(number)")
    }
    #expect(text.contains("<mo>−</mo><mn>0.0380982365</mn>"))
    #expect(text.contains(">δ 0.138<") && text.contains(">δ −0.0381<"))
    #expect(!text.contains("<mn>-"))
  }

  @Test(
    "numbers the edges so that no two numbers meet",
    arguments: [[2, 3], [3, 2], [2, 2], [5, 1], [1, 6]])
  func edges(_ widths: [Int]) throws {
    let network = Network(
      inputs: widths[0], layers: [Dense(widths[1], .tanh)], precision: .double, seed: 1)
    let examples = Samples.numbers(
      outputs: widths[1], inputs: widths[0], count: 1, precision: .double, seed: 5)
    let walk = Walk(
      network, on: DataSet(inputs: examples.inputs, targets: examples.targets),
      loss: .halfSquaredError)
    // Eight pixels a letter at most, and twelve from line to line.
    var labels: [(x: Double, y: Double, width: Double)] = []
    let text = walk.page(StepNames(rows: "one example")).written
    for found in text.matches(
      of: #/<text class="tick middle halo" x="([\d.]+)" y="([\d.]+)">([^δ<]+)</#)
    {
      let x = try #require(Double(found.1)), y = try #require(Double(found.2))
      labels.append((x, y, 8.0 * Double(found.3.count)))
    }
    #expect(labels.count == widths[0] * widths[1])
    for (i, one) in labels.enumerated() {
      for other in labels[(i + 1)...] {
        let isBeside = abs(one.x - other.x) >= (one.width + other.width) / 2
        #expect(isBeside || abs(one.y - other.y) >= 12)
      }
    }
  }

  @Test("of a wide network stays small, and keeps a summary of what it leaves out")
  func wide() {
    let text = Walks.layers(width: 200).page(StepNames(rows: "four rows")).written
    #expect(text.utf8.count < 3_000_000)
    #expect(text.contains(" is 200 × 200: min −"))
  }
}

extension String {
  /// How often `part` occurs.
  fileprivate func occurrences(of part: String) -> Int {
    var count = 0, rest = self[...]
    while let range = rest.firstRange(of: part) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
