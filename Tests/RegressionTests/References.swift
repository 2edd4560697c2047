import TestSupport

/// R's figures for a model, as far as it has them.
struct RReference: Decodable {
  var file: String
  var formula: String?
  var family: String?
  var link: String?
  var coef: [String: Double]?
  var se: [String: Double]?
  var t: [String: Double]?
  var stat: [String: Double]?
  var p: [String: Double]?
  var sigma, r2, adj_r2, F, rss, bic, deviance, null_deviance, dispersion: Double?
  var df_residual: Int?
  var aic, loglik: Figure?
  var confint95, vcov: [[Double]]?
  var pred_interval_head, conf_interval_head: [[Figure]]?
  var leverage_head, cooks_head, rstudent_head: [Double]?
  var dev_resid_head, pearson_head: [Double]?

  enum CodingKeys: String, CodingKey {
    case file, formula, family, link, coef, se, t, stat, p, sigma, r2, adj_r2, F, rss, bic
    case deviance, null_deviance, dispersion, df_residual, aic, loglik, confint95
    case pred_interval_head, conf_interval_head, vcov, leverage_head, cooks_head, rstudent_head
    case dev_resid_head, pearson_head
  }

  /// A number, or R's NA.
  enum Figure: Decodable {
    case number(Double)
    case none

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      self = (try? container.decode(Double.self)).map { .number($0) } ?? .none
    }
    var value: Double? { if case .number(let x) = self { x } else { nil } }
  }

  static let names = [
    "lm_mtcars", "lm_swiss", "lm_airquality_na", "lm_iris_interaction", "glm_birthwt_logit",
    "glm_birthwt_probit", "glm_menarche_grouped", "glm_beetle_cloglog", "glm_quine_poisson",
    "glm_insurance_poisson_offset", "glm_quine_quasipoisson", "glm_clotting_gamma_inverse",
    "glm_clotting_gamma_log", "glm_trees_gaussian_log",
  ]

  struct File: Decodable { let results: [String: Entry] }
  /// The multinomial models are laid out otherwise and are read by their own tests.
  enum Entry: Decodable {
    case model(RReference)
    case other

    init(from decoder: any Decoder) throws {
      self = (try? RReference(from: decoder)).map { .model($0) } ?? .other
    }
  }

  static func all() throws -> [String: RReference] {
    try Fixture.read("r_reference/certified.json", as: File.self).results.compactMapValues {
      if case .model(let model) = $0 { model } else { nil }
    }
  }
}

/// Coefficients, errors and deviances to 30 digits.
struct GoldReference: Decodable {
  var file: String
  var family: String
  var link: String?
  var formula: String?
  var coef: [String: Digits]?
  var se: [String: Digits]?
  var deviance, pearson_chi2, dispersion: Digits?

  /// A number written with more digits than a Double holds.
  struct Digits: Decodable {
    let value: Double
    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        value = number
      } else {
        value = Double(try container.decode(String.self)) ?? .nan
      }
    }
  }

  struct File: Decodable { let models: [String: Entry] }
  enum Entry: Decodable {
    case model(GoldReference)
    case other

    init(from decoder: any Decoder) throws {
      self = (try? GoldReference(from: decoder)).map { .model($0) } ?? .other
    }
  }

  static func all() throws -> [String: GoldReference] {
    try Fixture.read("gold_glm/certified.json", as: File.self).models.compactMapValues {
      if case .model(let model) = $0, model.coef != nil, model.link != nil { model } else { nil }
    }
  }
}
