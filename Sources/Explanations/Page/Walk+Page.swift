public import Charts
internal import Equations
internal import Networks
internal import Numerics
internal import Training

/// What a walk's examples are called, for its headings.
public struct StepNames: Sendable {
  /// `row 1 of xor.csv`
  public var rows: String
  /// One row as its table has it: `x1 = 0, x2 = 0, y = 1`.
  public var cells: String?
  /// Of the network's inputs and outputs; empty if they have none.
  public var inputs, outputs: [String]

  public init(
    rows: String, cells: String? = nil, inputs: [String] = [], outputs: [String] = []
  ) {
    (self.rows, self.cells, self.inputs, self.outputs) = (rows, cells, inputs, outputs)
  }
}

extension Walk {
  /// The walk as a page that needs nothing else: the network drawn, then each equation with its shapes,
  /// its numbers and a sentence.
  public func page(_ names: StepNames, digits: Digits = Digits(4)) -> Page {
    let stages = Stage.allCases.filter { stage in steps.contains { $0.stage == stage } }
    var page = Page(
      title: "One step of training, with its numbers",
      summary: .text(
        "The network \(network.description), shown \(names.rows): what it answers, how wrong that is, "
          + "and how each weight changes for it."))
    page.styles = Self.styles
    page.body =
      [
        HTML.contents(
          [("The network", "network"), ("Letters", "letters")]
            + stages.map { ($0.title, "\($0)") }),
        networkSection(names), lettersSection,
      ]
      + stages.map { stage in
        HTML.section(
          .text(stage.title), id: "\(stage)",
          steps.indices.filter { steps[$0].stage == stage }.map {
            steps[$0].article(number: $0 + 1, digits: digits)
          } + (stage == .update ? outcome : []))
      }
    page.footer = .text(
      "Made by Gradus. All numbers are those of the reference engine, in double precision; the "
        + "engine that trains (in \(network.precision.rawValue) precision) differs from them by at "
        + "most \(Digits(2).text(largestDifference)).")
    return page
  }

  private static let styles = """
    .step{border:1px solid var(--ink-grid);border-radius:.5em;padding:.25rem 1rem .75rem;margin:1rem 0}
    .step h3{margin:.6em 0 .2em}
    .step math[display=block]{padding:.35em 0;margin:0;width:max-content;overflow:visible}
    .step .equation{font-size:1.15em}
    .step .shapes,.step .engine{color:var(--ink-faint);font-size:.9rem;margin:.2em 0}
    .step .numbers,.step .shapes{overflow-x:auto;overflow-y:hidden}.step .numbers{padding:.1em 0 .2em}
    .step mtd{text-align:right;text-align:-webkit-right;padding:.2em .3em}
    .matrix{--stroke:linear-gradient(currentColor,currentColor);border:solid;border-width:0 1.5px;\
    padding:.1em .1em;margin:.1em .15em;\
    background:var(--stroke) 0 0/.35em 1.5px,var(--stroke) 100% 0/.35em 1.5px,\
    var(--stroke) 0 100%/.35em 1.5px,var(--stroke) 100% 100%/.35em 1.5px;background-repeat:no-repeat}
    .step details{margin:.4em 0}
    .picture .value{font-size:12px;font-weight:600}
    .picture .halo{paint-order:stroke;stroke:var(--ink-background);stroke-width:7px;stroke-linejoin:round}
    @media print{@page{size:landscape}.step{break-inside:avoid}.step .numbers math{font-size:.85em}\
    .picture{max-height:11cm;width:auto}\
    .step .numbers,.step .shapes,.step math[display=block]{overflow:visible}}
    """

  private func networkSection(_ names: StepNames) -> Markup {
    let example = examples.count == 1 ? names.rows : "the first example of \(names.rows)"
    let diagram = StepDiagram(
      self, inputNames: names.inputs, outputNames: names.outputs, example: example)
    let update =
      optimizer is any RuleOptimizer
      ? "The weights are changed by the first step of \(optimizer.spelling)"
      : "\(optimizer.spelling) is a search, which starts from this gradient"
    return HTML.section(
      "The network", id: "network",
      [
        HTML.figure(
          diagram,
          caption: .text(
            "In each neuron its number for \(example), below it δ, its share of the error. Edges are as "
              + "strong as their weights; dashed ones are negative. Biases are not drawn.")),
        HTML.paragraph(
          .text(
            (examples.count == 1
              ? "The loss of this example" : "The mean loss of the \(examples.count) examples")
              + " (\(loss.spelling)) is \(Digits(6).text(lossBefore)). \(update)"
              + (l2 > 0 ? ", with a penalty λ = \(Digits(6).text(l2)) on their size." : "."))),
      ]
        + (names.cells.map {
          [
            HTML.paragraph(
              "In the table this row is \($0). The network sees it scaled as in training.")
          ]
        } ?? [])
        + exampleTable(names))
  }

  /// Inputs by name, of one example.
  private func exampleTable(_ names: StepNames) -> [Markup] {
    guard !names.inputs.isEmpty, examples.count == 1 else { return [] }
    let x = examples.inputs
    let most = 40
    let rows = names.inputs.prefix(most).enumerated().map { i, name -> [Markup] in
      [.text(name), .text(Digits(6).text(x[i, 0]).replacing("-", with: "−"))]
    }
    return [
      HTML.details(
        .text("The inputs, as the network sees them"),
        [
          HTML.table(
            caption: names.inputs.count > most
              ? "The first \(most) of \(names.inputs.count) inputs; columns of the table are scaled."
              : "Numbers are scaled, categories are 0 or 1 for each value.",
            [.text("input"), .number("number")], rows: rows)
        ])
    ]
  }

  private var outcome: [Markup] {
    outcome(Digits(6)).map { [HTML.note(.text($0))] } ?? []
  }

  private var lettersSection: Markup {
    func math(_ text: String) -> Markup { HTML.math(MathML.equation(Notation(text).tokens)) }
    return HTML.section(
      "Letters", id: "letters",
      [
        HTML.details(
          "What the letters mean",
          [
            HTML.definitions([
              (math("x, t"), "an example's inputs, and what the network should answer"),
              (math("a⁽⁰⁾"), "the batch: one example in each column; (0) stands for the inputs"),
              (
                math("W⁽¹⁾, b⁽¹⁾"),
                "weights and biases of layer 1: a row of W for each of its neurons"
              ),
              (math("z⁽¹⁾, a⁽¹⁾"), "what its neurons add up, and what they pass on"),
              (math("y, ℓ"), "the network's answer, and how wrong it is for each example"),
              (
                math("δ⁽¹⁾"),
                "the error at z: how much the loss would grow if z grew, for each example"
              ),
              (math("∂W⁽¹⁾"), "the derivative of the mean loss by each weight: the gradient"),
              (math("N, η"), "the number of examples, and the learning rate"),
              (
                math("k"),
                "the number of the optimizer's step: 1 here, with nothing remembered before it"
              ),
              (
                math("⊙"), "multiplies number by number; matrices beside one another are multiplied"
              ),
              (math("Wᵀ"), "W with its rows as columns"),
              (math("h′"), "the derivative of h"),
              (math("log"), "the natural logarithm"),
              (math("←"), "changes what is there"),
            ])
          ])
      ])
  }
}
