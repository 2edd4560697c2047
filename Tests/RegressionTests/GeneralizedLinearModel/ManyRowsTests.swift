import Equations
import Numerics
@testable import Regression
import TestSupport
import Testing

@Suite("fits of many rows, which begin at a sample of them")
struct ManyRowsTests {
  private static let n = 70_001
  private static let random = RandomSource(seed: 21, purpose: 4)
  private static let columns: [(String, [Double])] = (0..<3).map { j in
    ("x\(j)", (0..<n).map { random.normal($0 + j * n) + (j == 2 ? 500 : 0) })
  }
  private static let design = Samples.design(columns)
  /// A linear predictor between −2 and 2, mostly.
  private static let η = (0..<n).map { (i: Int) -> Double in
    let (a, b, c) = (columns[0].1[i], columns[1].1[i], columns[2].1[i] - 500)
    return 0.2 + 0.5 * a - 0.3 * b + 0.2 * c
  }
  private static let uniform = (0..<n).map { random.uniform($0 + 4 * n) }
  private static let yesOrNo = zip(uniform, η).map { (u: Double, η: Double) -> Double in
    u < 1 / (1 + Double.exp(-η)) ? 1 : 0
  }
  private static let counts = zip(uniform, η).map { (u: Double, η: Double) -> Double in
    (2 * u * Double.exp(η)).rounded()
  }

  private static let families = [
    ("binomial", "logit"), ("binomial", "probit"), ("poisson", "log"), ("gamma", "log"),
    ("quasipoisson", "log"), ("negative-binomial:theta=2", "log"),
  ]

  private static func response(_ family: any Family) -> [Double] {
    if family.boundaries.count == 2 { return yesOrNo }
    return family.problem(with: 0) == nil ? counts : counts.map { $0 + 0.5 }
  }

  private static func likelihood(
    _ design: Design, _ y: [Double], _ names: (String, String), weights: [Double]? = nil,
    offset: [Double]? = nil
  ) throws -> Likelihood {
    Likelihood(
      design: design, response: ResponseValues(y), weights: weights, offset: offset,
      family: try Families.catalogue(names.0), link: try Links.catalogue(names.1),
      centering: Centering(of: design), threads: 2)
  }

  /// Compares what both starts lead to, in units of the standard errors.
  private static func expectSame(
    _ a: NewtonFit, _ b: NewtonFit, _ what: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let p = a.coefficients.count
    #expect(a.hasConverged && b.hasConverged, "\(what)", sourceLocation: sourceLocation)
    for j in 0..<p {
      let error = b.covariance[j + j * p].squareRoot()
      let (x, y) = (a.coefficients[j], b.coefficients[j])
      #expect(abs(x - y) <= 1e-9 * error, "\(what) \(j)", sourceLocation: sourceLocation)
      let ratio = a.covariance[j + j * p].squareRoot() / error
      #expect(abs(ratio - 1) <= 3e-9, "\(what) \(j)", sourceLocation: sourceLocation)
    }
    #expect(
      Deviation.relative(a.deviance, to: b.deviance) <= 1e-13, "\(what)",
      sourceLocation: sourceLocation)
  }

  @Test("the start changes no estimate", arguments: families)
  func start(_ names: (String, String)) throws {
    let family = try Families.catalogue(names.0)
    let weights = (0..<Self.n).map { $0 % 11 == 0 ? 0.0 : 0.5 + Self.uniform[$0] }
    let offset = Self.uniform.map { $0 - 0.5 }
    for (a, o) in [(nil, nil), (weights, nil), (nil, offset)] as [([Double]?, [Double]?)] {
      let likelihood = try Self.likelihood(
        Self.design, Self.response(family), names, weights: a, offset: o)
      var sampled = NewtonFit(likelihood)
      sampled.start = try likelihood.rank(sampling: true).start
      #expect(sampled.start?.coefficients != nil)
      var plain = NewtonFit(likelihood)
      try sampled.run()
      try plain.run()
      #expect(sampled.steps <= 4, "\(names)")
      Self.expectSame(sampled, plain, "\(names)")
    }
  }

  @Test("the start changes no estimate of a multinomial model")
  func multinomial() throws {
    let codes = (0..<Self.n).map { i -> Int32 in
      let odds = [1, Double.exp(Self.η[i]), .exp(0.5 - Self.η[i])]
      var rest = Self.uniform[i] * odds.reduce(0, +)
      for k in 0..<2 {
        rest -= odds[k]
        if rest < 0 { return Int32(k) }
      }
      return 2
    }
    // A column that others all but make up, for which single precision is not enough.
    let near = zip(Self.columns[0].1, Self.columns[1].1).map { $0 + 0.01 * $1 * $1 }
    for design in [Self.design, Samples.design(Self.columns + [("near", near)])] {
      for weights in [nil, (0..<Self.n).map { Double($0 % 3) }] as [[Double]?] {
        let likelihood = MultinomialLikelihood(
          design: design, codes: codes, classCount: 3, weights: weights,
          centering: Centering(of: design), threads: 2)
        var sampled = MultinomialFit(likelihood, stepLimit: 100)
        sampled.start = try likelihood.rank(sampling: true).start
        #expect(sampled.start != nil)
        var plain = MultinomialFit(likelihood, stepLimit: 100)
        sampled.run()
        plain.run()
        #expect(sampled.hasConverged && plain.hasConverged && sampled.steps <= 4)
        let count = likelihood.count
        for j in 0..<count {
          let error = plain.covariance[j + count * j].squareRoot()
          #expect(abs(sampled.coefficients[j] - plain.coefficients[j]) <= 1e-9 * error)
          #expect(abs(sampled.covariance[j + count * j].squareRoot() / error - 1) <= 3e-9)
        }
        #expect(Deviation.relative(sampled.deviance, to: plain.deviance) <= 1e-13)

        let (full, rough) = (
          likelihood.derivatives(at: plain.coefficients),
          likelihood.derivatives(at: plain.coefficients, .rough)
        )
        #expect(rough.gradient == full.gradient && rough.deviance == full.deviance)
        for j in 0..<count {
          for k in 0..<count {
            let size = (full.information[j + count * j] * full.information[k + count * k])
              .squareRoot()
            let change = rough.information[k + count * j] - full.information[k + count * j]
            #expect(abs(change) <= 1e-6 * size)
          }
        }
      }
    }
  }

  @Test("any number of threads gives the same bits")
  func threads() throws {
    var models: [GeneralizedLinearModel] = []
    for threads in [1, 2, 3] {
      var options = FittingOptions()
      options.threads = threads
      models.append(
        try GeneralizedLinearModel(
          Self.design, ResponseValues(Self.yesOrNo), family: BinomialFamily(), options: options))
    }
    for other in models[1...] {
      #expect(other.coefficients == models[0].coefficients)
      #expect(other.standardErrors() == models[0].standardErrors())
      #expect(other.deviance == models[0].deviance)
    }
  }

  @Test("a column of which the sample sees nothing is estimated like the others")
  func unseen() throws {
    let sample = try #require(RowSample(of: Self.n, coefficients: 5))
    let seen = Set(sample.rows(of: Array(0..<Self.n)))
    let rare = (0..<Self.n).map { !seen.contains($0) && $0 % 200 < 100 ? 1.0 : 0 }
    let likelihood = try Self.likelihood(
      Samples.design(Self.columns + [("rare", rare)]), Self.yesOrNo, ("binomial", "logit"))
    let rank = try likelihood.rank(sampling: true)
    #expect(rank.estimated == [0, 1, 2, 3, 4] && rank.aliases.isEmpty)
    var fit = NewtonFit(likelihood)
    fit.start = rank.start
    var plain = NewtonFit(likelihood)
    try fit.run()
    try plain.run()
    Self.expectSame(fit, plain, "rare")
  }

  @Test("a dependent column is named in many rows as in few")
  func dependent() throws {
    let sum = (0..<Self.n).map { Self.columns[0].1[$0] + Self.columns[1].1[$0] }
    let model = try GeneralizedLinearModel(
      Samples.design(Self.columns + [("sum", sum)]), ResponseValues(Self.yesOrNo),
      family: BinomialFamily())
    #expect(model.coefficients[4] == nil && model.aliases.first?.name == "sum")
  }

  @Test("separation is named in many rows as in few")
  func separation() throws {
    // With no more of a gap than random numbers leave.
    let (x, u) = (Self.columns[0].1, Self.columns[1].1)
    let design = Samples.design([("x", x), ("u", u)])
    let complete = try GeneralizedLinearModel(
      design, ResponseValues(x.map { $0 > 0.5 ? 1 : 0 }), family: BinomialFamily())
    #expect(complete.separation?.isComplete == true)
    #expect(complete.separation?.columns == ["x"])
    // A level with one outcome only; elsewhere yes and no as before.
    let level = (0..<Self.n).map { $0 % 5 == 0 ? 1.0 : 0 }
    let mixed = (0..<Self.n).map { level[$0] == 1 ? 1 : Self.yesOrNo[$0] }
    let quasi = try GeneralizedLinearModel(
      Samples.design([("x", x), ("level", level)]), ResponseValues(mixed),
      family: BinomialFamily())
    #expect(quasi.separation?.isComplete == false)
    #expect(quasi.separation?.columns == ["level"])
    #expect(quasi.separation?.rowCount == level.reduce(0) { $0 + Int($1) })
    // One row that is not of the sample takes the level's other outcome.
    let sample = try #require(RowSample(of: Self.n, coefficients: 3))
    let seen = Set(sample.rows(of: Array(0..<Self.n)))
    let odd = try #require((0..<Self.n).first { level[$0] == 1 && !seen.contains($0) })
    var overlapping = mixed
    overlapping[odd] = 0
    let overlap = try GeneralizedLinearModel(
      Samples.design([("x", x), ("level", level)]), ResponseValues(overlapping),
      family: BinomialFamily())
    #expect(overlap.separation == nil && overlap.hasConverged)
  }

  @Test("a sample takes different rows, in order, from the whole table")
  func rows() throws {
    for n in [65_536, 70_001, 1_200_001] {
      let sample = try #require(RowSample(of: n, coefficients: 20))
      let design = Design(rowCount: n, columns: [])
      let rows = try #require(sample.rows(of: design).tableRows)
      #expect(rows.count == sample.rowCount && sample.rowCount <= max(n / 16, 65_536))
      #expect(zip(rows, rows.dropFirst()).allSatisfy { $0 < $1 })
      let last = try #require(rows.last)
      #expect(rows.first == 0 && last < n && Double(last) > 0.97 * Double(n))
      let even = Design(tableRows: (0..<Int32(n)).map { 2 * $0 }, columns: [])
      #expect(sample.rows(of: even).tableRows == rows.map { 2 * $0 })
    }
    #expect(RowSample(of: 60_000, coefficients: 20) == nil)
    #expect(RowSample(of: 70_000, coefficients: 200) == nil)
  }
}
