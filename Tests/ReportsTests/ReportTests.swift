import Charts
import Engines
import ModelFiles
import Numerics
import Reports
import Tables
import TestSupport
import Testing
import Training
import Workbench

@Suite("Reports")
struct ReportTests {
  private static let random = RandomSource(seed: 7, purpose: 7)
  private static let hostile = "a <b> & \"c\" 'd' ]]>"

  /// Numbers, a category with missing cells, and targets of three kinds.
  private static func table(rows: Int, classes: Int = 3, name: String = "made.csv") throws -> Table
  {
    let x = (0..<rows).map { random.normal($0) }, z = (0..<rows).map { random.normal(50_000 + $0) }
    let group = (0..<rows).map { n -> String? in
      [hostile, "v", "w", nil][Int(random.uniform(20_000 + n) * 4)]
    }
    let label = (0..<rows).map { n in
      "<\(min(classes - 1, Int(Double(classes) * random.uniform(30_000 + n) * (x[n] > 0 ? 1 : 0.6))))>"
    }
    return try Table(
      columns: [
        Column(hostile, numbers: x), Column("z", numbers: z.map { $0 > 2 ? .nan : $0 }),
        Column("group", texts: group), Column("label", texts: label),
        Column("y", numbers: x.indices.map { 3 * x[$0] - z[$0] + random.normal(70_000 + $0) }),
        Column("y2", numbers: x.indices.map { x[$0] * z[$0] }),
      ], name: name)
  }

  private static func fit(_ table: Table, _ targets: [String], ignore: [String]) throws -> Model {
    var recipe = Recipe(targets: targets)
    (recipe.hidden, recipe.epochs, recipe.ignore) = ([6], 8, ignore)
    return try Fit(table, recipe).model
  }

  private static let tasks: [(targets: [String], ignore: [String], classes: Int)] = [
    (["label"], ["y", "y2"], 2), (["label"], ["y", "y2"], 3), (["label"], ["y", "y2"], 40),
    (["y"], ["label", "y2"], 3), (["y", "y2"], ["label"], 3),
  ]

  @Test("a report is well-formed and complete for every kind of task", arguments: 0..<5)
  func isWellFormed(k: Int) throws {
    let task = Self.tasks[k]
    let table = try Self.table(rows: 300, classes: task.classes)
    let model = try Self.fit(table, task.targets, ignore: task.ignore)
    let report = try Report(model, table, named: "folder/my.gradus")
    let text = report.page.written
    let root = try MarkupReader.read(text)
    let ids = root.all(named: "section").compactMap { $0.attributes["id"] }
    let kind = model.preparation.task == .regression ? "numbers" : "classes"
    #expect(
      ids == [
        "results", "data", "network", "training", kind, "importance", "dependence", "worst",
        "preparation", "provenance",
      ])
    let pictures = root.all(named: "svg")
    #expect(pictures.count >= 7)
    for picture in pictures {
      #expect(picture.attributes["role"] == "img")
      #expect(picture.children[0].name == "title" && picture.children[1].name == "desc")
      #expect(picture.children[1].text.count > 10)
    }
    #expect(text.utf8.count < 3_000_000)
    #expect(!text.contains("folder/"))
    // Nothing of the table became an element.
    #expect(root.all.allSatisfy { $0.name != "b" && $0.name != "0" })
    #expect(root.all(named: "td").contains { $0.text.contains(Self.hostile) })
    let worst = root.all(named: "section").first { $0.attributes["id"] == "worst" }
    #expect(worst?.all(named: "tbody").first?.children.count == 10)
  }

  @Test("the same model and table give the same bytes, with any number of threads")
  func isDeterministic() throws {
    let table = try Self.table(rows: 200)
    let model = try Self.fit(table, ["label"], ignore: ["y", "y2"])
    let one = try Report(model, table, engine: HostEngine(threads: 1)).page.written
    let four = try Report(model, table, engine: HostEngine(threads: 4)).page.written
    #expect(one == four)
  }

  @Test("on the table that the model was fitted on, only its held-out rows are used")
  func usesHeldOutRows() throws {
    for targets in [["label"], ["y"]] {
      let table = try Self.table(rows: 300)
      let model = try Self.fit(
        table, targets, ignore: ["label", "y", "y2"].filter { !targets.contains($0) })
      let report = try Report(model, table)
      #expect(report.rowCount == model.provenance.rows.test)
      for score in report.scores {
        let recorded = try #require(model.provenance.test[score.name])
        #expect(abs(score.value - recorded) <= 1e-12 * max(1, abs(recorded)))
      }
      // The same rows in another order are another table.
      let reversed = table.selecting(rows: Array((0..<300).reversed()))
      #expect(try Report(model, reversed).rowCount == 300)
    }
  }

  @Test("a model file keeps its losses by epoch, and the report draws them")
  func drawsLosses() throws {
    let table = try Self.table(rows: 300)
    let model = try Self.fit(table, ["y"], ignore: ["label", "y2"])
    let curve = try #require(model.provenance.curve)
    #expect(curve.epochs == Array(1...8) && curve.validation?.count == 8)
    #expect((1...8).contains(curve.best))
    #expect(try Report(model, table).page.written.contains("Loss by epoch"))
    var old = model.provenance
    (old.curve, old.below) = (nil, nil)
    let before = Model(network: model.network, preparation: model.preparation, provenance: old)
    let page = try Report(before, table).page.written
    #expect(!page.contains("Loss by epoch") && page.contains("an older version wrote it"))
  }

  @Test("the baseline and the regression stand beside the network")
  func showsLadder() throws {
    let table = try Self.table(rows: 300)
    let model = try Self.fit(table, ["label"], ignore: ["y", "y2"])
    #expect(model.provenance.below?.map(\.title) == ["majority class", "no hidden layer"])
    let root = try MarkupReader.read(try Report(model, table).page.written)
    let titles = root.all(named: "tbody")[0].children.map { $0.children[0].text }
    #expect(titles == ["majority class", "no hidden layer", "network"])
  }

  @Test("of images the worst are shown, and no importance of pixels is claimed")
  func showsImages() throws {
    let bytes = (0..<200 * 16).map { k -> UInt8 in
      let isBright = (k / 16).isMultiple(of: 2)
      return UInt8(Self.random.uniform(90_000 + k) * 100) + (isBright && k % 16 < 8 ? 120 : 0)
    }
    let table = try Table(
      columns: [
        Column("image", shape: [4, 4], bytes: bytes),
        Column("label", texts: (0..<200).map { $0.isMultiple(of: 2) ? "bright" : "dark" }),
      ], name: "images")
    let model = try Self.fit(table, ["label"], ignore: [])
    let report = try Report(model, table)
    #expect(report.importance == nil && report.dependences.isEmpty)
    let root = try MarkupReader.read(report.page.written)
    let images = root.all(named: "img")
    #expect(images.count == 10)
    #expect(images.allSatisfy { $0.attributes["src"]?.hasPrefix("data:image/png;base64,") == true })
    #expect(images.allSatisfy { $0.attributes["alt"]?.isEmpty == false })
    #expect(root.text.contains("no importance for each pixel"))
  }

  @Test("a table without the target gets the sentence of evaluate")
  func missingTarget() throws {
    let table = try Self.table(rows: 100)
    let model = try Self.fit(table, ["label"], ignore: ["y", "y2"])
    #expect(throws: TableError.self) { try Report(model, table.dropping(columns: ["label"])) }
    #expect(throws: TableError.self) { try Report(model, table.dropping(columns: ["z"])) }
  }

  @Test("rows that a report would have to leave out are named")
  func leavesOutRows() throws {
    let table = try Self.table(rows: 120)
    let model = try Self.fit(table, ["y"], ignore: ["label", "y2"])
    var y = table["y"]?.numbers ?? []
    y[3] = .nan
    let holed = try Table(
      columns: table.columns.map { $0.name == "y" ? Column("y", numbers: y) : $0 })
    #expect(throws: TableError.self) { try Report(model, holed) }
    let report = try Report(model, holed, droppingMissing: true)
    #expect(report.rowCount == 119)
    #expect(report.page.written.contains("1 row without a target left out."))
  }

  @Test("a single row makes a report, too")
  func oneRow() throws {
    let table = try Self.table(rows: 100)
    for task in Self.tasks.dropFirst() where task.classes == 3 {
      let model = try Self.fit(table, task.targets, ignore: task.ignore)
      let report = try Report(model, table.selecting(rows: [0]))
      _ = try MarkupReader.read(report.page.written)
    }
  }
}

@Suite("Loss curves")
struct LossCurveTests {
  @Test("a long training keeps at most 500 epochs, evenly chosen, each at its place")
  func isThinned() {
    for count in [1, 499, 500, 501, 1_000, 12_345] {
      let losses = (1...count).map { Double($0) }
      let curve = LossCurve(training: losses, validation: nil, best: 1)
      #expect(curve.training.count <= 500 && curve.training.count * 3 > min(count, 500))
      #expect(curve.epochs.first == 1 && (curve.epochs.last ?? 0) <= count)
      for (epoch, loss) in zip(curve.epochs, curve.training) { #expect(loss == Double(epoch)) }
    }
  }

  @Test("losses keep five digits, and their text has no more")
  func isRounded() {
    let random = RandomSource(seed: 8, purpose: 8)
    for k in 0..<2_000 {
      let loss = Double.exp(60 * random.uniform(k) - 30)
      let kept = LossCurve(training: [loss], validation: nil, best: 1).training[0]
      #expect(abs(kept - loss) <= 0.50001e-4 * loss)
      let digits = "\(kept)".prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }
      #expect(digits.count { $0 != "0" } <= 5, "\(kept)")
    }
    #expect(LossCurve(training: [0], validation: [0], best: 1).training == [0])
  }
}

@Suite("Pictures of results")
struct OutcomePictureTests {
  @Test("two classes give a curve, more a matrix, numbers a cloud")
  func picturesByTask() {
    let two = Outcomes.classes(
      probabilities: Matrix(rows: 2, columns: 2, [0.2, 0.8, 0.7, 0.3]), truth: [1, 0])
    #expect(two.picture(names: ["no", "yes"]).title == "Receiver operating characteristic")
    let three = Outcomes.classes(
      probabilities: Matrix(rows: 3, columns: 2, [0.2, 0.7, 0.1, 0.7, 0.2, 0.1]), truth: [1, 2])
    let matrix = three.picture(names: ["a", "b", "c"])
    #expect(matrix.title == "Confusion matrix")
    #expect(matrix.description == "1 of 2 rows are right; most often c taken for a once.")
    let numbers = Outcomes.numbers(predicted: [[1, 2]], truth: [[1, 3]])
    #expect(numbers.picture(names: ["price"]).title == "price: predicted and observed")
  }
}
