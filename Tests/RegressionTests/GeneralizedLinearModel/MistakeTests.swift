import Equations
import Regression
import Testing

@Suite("what a regression says to bad data")
struct MistakeTests {
  private let x: [Double] = [1, 2, 3, 4, 5, 6]

  private func message(
    _ y: [Double], _ family: any Family, link: (any Link)? = nil, weights: [Double]? = nil,
    columns: [(String, [Double])]? = nil
  ) -> String? {
    do throws(RegressionError) {
      _ = try GeneralizedLinearModel(
        Samples.design(columns ?? [("x", x)]), ResponseValues(y, name: "y"), family: family,
        link: link, weights: weights)
      return nil
    } catch { return error.description }
  }

  @Test("a negative count")
  func count() {
    #expect(
      message([1, 2, -3, 4, 0, 1], PoissonFamily())
        == "row 3: y: -3 is negative: a Poisson response counts events "
        + "(choose a family that fits such a response, or mend the row)")
  }

  @Test("a proportion outside 0…1")
  func proportion() {
    #expect(
      message([0, 1, 0, 1.5, 0, 1], BinomialFamily())
        == "row 4: y: 1.5 is no proportion: a binomial response is 0, 1 or between them "
        + "(choose a family that fits such a response, or mend the row)")
  }

  @Test("too few rows")
  func rows() {
    let columns = (0..<6).map { j in
      ("x\(j)", x.map { ($0 * Double(j + 2)).remainder(dividingBy: 3.7) })
    }
    #expect(
      message([1, 2, 3, 4, 0, 1], PoissonFamily(), columns: Array(columns.prefix(5)))
        == "the poisson regression of y: 6 rows are too few for 6 coefficients "
        + "(leave terms out, or bring more rows)")
  }

  @Test("weights that are all zero, or negative")
  func weights() {
    #expect(
      message([1, 2, 3, 4, 0, 1], PoissonFamily(), weights: x.map { _ in 0 })
        == "the poisson regression of y: all weights are zero "
        + "(a row needs a weight above zero to count)")
    #expect(
      message([1, 2, 3, 4, 0, 1], PoissonFamily(), weights: [1, 1, -1, 1, 1, 1])
        == "row 3: the weight -1.0 is not 0 or more (a weight says how many times a row counts)")
  }

  @Test("a cell that is not a number")
  func cell() {
    #expect(
      message([1, 2, 3, 4, 0, 1], PoissonFamily(), columns: [("x", [1, 2, 3, .nan, 5, 6])])
        == "row 4: x is not a finite number (leave the row out, or give it a weight of 0)")
  }

  @Test("counts of successes for a family that has none")
  func counts() throws {
    let response = try ResponseValues(successes: x, failures: x, name: "y")
    let error = #expect(throws: RegressionError.self) {
      try GeneralizedLinearModel(Samples.design([("x", x)]), response, family: PoissonFamily())
    }
    #expect(
      error?.description
        == "the poisson regression of y: successes and failures are no poisson response "
        + "(take the binomial or quasibinomial family)")
    #expect(throws: RegressionError.self) {
      try ResponseValues(successes: [1, -1], failures: [1, 1])
    }
  }

  @Test("no convergence says which model, how many steps and the last deviance")
  func convergence() {
    var options = FittingOptions()
    options.stepLimit = 2
    let error = #expect(throws: RegressionError.self) {
      try GeneralizedLinearModel(
        Samples.design([("x", x)]), ResponseValues([0, 1, 0, 5, 2, 9], name: "y"),
        family: PoissonFamily(), options: options)
    }
    #expect(
      error?.description.hasPrefix(
        "the poisson regression of y: no convergence within 2 steps; the last deviance was ")
        == true)
  }

  @Test(
    "a best fit on the edge of a link's means names the row, its mean, the deviance and a way out",
    arguments: [
      ("binomial", "log", [0, 0, 0, 1, 0, 0, 1, 1, 1, 0, 1, 1], 12, "1", "logit"),
      ("binomial", "identity", [0, 0, 0, 1, 0, 0, 1, 1, 1, 1, 1, 1], 12, "1", "logit"),
      ("poisson", "identity", [0, 0, 0, 0, 1, 2, 3, 5, 6, 7, 9, 9], 1, "0", "log"),
      ("poisson", "sqrt", [0, 0, 0, 0, 1, 2, 3, 5, 6, 7, 9, 9], 1, "0", "log"),
      (
        "negative-binomial:theta=2", "identity", [0, 0, 0, 0, 1, 2, 3, 5, 6, 7, 9, 9], 1, "0", "log"
      ),
    ] as [(String, String, [Double], Int, String, String)])
  func edge(
    _ family: String, _ link: String, _ y: [Double], _ row: Int, _ mean: String, _ other: String
  ) throws {
    let text = try message(
      y, Families.catalogue(family), link: Links.catalogue(link),
      columns: [("x", y.indices.map { Double($0 + 1) })])
    #expect(
      text?.hasPrefix(
        "row \(row): y: no convergence, as the best fit of the \(family.prefix { $0 != ":" }) "
          + "regression lies on the edge of what the \(link) link allows, where this row's mean is "
          + "\(mean); after ") == true, "\(text ?? "none")")
    #expect(text?.contains(" steps the last deviance was ") == true)
    #expect(
      text?.hasSuffix(" (take a link that keeps every mean inside: --link \(other))") == true)
    // And the way out is one.
    #expect(
      try message(
        y, Families.catalogue(family), link: Links.catalogue(other),
        columns: [("x", y.indices.map { Double($0 + 1) })]) == nil)
  }

  @Test("theta of counts that vary no more than Poisson's")
  func theta() {
    #expect(
      message([2, 3, 3, 4, 4, 5], NegativeBinomialFamily())
        == "the negative-binomial regression of y: the counts vary no more than Poisson's, so that "
        + "theta grows for ever (take --family poisson)")
  }
}
