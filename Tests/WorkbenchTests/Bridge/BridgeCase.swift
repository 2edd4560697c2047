import Equations
import FoundationEssentials
import Regression
import Tables
import TestSupport
import Testing

/// A regression of the course, fitted to its table.
struct BridgeCase: Sendable, CustomTestStringConvertible {
  let file: String
  let formula: String
  var family = "gaussian"
  var link: String?
  var testDescription: String { "\(formula), \(family)" }

  func table() throws -> Table {
    let options = CSV.Options()
    return try Table.read(
      Fixture.root.appending(path: "Tests/Fixtures/r_reference/\(file)").path, options: options)
  }

  func regression() throws -> Regression {
    try Regression(
      Formula(formula), in: table(), family: FamilyChoice(spelling: family),
      link: link.map { try Links.catalogue($0) })
  }

  /// One of each kind of response, link and design.
  static let all = [
    BridgeCase(file: "lm_mtcars.csv", formula: "mpg ~ wt + hp + factor(cyl)"),
    BridgeCase(file: "lm_swiss.csv", formula: "Fertility ~ ."),
    BridgeCase(file: "lm_iris_interaction.csv", formula: "Sepal.Length ~ Petal.Length * Species"),
    BridgeCase(file: "lm_mtcars.csv", formula: "mpg ~ wt + poly(hp, 2) - 1"),
    BridgeCase(file: "lm_mtcars.csv", formula: "log(mpg) ~ wt + I(2 * wt) + hp"),
    BridgeCase(file: "lm_mtcars.csv", formula: "mpg ~ 1"),
    logit,
    BridgeCase(
      file: "glm_birthwt_probit.csv", formula: "low ~ age + lwt + race + smoke + ptl + ht + ui",
      family: "binomial", link: "probit"),
    BridgeCase(
      file: "glm_menarche_grouped.csv", formula: "cbind(Menarche, Total - Menarche) ~ Age",
      family: "binomial"),
    poisson,
    BridgeCase(
      file: "glm_insurance_poisson_offset.csv",
      formula: "Claims ~ District + Group + Age + offset(log(Holders))", family: "poisson"),
    BridgeCase(
      file: "glm_quine_poisson.csv", formula: "Days ~ Eth + Age", family: "poisson", link: "sqrt"),
    BridgeCase(
      file: "glm_clotting_gamma_inverse.csv", formula: "lot1 ~ log(u)", family: "gamma"),
    gamma,
    BridgeCase(
      file: "glm_trees_gaussian_log.csv", formula: "Volume ~ log(Girth) + log(Height)",
      link: "log"),
    multinomial, cloglog,
    BridgeCase(
      file: "glm_beetle_cloglog.csv", formula: "cbind(dead, n - dead) ~ dose", family: "binomial",
      link: "cloglog"),
    BridgeCase(
      file: "glm_birthwt_logit.csv", formula: "low ~ age + lwt + smoke", family: "quasibinomial",
      link: "cauchit"),
    BridgeCase(
      file: "glm_trees_gaussian_log.csv", formula: "Volume ~ log(Girth) + log(Height)",
      family: "inverse-gaussian"),
    inverseGaussian, negativeBinomial,
    BridgeCase(
      file: "glm_quine_poisson.csv", formula: "Days ~ Eth + Age", family: "negative-binomial",
      link: "sqrt"),
  ]

  static let cloglog = BridgeCase(
    file: "glm_birthwt_logit.csv", formula: "low ~ age + lwt + race + smoke", family: "binomial",
    link: "cloglog")
  static let inverseGaussian = BridgeCase(
    file: "glm_trees_gaussian_log.csv", formula: "Volume ~ log(Girth)",
    family: "inverse-gaussian", link: "log")
  static let negativeBinomial = BridgeCase(
    file: "glm_quine_poisson.csv", formula: "Days ~ Eth + Sex + Age",
    family: "negative-binomial:theta=2")
  static let logit = BridgeCase(
    file: "glm_birthwt_logit.csv", formula: "low ~ age + lwt + race + smoke + ptl + ht + ui",
    family: "binomial")
  static let poisson = BridgeCase(
    file: "glm_quine_poisson.csv", formula: "Days ~ Eth + Sex + Age + Lrn", family: "poisson")
  static let gamma = BridgeCase(
    file: "glm_clotting_gamma_log.csv", formula: "lot2 ~ log(u)", family: "gamma", link: "log")
  static let multinomial = BridgeCase(
    file: "multinom_bwt_race.csv", formula: "race ~ age + lwt + smoke + low",
    family: "multinomial")

  /// Adam comes within 1e-3 only of the inverse Gaussian, whose loss is flat where y is large.
  static let searchable = trainable + [inverseGaussian]
  /// Those whose network can begin at zero and has no weight that is not to be learnt.
  static let trainable = [
    BridgeCase(file: "lm_mtcars.csv", formula: "mpg ~ wt + hp + factor(cyl)"),
    BridgeCase(file: "lm_swiss.csv", formula: "Fertility ~ ."),
    logit,
    BridgeCase(
      file: "glm_birthwt_probit.csv", formula: "low ~ age + lwt + race + smoke + ptl + ht + ui",
      family: "binomial", link: "probit"),
    poisson, gamma, multinomial, cloglog, negativeBinomial,
  ]
}

extension Regression {
  /// The mean of each row, or the probability of each class, one list for each row.
  func answers(for table: Table) throws -> [[Double]] {
    if case .multinomial = model { return try probabilities(for: table) }
    return try predictions(for: table).map { [$0.mean] }
  }
}
