import Charts
import Numerics
import TestSupport
import Testing

@Suite("Pictures")
struct PictureTests {
  @Test("every picture is well-formed SVG with a title and a description in words")
  func areWellFormed() throws {
    for picture in Pictures.all {
      let root = try MarkupReader.read(picture.standalone)
      #expect(root.name == "svg" && root.attributes["role"] == "img")
      #expect(root.attributes["xmlns"] == "http://www.w3.org/2000/svg")
      #expect(root.children[0].name == "title" && root.children[0].text == picture.title)
      #expect(root.children[1].name == "desc" && root.children[1].text == picture.description)
      #expect(!picture.title.isEmpty && !picture.description.isEmpty)
    }
  }

  @Test("a picture in a page leaves the colors to the page, a file brings its own")
  func stylesOnce() throws {
    for picture in Pictures.all {
      #expect(try MarkupReader.read(picture.inline.written).all(named: "style").isEmpty)
      let style = try MarkupReader.read(picture.standalone).all(named: "style").map(\.text)
      #expect(style.count == 1 && style[0].contains("prefers-color-scheme:dark"))
    }
  }

  @Test("names with markup, quotes and control characters stay text everywhere")
  func namesStayText() throws {
    let names = MarkupTests.hostile.filter { !$0.isEmpty }
    let plain = Pictures.all(names: names.indices.map { "name \($0)" })
    for (picture, plain) in zip(Pictures.all(names: names), plain) {
      let root = try MarkupReader.read(picture.standalone)
      let known = Set(try MarkupReader.read(plain.standalone).all.map(\.name))
      #expect(Set(root.all.map(\.name)).isSubset(of: known))
    }
  }

  @Test("all that is drawn lies within the picture")
  func staysInside() throws {
    for picture in Pictures.all {
      let root = try MarkupReader.read(picture.standalone)
      for path in root.all(named: "path") {
        let start = (path.attributes["d"] ?? "").split(separator: "M").compactMap { move in
          let numbers = move.split { !"-.0123456789".contains($0) }.compactMap { Double($0) }
          return numbers.count >= 2 ? (numbers[0], numbers[1]) : nil
        }
        for (x, y) in start {
          #expect(x >= 0 && x <= picture.size.width && y >= 0 && y <= picture.size.height)
        }
      }
      for text in root.all(named: "text") {
        guard let x = text.attributes["x"].flatMap(Double.init) else { continue }
        #expect(x >= 0 && x <= picture.size.width)
      }
    }
  }

  @Test("the same numbers give the same bytes")
  func isDeterministic() {
    for (one, other) in zip(Pictures.all, Pictures.all(names: ["a", "b", "c", "d", "e", "f"])) {
      #expect(one.standalone == other.standalone)
    }
  }

  @Test("no number that is not finite gets into a picture")
  func numbersAreFinite() throws {
    let odd = [Double.nan, .infinity, -.infinity, 1e308, -1e308, .leastNonzeroMagnitude, 0, 3]
    let points = odd.flatMap { x in odd.map { Point(x, $0) } }
    for scale in [Axis.Scale.linear, .logarithmic] {
      let chart = Chart(
        "Odd", x: Axis("x", scale: scale), y: Axis("y", scale: scale),
        [
          .line(points), .dots(points), .steps(points), Mark(.lines([points, [], [points[0]]])),
          Mark(.band(lower: points, upper: points)),
          Mark(.intervals(points.map { ($0, Point(1, 1)) })),
          .rule(from: Point(.nan, 0), to: Point(1, 1)),
        ], description: "Odd numbers.")
      let root = try MarkupReader.read(chart.standalone)
      for path in root.all(named: "path") {
        let text = path.attributes["d"] ?? ""
        #expect(!text.contains("nan") && !text.contains("inf") && !text.contains("e"))
      }
    }
    for values in [[], [Double.nan], [1.0], [2, 2, 2], odd] {
      _ = try MarkupReader.read(Chart.histogram("h", Axis("x"), values).standalone)
      _ = try MarkupReader.read(Chart.normalQuantiles("q", Axis("x"), values).standalone)
      _ = try MarkupReader.read(
        Chart.predictedAndObserved("p", predicted: values, observed: values).standalone)
      _ = try MarkupReader.read(
        Chart.residuals("r", predicted: values, observed: values).standalone)
    }
  }

  @Test("a line has a gap where a point cannot be shown")
  func linesHaveGaps() throws {
    let chart = Chart(
      "Gap", x: Axis("x"), y: Axis("y"),
      [.line([Point(0, 0), Point(1, 1), Point(2, .nan), Point(3, 1), Point(4, 0)])],
      description: "A gap.")
    let line = try MarkupReader.read(chart.standalone).all(named: "path")
      .first { $0.attributes["class"] == "line" }
    #expect(line?.attributes["d"]?.count { $0 == "M" } == 2)
  }

  @Test("the legend names each series once")
  func legendNamesSeries() throws {
    let names = (1...9).map { "series \($0)" }
    let texts = try MarkupReader.read(Pictures.lines(names + names).standalone)
      .all(named: "text").map(\.text)
    for name in names { #expect(texts.count { $0 == name } == 1) }
  }

  @Test("axes are labelled with their units")
  func axesHaveUnits() throws {
    let texts = try MarkupReader.read(Pictures.lines(["a"]).standalone).all(named: "text").map(
      \.text)
    #expect(texts.contains("epoch") && texts.contains("loss (nat)"))
  }

  @Test("a confusion matrix has every count as text, and a sentence on the worst mistake")
  func confusionHasNumbers() throws {
    let map = HeatMap.confusion("C", classes: ["x", "y"], counts: [[31, 7], [2, 1_400]])
    let texts = try MarkupReader.read(map.standalone).all(named: "text").map(\.text)
    for text in ["31", "7", "2", "1,400"] { #expect(texts.contains(text)) }
    #expect(
      map.description
        == "1,431 of 1,440 rows are right; most often x taken for y 7 times; y taken for x 2 times."
    )
  }

  @Test("of a wide layer ten neurons and dots are drawn, of a narrow one all")
  func networkIsAbbreviated() throws {
    let diagram = NetworkDiagram("N", [.init("inputs", count: 784), .init("outputs", count: 10)])
    let root = try MarkupReader.read(diagram.standalone)
    #expect(root.all(named: "circle").count == 9 + 10)
    #expect(root.all(named: "text").contains { $0.text == "784" })
    #expect(root.all(named: "text").contains { $0.text == "⋮" })
  }

  @Test("an edge is as wide as its weight is large, and a negative one is dashed")
  func edgesShowWeights() throws {
    let edges = try MarkupReader.read(
      #require(Pictures.all.first { $0.title == "Weights" }).standalone
    )
    .all(named: "path").filter { $0.attributes["style"] != nil }
    #expect(edges.map { $0.attributes["stroke-dasharray"] } == [nil, "5 3"])
    #expect(edges.map { $0.attributes["style"] } == ["stroke-width:1.2", "stroke-width:3.6"])
  }
}
