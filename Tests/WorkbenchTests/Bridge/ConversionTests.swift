import Equations
import Networks
import Numerics
import Regression
import Tables
import TestSupport
import Testing

@testable import ModelFiles
@testable import Workbench

/// A link that a user's program brings.
private struct CubeRootLink: Link {
  static let name = "cube-root"
  static let summary = "η = ∛μ"
  func predictor(at mean: Double) -> Double { .exp(.log(mean) / 3) }
  func mean(at predictor: Double) -> Mean {
    let η = predictor
    return Mean(η * η * η, slope: 3 * η * η, curvature: 6 * η)
  }
}

@Suite("a regression and a network without hidden layers are one")
struct ConversionTests {
  /// The raw columns of X without the intercept, and the offset.
  private func inputs(_ regression: Regression, _ table: Table) throws -> Matrix {
    let frame = try regression.frame.recipe.frame(for: table)
    let columns = frame.design.columns.indices.filter {
      frame.design.columns[$0].name != DesignColumn.interceptName
    }
    var rows = columns.map { j in
      var x = [Double](repeating: 0, count: frame.rowCount)
      x.withUnsafeMutableBufferPointer {
        if let start = $0.baseAddress {
          frame.design.fill(column: j, 0..<frame.rowCount, into: start)
        }
      }
      return x
    }
    if let offset = frame.offset { rows.append(offset) }
    if rows.isEmpty { rows = [[Double](repeating: 0, count: frame.rowCount)] }
    return Matrix(
      rows: rows.count, columns: frame.rowCount,
      (0..<frame.rowCount).flatMap { n in rows.map { $0[n] } })
  }

  @Test("the network predicts what the regression does, to 1e-12", arguments: BridgeCase.all)
  func predictions(_ c: BridgeCase) throws {
    let regression = try c.regression(), table = try c.table()
    let network = try Network(regression)
    #expect(network.precision == .double && network.layers.count == 1)
    let y = network(try inputs(regression, table))
    let truth = try regression.answers(for: table)
    #expect(Deviation.largest(y.values, truth.flatMap { $0 }) <= 1e-12)
  }

  @Test("back from the network come the coefficients", arguments: BridgeCase.all)
  func coefficients(_ c: BridgeCase) throws {
    let regression = try c.regression()
    let there = try RegressionEquation(regression)
    let names = there.columns + (there.hasOffset ? ["offset"] : [])
    let back = try RegressionEquation(
      Network(there), columns: names.isEmpty ? ["nothing"] : names,
      classes: there.classes.isEmpty ? nil : there.classes)
    let known = Dictionary(
      uniqueKeysWithValues: regression.coefficients.map {
        ("\($0.classLabel ?? "") \($0.name)", $0.estimate ?? 0)
      })
    for term in back.terms where term.name != "offset" && term.name != "nothing" {
      // A regression without an intercept has a network whose bias is 0.
      #expect(term.estimate == known["\(term.classLabel ?? "") \(term.name)"] ?? 0)
    }
  }

  @Test("a model of it predicts the same, before and after it is a file", arguments: BridgeCase.all)
  func models(_ c: BridgeCase) throws {
    let regression = try c.regression(), table = try c.table()
    let model = try Model(regression)
    let truth = try regression.answers(for: table).flatMap { $0 }
    let predictions = try model.predict(table)
    func numbers(_ predictions: Predictions) -> [Double] {
      switch predictions.task {
      case .regression: predictions.values[0]
      case .twoClasses: (0..<predictions.count).map { predictions.probabilities[1, $0] }
      case .manyClasses: predictions.probabilities.values
      }
    }
    #expect(Deviation.largest(numbers(predictions), truth) <= 1e-12)
    let folder = try TemporaryDirectory()
    let path = "\(folder.path)/regression.gradus"
    try model.save(path)
    let again = try Model(contentsOf: path)
    #expect(numbers(try again.predict(table)) == numbers(predictions))
    #expect(again.preparation.descriptionLines == model.preparation.descriptionLines)
    let terms = try again.regressionEquation().terms.filter { $0.name != "(Intercept)" }
    let coefficients = regression.coefficients.filter { $0.name != "(Intercept)" }
    #expect(terms.map(\.name) == coefficients.map(\.name))
    #expect(
      Deviation.largest(terms.map(\.estimate), coefficients.map { $0.estimate ?? 0 }) <= 1e-12)
  }

  @Test("a model that grew predicts the same bits until it is trained", arguments: BridgeCase.all)
  func growing(_ c: BridgeCase) throws {
    let model = try Model(c.regression()), table = try c.table()
    let grown = try model.grown(hidden: [6, 3])
    #expect(grown.network.parameters.count > model.network.parameters.count)
    let (a, b) = (try model.predict(table), try grown.predict(table))
    #expect(a.values == b.values && a.probabilities == b.probabilities)
    #expect(throws: FitError.self) { try grown.grown(hidden: [2]) }
  }

  @Test("every link and every family of the catalogues has a network")
  func everything() throws {
    for name in Links.catalogue.names {
      #expect(throws: Never.self) { try RegressionEquation.activation(for: Links.catalogue(name)) }
    }
    let counts = try BridgeCase.poisson.table(), chances = try BridgeCase.logit.table()
    for name in Families.catalogue.names {
      let isBinomial = name == BinomialFamily.name || name == QuasibinomialFamily.name
      let regression = try Regression(
        Formula(isBinomial ? "low ~ age" : "I(Days + 1) ~ Eth"), in: isBinomial ? chances : counts,
        family: FamilyChoice(spelling: name), link: isBinomial ? nil : LogLink())
      #expect(throws: Never.self) { try Model(regression) }
    }
  }

  @Test("an estimated θ is in the loss, and left to be estimated again")
  func theta() throws {
    let regression = try Regression(
      Formula("Days ~ Eth"), in: BridgeCase.poisson.table(),
      family: .init(spelling: "negative-binomial"))
    guard case .generalized(let fitted) = regression.model,
      let θ = (fitted.family as? NegativeBinomialFamily)?.theta
    else {
      Issue.record("a negative binomial regression is a generalized one")
      return
    }
    let model = try Model(regression)
    #expect(model.provenance.settings["family"] == "negative-binomial")
    let loss = try Losses.catalogue(model.provenance.loss) as? NegativeBinomialDeviance
    #expect(loss?.theta == θ)
    let given = try Model(BridgeCase.negativeBinomial.regression())
    #expect(given.provenance.settings["family"] == "negative-binomial:theta=2.0")
    // Half the deviance over n, as every loss here.
    let y = regression.frame.response?.numbers ?? []
    let means = try regression.answers(for: BridgeCase.poisson.table()).flatMap { $0 }
    let sum = zip(means, y).reduce(0) { $0 + (loss?.value($1.0, $1.1) ?? .nan) }
    #expect(Deviation.relative(2 * sum, to: regression.deviance) <= 1e-12)
  }

  @Test("says which regressions are no networks")
  func refusals() throws {
    let squared = try Regression(
      Formula("Days ~ Eth"), in: BridgeCase.poisson.table(), link: CubeRootLink())
    let error = #expect(throws: RegressionError.self) { try Network(squared) }
    #expect(
      error?.description
        == "the inverse of the link cube-root is no activation of a network (fit it with another "
        + "link, such as identity, logit or log)")
    let deep = Network(inputs: 2, layers: [Dense(3, .tanh), Dense(1)])
    #expect(throws: RegressionError.self) { try RegressionEquation(deep) }
  }
}
