import Numerics
import TestSupport
import Testing
import Training

@Suite("metrics against values by hand")
struct MetricTests {
  @Test("errors whose squares overflow have a root mean square all the same")
  func large() throws {
    let outcomes = Outcomes.numbers(predicted: [[3e300, 0]], truth: [[0, 4e300]])
    let rmse = try #require(score("rmse", outcomes))
    #expect(abs(rmse / 1e300 - 12.5.squareRoot()) < 1e-12)
  }

  @Test("the catalogue lists every file in Metrics")
  func folder() throws {
    let files = try Fixture.swiftFiles(in: "Sources/Training/Metrics")
    #expect(files == Metrics.catalogue.map { "\($0)" }.sorted())
  }

  private func score(_ name: String, _ outcomes: Outcomes) -> Double? {
    Metrics.scores(of: outcomes).first { $0.name == name }?.value
  }

  private func twoClasses(_ p: [Double], _ truth: [Int]) -> Outcomes {
    .classes(
      probabilities: Matrix(rows: 2, columns: p.count, p.flatMap { [1 - $0, $0] }), truth: truth)
  }

  @Test("accuracy is the share of rows whose most probable class is the true one")
  func accuracy() {
    #expect(score("accuracy", twoClasses([0.1, 0.6, 0.9, 0.2], [0, 0, 1, 1])) == 0.5)
    let p = Matrix(rows: 3, columns: 2, [0.2, 0.5, 0.3, 0.4, 0.35, 0.25])
    #expect(score("accuracy", .classes(probabilities: p, truth: [1, 2])) == 0.5)
  }

  @Test("cross-entropy is the mean of −log of the true class's probability, and stays finite at 0")
  func crossEntropy() throws {
    let value = try #require(score("crossEntropy", twoClasses([0.25, 0.5], [0, 1])))
    // (−ln 0.75 − ln 0.5)/2
    #expect(abs(value - 0.490_414_626_505_863_5) < 1e-15)
    let impossible = try #require(score("crossEntropy", twoClasses([0, 0], [1, 1])))
    #expect(impossible.isFinite && impossible > 80)
  }

  @Test("the area under the curve counts ordered pairs, and ties by half")
  func areaUnderCurve() {
    // Pairs of a positive and a negative: 0.35 < 0.4, all others in order: 3 of 4.
    #expect(score("auc", twoClasses([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])) == 0.75)
    // 0.5 ties with 0.5: (½ + 1 + 1 + 1)/4.
    #expect(score("auc", twoClasses([0.5, 0.2, 0.5, 0.9], [0, 0, 1, 1])) == 0.875)
    #expect(score("auc", twoClasses([0.3, 0.3, 0.3], [0, 1, 1])) == 0.5)
    #expect(score("auc", twoClasses([0.3, 0.4], [1, 1])) == nil, "only one class occurs")
  }

  @Test("the area under the curve does not depend on the order of the rows")
  func areaUnderCurveOfPermutations() {
    let random = RandomSource(seed: 7, purpose: 1)
    let p = (0..<50).map { (random.uniform($0) * 10).rounded() / 10 }
    let truth = (0..<50).map { random.uniform(100 + $0) < 0.4 ? 1 : 0 }
    let pairs = truth.indices.flatMap { i in truth.indices.map { (i, $0) } }
      .filter { truth[$0.0] == 1 && truth[$0.1] == 0 }
    let won = pairs.reduce(0.0) { sum, pair in
      sum + (p[pair.0] > p[pair.1] ? 1 : p[pair.0] == p[pair.1] ? 0.5 : 0)
    }
    let expected = won / Double(pairs.count)
    let reversed = twoClasses(p.reversed(), truth.reversed())
    for outcomes in [twoClasses(p, truth), reversed] {
      let value = score("auc", outcomes) ?? .nan
      #expect(abs(value - expected) < 1e-14)
    }
  }

  @Test("RMSE, MAE and R² of numbers made by hand")
  func numbers() throws {
    let outcomes = Outcomes.numbers(predicted: [[2, 4, 6, 8]], truth: [[1, 4, 7, 12]])
    // Errors 1, 0, −1, −4; the truth's mean is 6, its squares 25 + 4 + 1 + 36.
    #expect(score("rmse", outcomes) == (18.0 / 4).squareRoot())
    #expect(score("mae", outcomes) == 1.5)
    let r2 = try #require(score("r2", outcomes))
    #expect(abs(r2 - (1 - 18.0 / 66)) < 1e-15)
  }

  @Test("of several outputs R² is the mean, RMSE and MAE are over all numbers")
  func severalOutputs() throws {
    let outcomes = Outcomes.numbers(
      predicted: [[1, 2, 3], [0, 0, 3]], truth: [[1, 2, 3], [0, 3, 3]])
    #expect(score("rmse", outcomes) == (9.0 / 6).squareRoot())
    #expect(score("mae", outcomes) == 0.5)
    let r2 = try #require(score("r2", outcomes))
    #expect(abs(r2 - (1 + (1 - 9.0 / 6)) / 2) < 1e-15)
  }

  @Test("a truth that does not vary has no R², and no rows have no metrics")
  func nothingToSay() {
    #expect(score("r2", .numbers(predicted: [[1, 2]], truth: [[3, 3]])) == nil)
    #expect(Metrics.scores(of: .numbers(predicted: [[]], truth: [[]])).isEmpty)
  }

  @Test("every metric says something about classes or about numbers, under a name of its own")
  func everyMetric() {
    let outcomes = [
      twoClasses([0.2, 0.7], [0, 1]), .numbers(predicted: [[1, 2]], truth: [[1, 3]]),
    ]
    for metric in Metrics.catalogue {
      #expect(outcomes.count { metric.value(of: $0) != nil } == 1, "\(metric.name)")
    }
    #expect(Set(Metrics.catalogue.map { $0.name }).count == Metrics.catalogue.count)
  }
}
