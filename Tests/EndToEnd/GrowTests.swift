import Foundation
import Testing

@Suite("gradus grow")
struct GrowTests {
  private func place() throws -> Workplace {
    let place = try Workplace()
    try place.write(Example.text("Examples/penguins/penguins.csv"), to: "penguins.csv")
    return place
  }

  private func regress(
    _ formula: String, in place: Workplace, _ more: String...
  ) throws -> Outcome {
    try place.gradus(
      ["regress", "penguins.csv", "--formula", formula, "-o", "r.gradus", "--json"] + more)
  }

  @Test("tells what the hidden layers added, and saves a model that the other commands know")
  func whole() throws {
    let place = try place()
    #expect(try regress("body_mass_g ~ flipper_length_mm + species", in: place).status == 0)
    let grown = try place.gradus(
      "grow", "r.gradus", "penguins.csv", "--hidden", "8,4", "--json", "-o", "g.gradus")
    #expect(grown.status == 0, "\(grown.errors)")
    let json = try JSON(grown.output)
    #expect(json["rungs"].items.map { $0["name"].text } == ["mean", "regression", "network"])
    #expect(json["verdict"].text?.contains("95 % interval") == true)
    #expect(json["rows"]["test"].integer == 68)
    let section = try #require(
      Example.text("Documentation/JSON.md").components(separatedBy: "\n## ")
        .first { $0.hasPrefix("`gradus grow`") })
    let documented = section.split(separator: "\n").filter { $0.hasPrefix("| `") }.flatMap { line in
      line.split(separator: "|")[0].split(separator: ",").map {
        $0.trimmingCharacters(in: CharacterSet(charactersIn: " `"))
      }
    }
    #expect(json.keys == Set(documented))
    for command in [
      ["inspect", "g.gradus"], ["plan", "g.gradus"], ["inspect", "r.gradus"],
      ["plan", "r.gradus"],
    ] {
      let result = try place.gradus(command)
      #expect(result.status == 0 && !result.output.isEmpty, "\(command): \(result.errors)")
    }
    for model in ["g.gradus", "r.gradus"] {
      let result = try place.gradus(
        "evaluate", model, "penguins.csv", "--drop-missing-target", "--json")
      #expect(try JSON(result.output)["rows"].integer == 342, "\(result.errors)")
    }
  }

  @Test("without a table it grows on the one that the regression was fitted on")
  func withoutTable() throws {
    let place = try place()
    _ = try regress("body_mass_g ~ species", in: place)
    let named = try place.gradus(
      "grow", "r.gradus", "penguins.csv", "--hidden", "4", "--json", "-o", "g.gradus")
    let found = try place.gradus("grow", "r.gradus", "--hidden", "4", "--json", "-o", "g.gradus")
    #expect(found.status == 0, "\(found.errors)")
    let errors = try [found, named].map { try JSON($0.output)["rungs"][2]["test"]["rmse"].number }
    #expect(errors[0] != nil && errors[0] == errors[1])

    let elsewhere = try Workplace()
    try elsewhere.write(place.bytes(of: "r.gradus"), to: "r.gradus")
    let lost = try elsewhere.gradus("grow", "r.gradus", "--hidden", "4")
    #expect(lost.status == 1)
    #expect(
      lost.errors.contains("r.gradus: was fitted on penguins.csv, which is not here"),
      "\(lost.errors)")
  }

  @Test("a saved regression predicts what regress --predict says")
  func predictions() throws {
    let place = try place()
    _ = try regress("body_mass_g ~ log(flipper_length_mm) * species", in: place)
    try place.write("flipper_length_mm,species\n190,Adelie\n215.5,Gentoo\n", to: "new.csv")
    let saved = try place.gradus("predict", "r.gradus", "new.csv")
    let direct = try place.gradus(
      "regress", "penguins.csv", "--formula", "body_mass_g ~ log(flipper_length_mm) * species",
      "--predict", "new.csv", "--json")
    let a = saved.lines.dropFirst().compactMap(Double.init)
    let b = try JSON(direct.output)["predictions"].items.compactMap { $0["prediction"].number }
    #expect(a.count == 2 && b.count == 2)
    for (p, q) in zip(a, b) { #expect(abs(p - q) <= 1e-12 * abs(q)) }
  }

  @Test("where a cell is missing a saved regression predicts NA, as regress --predict does")
  func missing() throws {
    let place = try place()
    try place.write("flipper_length_mm,species\n190,Adelie\n,Gentoo\n215.5,NA\n", to: "new.csv")
    for (formula, none, nulls) in [
      ("body_mass_g ~ flipper_length_mm + species", "NA", ["prediction"]),
      ("sex ~ flipper_length_mm + species", "NA,NA,NA", ["prediction", "probabilities"]),
    ] {
      _ = try regress(formula, in: place)
      let saved = try place.gradus("predict", "r.gradus", "new.csv", "--keep", "species")
      #expect(saved.status == 0)
      #expect(saved.lines.count == 4 && saved.lines[1].hasPrefix("Adelie,"))
      #expect(saved.lines[2] == "Gentoo,\(none)" && saved.lines[3].hasSuffix(",\(none)"))
      let note = "2 rows lack a cell that the model needs, and have no prediction"
      #expect(saved.errors.contains(note))
      let object = try JSON(
        place.gradus("predict", "r.gradus", "new.csv", "--json", "--keep", "species").output)
      #expect(object["predictions"][1]["species"].text == "Gentoo")
      for key in nulls { #expect(object["predictions"][1][key].isNull) }
      let direct = try place.gradus(
        "regress", "penguins.csv", "--formula", formula, "--predict", "new.csv")
      #expect(direct.lines[2].split(separator: ",").allSatisfy { $0 == "NA" })
      #expect(direct.errors.contains(note))
    }
  }

  @Test("bad input gets a sentence and a way out")
  func mistakes() throws {
    let place = try place()
    _ = try place.gradus(
      "fit", "penguins.csv", "--target", "species", "--epochs", "1", "-o", "f.gradus", "-q")
    func message(_ words: String...) throws -> String {
      let result = try place.gradus(words)
      #expect(result.status != 0)
      return result.errors
    }
    #expect(
      try message("grow", "f.gradus", "penguins.csv").contains(
        "the model is no regression (make one with gradus regress -o, or go on with fit --from)"))
    _ = try regress("body_mass_g ~ flipper_length_mm + sex", in: place)
    #expect(
      try message("evaluate", "r.gradus", "penguins.csv").contains(
        "penguins.csv:5: flipper_length_mm: is missing"))
    #expect(
      try message("report", "r.gradus", "penguins.csv", "-o", "p.html").contains(
        "a formula makes this model's inputs"))
    #expect(
      try message("grow", "r.gradus", "penguins.csv", "--hidden", "none").contains(
        "there are no hidden layers to grow"))
  }
}
