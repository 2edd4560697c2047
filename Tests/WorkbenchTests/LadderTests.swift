import Equations
import Networks
import Numerics
import Tables
import Testing
import Training

@testable import Workbench

@Suite("the ladder")
struct LadderTests {
  @Test("leads from the mean or the majority over no hidden layer to the network")
  func rungs() throws {
    #expect(
      try Fit(Made.numbers(), Made.recipe("y")).ladder.rungs.map(\.name)
        == ["mean", "regression", "network"])
    #expect(
      try Fit(Made.classes(), Made.recipe("label")).ladder.rungs.map(\.name)
        == ["majority", "regression", "network"])
    var recipe = Made.recipe("y")
    recipe.hidden = []
    let ladder = try Fit(Made.numbers(), recipe).ladder
    #expect(ladder.rungs.map(\.name) == ["mean", "regression"])
    #expect(ladder.verdict == nil, "there is no network to judge")
  }

  /// Without validation rows the rows of the table are the training rows, the test table's report.
  @Test("has the mean and the least-squares solution below the network")
  func leastSquares() throws {
    let table = try Made.numbers()
    let (train, test) = (Array(0..<40), Array(40..<60))
    var recipe = Made.recipe("y")
    recipe.validation = 0
    let fit = try Fit(table.selecting(rows: train), recipe, test: table.selecting(rows: test))

    let mean = train.reduce(0) { $0 + Made.y[$1] } / 40
    expect(fit.ladder.rungs[0]["rmse"], near: rmse(test) { _ in mean }, within: 1e-12)

    // (X Xᵀ) w = X y, by hand.
    var gram = SymmetricMatrix(count: 3), moment = [0.0, 0, 0]
    for n in train {
      let row = features(n)
      for i in 0..<3 {
        moment[i] += row[i] * Made.y[n]
        for j in 0...i { gram[i, j] += row[i] * row[j] }
      }
    }
    let w = try #require(gram.solve(moment))
    // The inputs of the comparison are exact; those of the rung are standardized in Double.
    expect(fit.ladder.rungs[1]["rmse"], near: rmse(test) { dot(w, features($0)) }, within: 1e-6)
  }

  @Test("has the maximum-likelihood solution for two classes")
  func maximumLikelihood() throws {
    let table = try Made.classes()
    let (train, test) = (Array(0..<40), Array(40..<60))
    var recipe = Made.recipe("label")
    recipe.validation = 0
    let fit = try Fit(table.selecting(rows: train), recipe, test: table.selecting(rows: test))

    var w = [0.0, 0, 0]
    for _ in 0..<30 {
      var hessian = SymmetricMatrix(count: 3), gradient = [0.0, 0, 0]
      for n in train {
        let row = features(n), p = probability(w, n)
        for i in 0..<3 {
          gradient[i] += row[i] * ((Made.label[n] == "b" ? 1 : 0) - p)
          for j in 0...i { hessian[i, j] += p * (1 - p) * row[i] * row[j] }
        }
      }
      let step = try #require(hessian.solve(gradient))
      w = zip(w, step).map { $0 + $1 }
    }
    let entropy =
      test.reduce(0) {
        let p = probability(w, $1)
        return $0 - Double.log(Made.label[$1] == "b" ? p : 1 - p)
      } / 20
    expect(fit.ladder.rungs[1]["crossEntropy"], near: entropy, within: 1e-6)
  }

  @Test("says whether the hidden layers were worth it, made it worse, or neither")
  func verdicts() throws {
    let truth = (0..<200).map { Double($0 % 10) }
    func rung(_ error: Double) -> Rung {
      // Errors of both signs, so that the intervals have a width.
      let predicted = truth.indices.map { truth[$0] + error * ($0 % 3 == 0 ? -1 : 0.5) }
      return Rung(
        name: "", title: "", parameters: 1, epochs: 1, scores: [],
        outcomes: .numbers(predicted: [predicted], truth: [truth]))
    }
    func sentence(_ upper: Double, _ lower: Double) -> String? {
      Comparison(of: rung(upper), with: rung(lower))?.sentence
    }
    #expect(sentence(1, 4)?.hasPrefix("The hidden layers were worth it: RMSE −") == true)
    #expect(sentence(4, 1)?.hasPrefix("The hidden layers made it worse: RMSE +") == true)
    #expect(sentence(2, 2)?.hasPrefix("No clear gain from the hidden layers: RMSE 0 ") == true)
    #expect(sentence(1, 4) == sentence(1, 4), "the bootstrap is the same every time")
    let comparison = try #require(Comparison(of: rung(1), with: rung(4)))
    #expect(comparison.interval.contains(comparison.difference))
  }

  @Test("has a verdict on numbers of any size", arguments: [1e-200, 1e-9, 1, 1e9, 1e100])
  func sizes(_ unit: Double) throws {
    var recipe = Made.recipe("y")
    recipe.epochs = 1
    let fit = try Fit(Made.numbers(y: Made.y.map { $0 * unit }), recipe)
    #expect(fit.ladder.verdict != nil)
  }

  @Test("writes large and small differences with a power of ten")
  func powersOfTen() {
    func sentence(_ unit: Double) -> String? {
      func rung(_ error: Double) -> Rung {
        Rung(
          name: "", title: "", parameters: 1, epochs: 1, scores: [],
          outcomes: .numbers(predicted: [[error * unit, -error * unit]], truth: [[0, 0]]))
      }
      return Comparison(of: rung(3), with: rung(1))?.sentence
    }
    #expect(sentence(1)?.contains("RMSE +2.00 (") == true)
    #expect(sentence(1e-9)?.contains("RMSE +2.00e-9 (") == true)
    #expect(sentence(1e20)?.contains("RMSE +2.00e20 (") == true)
    #expect(sentence(1e200) == nil, "its squares are infinite")
  }

  private func features(_ n: Int) -> [Double] { [1, Made.x[0][n], Made.x[1][n]] }
  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }
  private func probability(_ w: [Double], _ n: Int) -> Double {
    1 / (1 + Double.exp(-dot(w, features(n))))
  }
  private func rmse(_ rows: [Int], _ predict: (Int) -> Double) -> Double {
    let sum = rows.reduce(0) {
      $0 + (predict($1) - Made.y[$1]) * (predict($1) - Made.y[$1])
    }
    return (sum / Double(rows.count)).squareRoot()
  }
  private func expect(_ value: Double?, near truth: Double, within tolerance: Double) {
    #expect(abs((value ?? .nan) - truth) < tolerance, "\(value ?? .nan), not \(truth)")
  }
}
