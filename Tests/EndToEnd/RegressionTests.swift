import Foundation
import Testing

/// R's figures for the tables of `Tests/Fixtures/r_reference`.
private enum Certified {
  static func model(_ name: String) throws -> JSON {
    try JSON(Example.text("Tests/Fixtures/r_reference/certified.json"))["results"][name]
  }
  static func table(_ name: String) throws -> String {
    try Example.text("Tests/Fixtures/r_reference/\(name).csv")
  }
}

@Suite("gradus regress")
struct RegressionTests {
  private static func json(_ words: String..., in place: Workplace) throws -> JSON {
    let outcome = try place.gradus(["regress"] + words + ["--json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try JSON(outcome.output)
  }

  private static func isNear(_ a: Double?, _ b: Double?, _ tolerance: Double = 1e-7) -> Bool {
    guard let a, let b else { return false }
    return abs(a - b) <= tolerance * max(abs(b), 1e-300)
  }

  @Test("prints R's figures for linear models", arguments: ["lm_mtcars", "lm_airquality_na"])
  func linear(_ name: String) throws {
    let place = try Workplace(), r = try Certified.model(name)
    try place.write(Certified.table(name), to: "t.csv")
    let fit = try Self.json(
      "t.csv", "--formula", try #require(r["formula"].text), "--diagnostics", in: place)
    #expect(fit["rows"].integer == r["n"].integer)
    for (index, coefficient) in fit["coefficients"].items.enumerated() {
      let label = try #require(coefficient["name"].text)
      #expect(Self.isNear(coefficient["estimate"].number, r["coef"][label].number))
      #expect(Self.isNear(coefficient["standardError"].number, r["se"][label].number))
      #expect(Self.isNear(coefficient["statistic"].number, r["t"][label].number))
      #expect(Self.isNear(coefficient["pValue"].number, r["p"][label].number))
      #expect(Self.isNear(coefficient["lower"].number, r["confint95"][index][0].number))
      #expect(Self.isNear(coefficient["upper"].number, r["confint95"][index][1].number))
    }
    for (ours, theirs) in [
      ("residualStandardError", "sigma"), ("rSquared", "r2"), ("adjustedRSquared", "adj_r2"),
      ("deviance", "rss"), ("aic", "aic"), ("bic", "bic"), ("logLikelihood", "loglik"),
    ] {
      #expect(Self.isNear(fit[ours].number, r[theirs].number), "\(ours)")
    }
    #expect(fit["test"]["kind"].text == "F")
    #expect(Self.isNear(fit["test"]["statistic"].number, r["F"].number))
    for (index, leverage) in r["leverage_head"].items.enumerated() {
      let row = fit["diagnostics"]["rows"][index]
      #expect(Self.isNear(row["leverage"].number, leverage.number))
      #expect(Self.isNear(row["cooksDistance"].number, r["cooks_head"][index].number))
      #expect(Self.isNear(row["studentizedResidual"].number, r["rstudent_head"][index].number))
    }
  }

  @Test(
    "prints R's figures for generalized linear models",
    arguments: [
      ("glm_birthwt_logit", ["--reference", "race=white"]),
      ("glm_birthwt_probit", ["--link", "probit", "--reference", "race=white"]),
      ("glm_quine_poisson", []), ("glm_quine_quasipoisson", []), ("glm_clotting_gamma_log", []),
      ("glm_menarche_grouped", []),
    ])
  func generalized(_ name: String, _ options: [String]) throws {
    let place = try Workplace(), r = try Certified.model(name)
    try place.write(Certified.table(name), to: "t.csv")
    let family = try #require(r["family"].text), link = try #require(r["link"].text)
    let words = ["regress", "t.csv", "--formula", try #require(r["formula"].text)]
    let outcome = try place.gradus(
      words + ["--family", family.lowercased()]
        + (options.contains("--link") ? [] : ["--link", link])
        + options + ["--json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let fit = try JSON(outcome.output)
    #expect(fit["link"].text == link)
    #expect(fit["coefficients"].count == r["coef"].keys.count)
    for coefficient in fit["coefficients"].items {
      let label = try #require(coefficient["name"].text)
      #expect(Self.isNear(coefficient["estimate"].number, r["coef"][label].number), "\(label)")
      #expect(Self.isNear(coefficient["standardError"].number, r["se"][label].number), "\(label)")
      #expect(Self.isNear(coefficient["statistic"].number, r["stat"][label].number), "\(label)")
    }
    #expect(Self.isNear(fit["deviance"].number, r["deviance"].number))
    #expect(Self.isNear(fit["nullDeviance"].number, r["null_deviance"].number))
    #expect(Self.isNear(fit["dispersion"].number, r["dispersion"].number))
    if let aic = r["aic"].number { #expect(Self.isNear(fit["aic"].number, aic)) }
  }

  @Test("chooses a multinomial model for a target of three classes, with R's coefficients")
  func multinomial() throws {
    let place = try Workplace(), r = try Certified.model("multinom_bwt_race")
    try place.write(Certified.table("multinom_bwt_race"), to: "t.csv")
    let fit = try Self.json(
      "t.csv", "--formula", "race ~ age + lwt + smoke + low", "--reference", "race=white",
      "--anova", in: place)
    #expect(fit["family"].text == "multinomial")
    #expect(fit["classes"].items.map(\.text) == ["white", "black", "other"])
    let names = r["rows"].items.map(\.text)
    for coefficient in fit["coefficients"].items {
      let row = try #require(names.firstIndex(of: coefficient["name"].text))
      let label = try #require(coefficient["class"].text)
      // R's optimizer stops at five digits or so.
      #expect(Self.isNear(coefficient["estimate"].number, r["coef"][row][label].number, 1e-4))
    }
    #expect(Self.isNear(fit["deviance"].number, r["deviance"].number))
    #expect(fit["residuals"].exists && fit["residuals"].keys.isEmpty)
    // Each line saves what the deviances say, two coefficients a term.
    let lines = fit["anova"].items
    #expect(lines.map { $0["term"].text } == ["NULL", "age", "lwt", "smoke", "low"])
    for (before, line) in zip(lines, lines.dropFirst()) {
      let saved = try #require(before["deviance"].number) - #require(line["deviance"].number)
      #expect(Self.isNear(line["saved"].number, saved, 1e-9))
      #expect(line["degreesOfFreedom"].integer == 2)
    }
  }

  @Test("prints the keys that are documented")
  func keys() throws {
    let place = try Workplace()
    let cars = Workplace.example("mtcars")
    let fit = try Self.json(
      cars, "--formula", "mpg ~ wt + hp", "--anova", "--diagnostics", in: place)
    let predicted = try Self.json(cars, "--formula", "mpg ~ wt", "--predict", cars, in: place)
    let document = try Example.text("Documentation/JSON.md")
    let section = try #require(
      document.components(separatedBy: "\n## ").first { $0.hasPrefix("`gradus regress`") })
    let documented = section.split(separator: "\n").filter { $0.hasPrefix("| `") }
      .flatMap { line in
        line.split(separator: "|")[0].split(separator: ",").map {
          $0.trimmingCharacters(in: CharacterSet(charactersIn: " `"))
        }
      }
    #expect(fit.keys.union(predicted.keys) == Set(documented))
    for object in [
      fit["coefficients"][0], fit["test"], fit["anova"][1],
      fit["diagnostics"]["rows"][0], fit["diagnostics"]["varianceInflation"][0],
    ] {
      #expect(!object.keys.isEmpty)
      for key in object.keys { #expect(section.contains("`\(key)`"), "\(key)") }
    }
  }

  @Test("prints numbers that read back to the same bits, whatever the number of threads")
  func bits() throws {
    let place = try Workplace()
    let words = ["regress", Workplace.example("birthwt"), "--formula", "low ~ age + lwt + race"]
    let one = try place.gradus(words + ["--family", "binomial", "--json", "--threads", "1"])
    let three = try place.gradus(words + ["--family", "binomial", "--json", "--threads", "3"])
    #expect(one.output == three.output)
    let fit = try JSON(one.output)
    for coefficient in fit["coefficients"].items {
      let estimate = try #require(coefficient["estimate"].number)
      let error = try #require(coefficient["standardError"].number)
      #expect(coefficient["statistic"].number == estimate / error)
    }
  }

  @Test("shows a table with stars, and says what it stands on")
  func text() throws {
    let place = try Workplace()
    let fit = try place.gradus(
      "regress", Workplace.example("mtcars"), "--formula", "mpg ~ wt + hp + cyl", "--anova")
    #expect(fit.status == 0 && fit.errors.isEmpty)
    func line(_ start: String) -> [String] {
      fit.lines.first { $0.hasPrefix(start) }?.split(separator: " ").map(String.init) ?? []
    }
    #expect(
      line("(Intercept)")
        == ["(Intercept)", "38.7518", "1.7869", "21.687", "<2e-16", "***", "35.0916", "42.4120"])
    #expect(
      line("cyl ") == ["cyl", "-0.9416", "0.5509", "-1.709", "0.0985", ".", "-2.0701", "0.1869"])
    #expect(fit.output.contains("residual standard error 2.5115 on 28 degrees of freedom\n"))
    #expect(fit.output.contains("F 50.171 on 3 and 28 degrees of freedom, p 2.18e-11\n"))
    // Points stand below each other.
    let estimates = fit.lines.filter { $0.hasPrefix("wt ") || $0.hasPrefix("hp ") }.prefix(2)
    #expect(Set(estimates.map { $0.prefix { $0 != "." }.count }).count == 1)
  }

  @Test("names a column that depends on others, and leaves its cells empty")
  func aliases() throws {
    let place = try Workplace()
    let words = ["regress", Workplace.example("mtcars"), "--formula", "mpg ~ wt + I(2 * wt)"]
    let fit = try place.gradus(words)
    #expect(
      fit.errors == "warning: I(2 * wt) has no coefficient, as it depends on other columns: "
        + "I(2 * wt) = 2 wt\n")
    let line = try #require(fit.lines.first { $0.hasPrefix("I(2 * wt)") })
    #expect(line.split(separator: " ").filter { $0 == "NA" }.count == 6)
    let json = try JSON(place.gradus(words + ["--json"]).output)
    #expect(json["coefficients"][2]["estimate"].exists)
    #expect(json["coefficients"][2]["estimate"].number == nil)
    #expect(json["warnings"].count == 1)
  }

  @Test("warns of separation by column; Firth's penalty makes the estimates finite")
  func separation() throws {
    let place = try Workplace()
    let words = [
      "regress", Workplace.example("mtcars"), "--formula", "am ~ wt + hp + qsec", "--family",
      "binomial", "--json", "-q",
    ]
    let fit = try JSON(place.gradus(words).output)
    let warning = try #require(fit["warnings"][0].text)
    #expect(warning.contains("separated completely by wt, hp, qsec"))
    #expect(warning.contains("Firth"))
    let firth = try JSON(place.gradus(words + ["--firth"]).output)
    #expect(firth["warnings"].count == 0)
    for coefficient in firth["coefficients"].items {
      #expect(abs(try #require(coefficient["estimate"].number)) < 60)
    }
  }

  @Test("predicts each row of another table, in order, with R's intervals")
  func predictions() throws {
    let place = try Workplace(), r = try Certified.model("lm_mtcars")
    try place.write(Certified.table("lm_mtcars"), to: "t.csv")
    let words = [
      "regress", "t.csv", "--formula", "mpg ~ wt + hp + factor(cyl)", "--predict", "t.csv",
    ]
    for interval in ["confidence", "prediction"] {
      let lines = try place.gradus(words + ["--interval", interval]).lines
      #expect(lines[0] == "prediction,standardError,lower,upper")
      #expect(lines.count == 33)
      let head = r[interval == "confidence" ? "conf_interval_head" : "pred_interval_head"]
      for (index, row) in head.items.enumerated() {
        let cells = lines[index + 1].split(separator: ",").map { Double($0) }
        #expect(Self.isNear(cells[0], row[0].number))
        #expect(Self.isNear(cells[2], row[1].number))
        #expect(Self.isNear(cells[3], row[2].number))
      }
    }
    try place.write("wt,hp,cyl\n2,100,4\nNA,100,4\n3,110,6\n", to: "new.csv")
    let few = try place.gradus(Array(words.dropLast()) + ["new.csv"])
    #expect(few.lines.count == 4 && few.lines[2] == "NA,NA")
    #expect(
      few.errors
        == "note: new.csv: 1 row lacks a cell that the model needs, and has no prediction\n")
  }

  @Test("predicts classes by name, their probabilities adding up to one")
  func classes() throws {
    let place = try Workplace()
    let iris = Workplace.example("iris")
    let lines = try place.gradus(
      "regress", iris, "--formula", "species ~ sepal_length + sepal_width", "--predict", iris, "-q"
    ).lines
    #expect(
      lines[0]
        == "prediction,probability_setosa,probability_versicolor,probability_virginica")
    for line in lines.dropFirst() {
      let cells = line.split(separator: ",")
      #expect(abs(cells.dropFirst().compactMap { Double($0) }.reduce(0, +) - 1) < 1e-12)
    }
    #expect(lines.count == 151)
  }

  @Test("notes rows that are left out, and numbers that may be a yes or a no")
  func notes() throws {
    let place = try Workplace()
    try place.write(Certified.table("lm_airquality_na"), to: "t.csv")
    let fit = try place.gradus("regress", "t.csv", "--formula", "Ozone ~ Solar.R + Wind")
    #expect(
      fit.errors
        == "note: 42 of 153 rows are left out: Solar.R is missing in 7, Ozone in 37\n")
    let low = try place.gradus("regress", Workplace.example("birthwt"), "--formula", "low ~ age")
    #expect(low.errors.contains("take --family binomial"))
  }
}
