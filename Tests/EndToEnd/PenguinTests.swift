import Foundation
import Testing

/// What the first page of the documentation shows, on the penguins.
@Suite("penguins from end to end")
struct PenguinTests {
  let place = try? Workplace()
  let penguins = Workplace.example("penguins")

  private func fitted() throws -> Workplace {
    let place = try #require(place)
    let fit = try place.gradus("fit", penguins, "--target", "species", "--quiet")
    try #require(fit.status == 0, "\(fit.errors)")
    return place
  }

  @Test("fit writes penguins.gradus and shows the three rungs of the ladder")
  func fits() throws {
    let place = try #require(place)
    let fit = try place.gradus("fit", penguins, "--target", "species")
    #expect(fit.status == 0)
    #expect(fit.errors.isEmpty, "standard error is no terminal, and there is nothing to note")
    #expect(try place.files() == ["penguins.gradus"])
    #expect(
      fit.lines.first == "\(penguins): 344 rows (248 training, 27 validation, 69 held out)")
    for rung in ["majority class", "no hidden layer", "network"] {
      #expect(fit.lines.contains { $0.hasPrefix(rung) })
    }
    #expect(fit.output.contains("measured on 69 held-out rows"))
    #expect(fit.output.contains("fitted on 248 training rows"))
  }

  @Test("fit --json has every documented key, and a network that is nearly always right")
  func fitsAsJSON() throws {
    let place = try #require(place)
    let fit = try place.gradus("fit", penguins, "--target", "species", "--json")
    let json = try JSON(fit.output)
    let documented: Set = [
      "task", "rows", "epochs", "seconds", "seed", "model", "test", "rungs", "bestEpoch",
      "trainingLoss", "validationLoss", "network", "verdict", "notes", "targets", "classes",
      "inputs", "columns", "fittedOn", "measuredOn",
    ]
    #expect(json.keys == documented)
    #expect(json["task"].text == "manyClasses")
    #expect(json["rows"]["train"].integer == 248)
    #expect(json["rows"]["validation"].integer == 27)
    #expect(json["rows"]["test"].integer == 69)
    #expect(json["seed"].integer == 1)
    #expect(json["model"].text == "penguins.gradus")
    #expect(json["test"].keys == ["accuracy", "crossEntropy"])
    #expect(json["rungs"].items.map { $0["name"].text } == ["majority", "regression", "network"])
    #expect(json["rungs"][2]["test"]["accuracy"].number == json["test"]["accuracy"].number)
    #expect(try #require(json["test"]["accuracy"].number) > 0.97)
  }

  @Test("predict gives one line for each row, in order: kept columns, prediction, probabilities")
  func predicts() throws {
    let place = try fitted()
    let predictions = try place.gradus(
      "predict", "penguins.gradus", penguins, "--keep", "island,year")
    #expect(predictions.status == 0)
    #expect(predictions.lines.count == 345)
    #expect(
      predictions.lines[0]
        == "island,year,prediction,probability_Adelie,probability_Chinstrap,probability_Gentoo")
    let rows = try String(contentsOfFile: penguins, encoding: .utf8).split(separator: "\n")
      .dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    var right = 0
    for (line, row) in zip(predictions.lines.dropFirst(), rows) {
      let cells = line.split(separator: ",")
      #expect(cells[0] == row[1] && cells[1] == row[7])
      let probabilities = cells.dropFirst(3).compactMap { Double($0) }
      #expect(probabilities.count == 3)
      #expect(abs(probabilities.reduce(0, +) - 1) < 1e-6)
      let best = probabilities.indices.max { probabilities[$0] < probabilities[$1] }
      #expect(["Adelie", "Chinstrap", "Gentoo"][best ?? 0] == String(cells[2]))
      right += cells[2] == row[0] ? 1 : 0
    }
    #expect(right > 335)
  }

  @Test("predict --json has the numbers of the CSV, bit for bit")
  func predictsAsJSON() throws {
    let place = try fitted()
    let json = try JSON(
      place.gradus("predict", "penguins.gradus", penguins, "--keep", "island", "--json").output)
    let lines = try place.gradus("predict", "penguins.gradus", penguins, "--keep", "island").lines
    #expect(json["rows"].integer == 344)
    #expect(json["predictions"].count == 344)
    for (row, line) in zip(json["predictions"].items, lines.dropFirst()) {
      let cells = line.split(separator: ",")
      #expect(row["island"].text == String(cells[0]))
      #expect(row["prediction"].text == String(cells[1]))
      let names = ["Adelie", "Chinstrap", "Gentoo"]
      #expect(
        names.map { row["probabilities"][$0].number?.bitPattern }
          == cells.dropFirst(2).map { Double($0)?.bitPattern })
    }
  }

  @Test("evaluate reports the metrics that fit --test reports, bit for bit")
  func evaluates() throws {
    let place = try #require(place)
    let lines = try String(contentsOfFile: penguins, encoding: .utf8).split(separator: "\n")
    for (name, remainder) in [("train", 0), ("test", 1)] {
      let rows = lines.dropFirst().enumerated()
        .filter { ($0.offset % 3 == 2 ? 1 : 0) == remainder }.map(\.element)
      try place.write(
        ([lines[0]] + rows).joined(separator: "\n") + "\n", to: "\(name).csv")
    }
    let fit = try JSON(
      place.gradus("fit", "train.csv", "--target", "species", "--test", "test.csv", "--json").output
    )
    let evaluation = try JSON(place.gradus("evaluate", "train.gradus", "test.csv", "--json").output)
    #expect(evaluation.keys == ["rows", "task", "accuracy", "crossEntropy"])
    #expect(evaluation["rows"].integer == 114)
    #expect(fit["rows"]["test"].integer == 114)
    for metric in ["accuracy", "crossEntropy"] {
      #expect(
        fit["test"][metric].number?.bitPattern == evaluation[metric].number?.bitPattern)
    }
    let table = try place.gradus("evaluate", "train.gradus", "test.csv")
    #expect(table.lines[0].contains("rows") && table.lines[0].contains("accuracy"))
  }

  @Test("inspect shows network, preparation and provenance")
  func inspects() throws {
    let place = try fitted()
    let text = try place.gradus("inspect", "penguins.gradus").output
    for part in [
      "15 → 32 swish → 3 softmax", "611 parameters, single precision, loss cross-entropy",
      "W⁽¹⁾", "species: target, 3 classes: Adelie, Chinstrap, Gentoo",
      "island: category, 3 levels: Biscoe, Dream, Torgersen",
      "rows: 248 training, 27 validation, 69 held out", "--seed 1",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    let json = try JSON(place.gradus("inspect", "penguins.gradus", "--json").output)
    #expect(json["network"]["parameters"].integer == 611)
    #expect(json["features"].count == 15)
    #expect(json["classes"].items.map(\.text) == ["Adelie", "Chinstrap", "Gentoo"])
    #expect(json["provenance"]["settings"]["optimizer"].text == "adam")
  }

  @Test("plan shows the equations that train the network, with shapes, flops and bytes")
  func plans() throws {
    let place = try fitted()
    let text = try place.gradus("plan", "penguins.gradus").output
    for part in [
      "z⁽¹⁾ = W⁽¹⁾ a⁽⁰⁾ + b⁽¹⁾", "a⁽¹⁾ = swish(z⁽¹⁾)", "δ⁽²⁾ = y − t", "w ← w − η m̂/(√v̂ + ε)",
      "a step, N = 16",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    let json = try JSON(place.gradus("plan", "penguins.gradus", "--batch", "32", "--json").output)
    #expect(json["batch"].integer == 32)
    let affine = try #require(
      json["equations"].items.first { $0["equation"].text == "z⁽¹⁾ = W⁽¹⁾ a⁽⁰⁾ + b⁽¹⁾" })
    // Two for each weight and example.
    #expect(affine["flops"].integer == 2 * 32 * 15 * 32)
    #expect(affine["shapes"][0].text == "32 × N")
  }

  @Test("a table in another order, or with more columns, is predicted alike")
  func ordersDoNotMatter() throws {
    let place = try fitted()
    let lines = try String(contentsOfFile: penguins, encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let turned = lines.enumerated().map { row, cells in
      (cells.reversed() + [row == 0 ? "nest" : "n\(row)"]).joined(separator: ",")
    }
    try place.write(turned.joined(separator: "\n"), to: "turned.csv")
    let straight = try place.gradus("predict", "penguins.gradus", penguins)
    let other = try place.gradus("predict", "penguins.gradus", "turned.csv")
    #expect(straight.output == other.output)
    #expect(other.errors == "note: the column nest is ignored: the model does not know it\n")
  }

  @Test("a level that no training row has is counted and predicted all the same")
  func unseenLevels() throws {
    let place = try fitted()
    try place.write(
      """
      island,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g,sex,year
      Atlantis,39.1,18.7,181,3750,male,2007
      Atlantis,39.5,17.4,186,3800,female,2007
      Dream,39.5,17.4,186,3800,both,2007
      """, to: "new.csv")
    let predictions = try place.gradus("predict", "penguins.gradus", "new.csv")
    #expect(predictions.status == 0)
    #expect(predictions.lines.count == 4)
    #expect(
      predictions.errors == """
        note: island: 2 cells have levels that are in no training row, such as "Atlantis"; they \
        count as none
        note: sex: the level "both" is in no training row; it counts as none

        """)
    #expect(try place.gradus("predict", "penguins.gradus", "new.csv", "-q").errors.isEmpty)
  }
}
