internal import Equations
internal import Networks
internal import Numerics
internal import Training

/// What one layer cannot, two can.
struct ExclusiveOrLesson: Lesson {
  static let name = "xor"
  static let title = "Why a hidden layer"

  private static let x = Matrix(rows: 2, columns: 4, [0, 0, 0, 1, 1, 0, 1, 1])
  private static let t = Matrix(rows: 1, columns: 4, [0, 1, 1, 0])

  func teach(on page: inout Page) -> Question {
    let data = DataSet(inputs: Self.x, targets: Self.t)
    func trained(_ hidden: [any Layer]) -> (network: Network, losses: [Double]) {
      Practice.train(
        Practice.network(2, hidden + [Dense(1, .sigmoid)], seed: 2), on: data,
        loss: .binaryCrossEntropy, optimizer: .adam(rate: 0.05), epochs: 1_000)
    }
    let flat = trained([]), deep = trained([Dense(3, .tanh)])

    page.say(
      "Exclusive or: the answer is 1 where one of two inputs is 1, but not both. Four rows, and the "
        + "smallest problem that a regression cannot solve.")
    let (without, with) = (flat.network(Self.x), deep.network(Self.x))
    page.tabulate(
      ["#x₁", "#x₂", "#t", "#none hidden", "#3 hidden"],
      (0..<4).map { n in
        [
          Self.x[0, n].text(0), Self.x[1, n].text(0), Self.t[0, n].text(0),
          without[0, n].text(3), with[0, n].text(3),
        ]
      })
    page.say(
      "Without a hidden layer z = w₁ x₁ + w₂ x₂ + b is a plane, and the border where it is 0 is a "
        + "straight line. No straight line has (0, 1) and (1, 0) on one side and (0, 0) and (1, 1) on "
        + "the other. So training gives up on a tie: its loss stays at "
        + "\((flat.losses.last ?? .nan).text(4)), which is log 2.")
    page.say(
      "Three hidden neurons with tanh bend the plane first, a = tanh(W x + b), and a straight line "
        + "through the bent one is enough: the loss falls to \((deep.losses.last ?? .nan).digits(2))."
    )
    let W = deep.network.parameter("W", 1), b = deep.network.parameter("b", 1)
    page.show(
      ["W⁽¹⁾ and b⁽¹⁾ of the hidden layer:"]
        + zip(W.rowTexts(3), b.rowTexts(3)).map { "  \($0)   \($1)" })
    return Question(
      "Which probability does the network without a hidden layer give to the row (1, 1)?",
      .number(0.5, within: 0.01), hint: "Read it off the table, or think: which answer is a tie?",
      explanation:
        "½ for every row: by symmetry no weight helps, and with z = 0 everywhere y = σ(0) = ½.")
  }
}
