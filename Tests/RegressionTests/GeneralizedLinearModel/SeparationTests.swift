import Regression
import Testing

@Suite("separation")
struct SeparationTests {
  private func logit(
    _ columns: [(String, [Double])], _ y: [Double], _ options: FittingOptions = FittingOptions(),
    link: any Link = LogitLink()
  ) throws -> GeneralizedLinearModel {
    try GeneralizedLinearModel(
      Samples.design(columns), ResponseValues(y, name: "y"), family: BinomialFamily(), link: link,
      options: options)
  }
  private let x: [Double] = [1, 2, 3, 4, 5, 6, 7, 8]
  private let u: [Double] = [3, 1, 4, 1, 5, 9, 2, 6]

  @Test("a threshold that tells yes from no is complete separation by its column")
  func complete() throws {
    for link in [LogitLink(), ProbitLink(), CloglogLink(), CauchitLink()] as [any Link] {
      let model = try logit([("x", x), ("u", u)], [0, 0, 0, 0, 1, 1, 1, 1], link: link)
      #expect(model.separation?.columns == ["x"])
      #expect(model.separation?.isComplete == true)
      #expect(
        model.warnings.first
          == "the binomial regression of y: the response is separated completely by x, so that the "
          + "likelihood has no maximum: coefficients and errors of these columns show a direction, "
          + "not a size (take Firth's penalty, or leave the columns out)")
    }
  }

  @Test("one tie on the border makes it quasi-complete")
  func quasiComplete() throws {
    let model = try logit([("x", [1, 2, 3, 4, 4, 6, 7, 8])], [0, 0, 0, 0, 1, 1, 1, 1])
    #expect(model.separation?.columns == ["x"])
    #expect(model.separation?.isComplete == false)
    #expect(model.separation?.rowCount == 6)
  }

  @Test("a level with one outcome only is named, other columns keep their estimates")
  func level() throws {
    let level: [Double] = [0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0]
    let y: [Double] = [0, 1, 1, 0, 1, 0, 1, 1, 0, 1, 1, 0]
    let v: [Double] = [1, 5, 2, 4, 3, 2, 6, 1, 5, 3, 2, 2]
    let model = try logit([("level", level), ("v", v)], y)
    #expect(model.separation?.columns == ["level"])
    #expect(model.separation?.isComplete == false)
    #expect(model.separation?.rowCount == 3)
    // v's coefficient is that of the rows that are not separated.
    let rest = y.indices.filter { level[$0] == 0 }
    let alone = try logit([("v", rest.map { v[$0] })], rest.map { y[$0] })
    let (b, c) = (try #require(model.coefficients[2]), try #require(alone.coefficients[1]))
    #expect(abs(b - c) <= 1e-3)
  }

  @Test("a combination of columns is found where no column does it alone")
  func combination() throws {
    let a: [Double] = [1, 2, 3, 4, 5, 6, 2, 3, 4, 5, 6, 7]
    let b: [Double] = [2, 3, 4.5, 5, 6.2, 7, 1, 2.5, 3, 4.8, 5, 6]
    let model = try logit([("a", a), ("b", b)], [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0])
    #expect(model.separation?.columns == ["a", "b"])
    #expect(model.separation?.isComplete == true)
  }

  @Test("an outcome that never changes is separated by the intercept")
  func constant() throws {
    let model = try logit([("x", x)], [1, 1, 1, 1, 1, 1, 1, 1])
    #expect(model.separation?.isComplete == true)
    #expect(model.nullDeviance == 0)
  }

  @Test("overlap by a hair is no separation")
  func overlap() throws {
    // (5, 5) lies just inside the hull of those with 1, between (4, 1) and (6, 12).
    let u: [Double] = [3, 1, 4, 1, 5, 12, 2, 6]
    let model = try logit([("x", x), ("u", u)], [0, 0, 0, 1, 0, 1, 1, 1])
    #expect(model.separation == nil)
    #expect(model.warnings == [])
    let near = try logit([("x", [1, 2, 3, 4.001, 4, 6, 7, 8])], [0, 0, 0, 0, 1, 1, 1, 1])
    #expect(near.separation == nil)
    #expect(near.hasConverged)
  }

  @Test("a level with zero counts only is named for poisson and negative binomial")
  func counts() throws {
    let level: [Double] = [0, 1, 0, 0, 1, 0, 0, 1, 0, 0]
    let y: [Double] = [2, 0, 5, 1, 0, 3, 9, 0, 4, 2]
    for family in [PoissonFamily(), NegativeBinomialFamily(theta: 2)] as [any Family] {
      let model = try GeneralizedLinearModel(
        Samples.design([("level", level), ("u", [3, 1, 4, 1, 5, 9, 2, 6, 5, 3])]),
        ResponseValues(y, name: "y"), family: family)
      #expect(model.separation?.columns == ["level"])
      #expect(model.separation?.rowCount == 3)
    }
  }

  @Test("rows without weight separate nothing")
  func weights() throws {
    let model = try GeneralizedLinearModel(
      Samples.design([("x", x)]), ResponseValues([0, 0, 0, 1, 0, 1, 1, 1]),
      family: BinomialFamily(), weights: [1, 1, 1, 0, 1, 1, 1, 1])
    #expect(model.separation?.isComplete == true)
  }

  @Test("Firth's penalty keeps the answer finite")
  func firth() throws {
    var options = FittingOptions()
    options.penalty = .firth
    let model = try logit([("x", x)], [0, 0, 0, 0, 1, 1, 1, 1], options)
    #expect(model.warnings == [])
    #expect(model.hasConverged)
    let slope = try #require(model.coefficients[1])
    #expect(slope > 0.5 && slope < 5)
  }
}
