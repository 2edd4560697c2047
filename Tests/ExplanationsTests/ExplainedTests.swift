import Equations
import Explanations
import FoundationEssentials
import Networks
import Numerics
import TestSupport
import Testing
import Training

@Suite("every equation explains itself")
struct ExplainedTests {
  @Test("those of every layer, loss and optimizer have a title and a sentence")
  func explained() throws {
    for step in Walks.all.flatMap(\.steps) {
      let title = try #require(step.title, "\(step.equation)")
      let meaning = try #require(step.meaning, "\(step.equation)")
      #expect(!title.isEmpty && title.count < 40, "\(title)")
      #expect(meaning.hasSuffix(".") && meaning.count > 40, "\(meaning)")
    }
  }

  @Test("each equation in the sources has its explanation beside it")
  func sources() throws {
    var equations: Set<String> = [], explained: Set<String> = []
    for folder in ["Equations", "Networks", "Training"] {
      let root = Fixture.root.appending(path: "Sources/\(folder)").resolvingSymlinksInPath()
      let files = try FileManager.default.subpathsOfDirectory(atPath: root.path)
      for file in files where file.hasSuffix(".swift") {
        let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
        for line in text.split(separator: "\n") {
          let words = line.split { " :,{".contains($0) }.map(String.init)
          guard
            let type = zip(words, words.dropFirst()).first(where: {
              $0.0 == "struct" || $0.0 == "extension"
            })?.1
          else { continue }
          if words.contains("struct"), words.contains("Equation") { equations.insert(type) }
          if words.contains("extension"), words.contains("Explained") { explained.insert(type) }
        }
      }
    }
    #expect(equations.count > 15)
    #expect(explained.subtracting(["Explained"]) == equations)
  }

  @Test("the long way is the short y − t, where σ′ cancels")
  func canonical() throws {
    var canonical = 0
    for walk in Walks.losses {
      let step = try #require(walk.steps.first { $0.equation is OutputError })
      let error = try #require(step.equation as? OutputError)
      guard let long = step.asides.first(where: { $0.letter == "the long way" }) else { continue }
      canonical += 1
      #expect(error.isCanonical)
      let short = try #require(step.results.first).values
      #expect(Deviation.largest(long.values.values, short.values) < 1e-15)
    }
    #expect(canonical == 2)
  }

  @Test("what a step says on the way is what it does")
  func asides() throws {
    let walk = Walks.layers()
    func step(writing letter: String) throws -> WalkStep {
      try #require(walk.steps.first { $0.results.first?.place.letter == letter })
    }
    // d = n ⊙ m/(1 − p)
    let dropout = try step(writing: "d"), mask = try #require(dropout.asides.first).values
    let n = try #require(dropout.performed.read(dropout.equation.reads[0]))
    let d = try #require(dropout.results.first).values
    #expect(Set(mask.values) == [0, 1])
    for i in 0..<d.count { #expect(d[flat: i] == n[flat: i] * mask[flat: i] * (1 / (1 - 0.3))) }
    // s = √(variance + ε)
    let norm = try step(writing: "â")
    let variance = try #require(norm.asides.first { $0.letter == "variance" }).values
    let s = try #require(norm.results.first { $0.place.letter == "s" }).values
    let squared = s.values.map { $0 * $0 }, expected = variance.values.map { $0 + 1e-5 }
    #expect(Deviation.largest(squared, expected) < 1e-15)
  }

  @Test("an equation that a user wrote is shown by its description and its numbers")
  func usersOwn() throws {
    let walk = Walk(
      Network(inputs: 2, precision: .double) {
        Doubling()
        Dense(1)
      },
      on: DataSet(
        inputs: Matrix(rows: 2, columns: 1, [3, -1]), targets: Matrix(rows: 1, columns: 1, [1])),
      loss: .halfSquaredError)
    let step = try #require(walk.steps.first { $0.equation is Double2 })
    #expect(step.title == nil && step.meaning == nil && step.stage == .forward)
    #expect(
      walk.text().contains(
        """
        u⁽⁰⁾ = 2 a⁽⁰⁾
        2×1 = 2 · 2×1

          ⎡ 6⎤ = 2 ⎡ 3⎤
          ⎣-2⎦     ⎣-1⎦
        """))
  }
}

/// `u = 2 a`, as a user's layer
private struct Doubling: Layer {
  static let name = "users-doubling"
  var description: String { "doubling" }

  func write(_ a: Place, into draft: inout Draft) -> Place {
    let u = draft.place("u", rows: a.rows)
    draft.write([Double2(result: u, a: a)], backwardFrom: u) { du, draft in
      [draft.error(into: a).map { Double2(result: $0, a: du) }]
    }
    return u
  }
}

private struct Double2: Equation {
  let result, a: Place
  var reads: [Place] { [a] }
  var writes: [Place] { [result] }
  var description: String { "\(result) = 2 \(a)" }
  func perform<R: Real>(in memory: Memory<R>) {
    let (u, a) = (memory[result], memory[a])
    for i in 0..<u.count { u[i] = 2 * a[i] }
  }
}
