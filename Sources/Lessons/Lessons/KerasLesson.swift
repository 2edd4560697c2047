internal import Equations
internal import ModelFiles
internal import Networks
internal import Numerics
internal import Tables
internal import Training

/// The same network in TensorFlow, by the export.
struct KerasLesson: Lesson {
  static let name = "tensorflow"
  static let title = "The same network in TensorFlow"

  func teach(on page: inout Page) -> Question {
    let data = Penguins.measured
    let trained = Practice.train(
      Practice.network(4, [Dense(8, .swish), Dense(3, .softmax)]), on: data, loss: .crossEntropy,
      optimizer: .adam(rate: 0.02), epochs: 100, batch: 10, l2: 0.01)
    page.say(
      "Nothing that you learned belongs to one program. This network tells penguins apart by four "
        + "measurements; its loss after 100 epochs is \((trained.losses.last ?? .nan).text(4)). Here it "
        + "is as gradus export writes it for Keras, which runs on TensorFlow, JAX and PyTorch:")
    page.quote(Self.script(trained.network))
    page.say(
      "Line by line it is what you know: Dense is z = W a + b with its activation behind it; "
        + "categorical_crossentropy is −Σ t log y; Adam is the optimizer; and L2 takes half of λ, as "
        + "Keras leaves out the ½ of λ/2 ‖W‖².")
    page.say(
      "One thing is turned around. We write an example as a column, z = W a + b; Keras writes it as a "
        + "row, z = a K + b. So its kernel K is our W transposed. The first layer has 8 neurons and 4 "
        + "numbers come in; our W⁽¹⁾ is 8 × 4.")
    page.say(
      "Try it with a model of your own: gradus export model.gradus --keras model.py, then "
        + "python model.py table.csv. Its predictions are the same to six decimals.")
    let kernel = trained.network.parameter("W", 1)
    return Question(
      "Which shape has the kernel of dense_1 in Keras?", .shape(kernel.columns, kernel.rows),
      hint: "Transpose 8 × 4.",
      explanation:
        "\(kernel.columns) × \(kernel.rows): inputs × outputs, as a row a stands before K.")
  }

  /// The function that builds the network, and the call that compiles it.
  private static func script(_ network: Network) -> [String] {
    let columns = ["bill", "depth", "flipper", "mass"].enumerated().map { k, name in
      Column(name, numbers: (0..<30).map { Penguins.measured.inputs[k, $0] })
    }
    let species = Column("species", texts: Penguins.rows.map(\.species))
    guard let table = try? Table(columns: columns + [species]),
      let preparation = try? Preparation.fit(table, targets: ["species"], rows: Array(0..<30))
    else { return [] }
    let model = Model(
      network: network, preparation: preparation,
      provenance: Provenance(
        version: "", settings: ["optimizer": "adam:rate=0.02", "l2": "0.01"],
        rows: Provenance.Rows(train: 30, validation: 0, test: 0), epochs: 100,
        loss: "cross-entropy", test: [:]))
    let text = (try? KerasExport(model, named: "penguins", script: "penguins.py").text) ?? ""
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let build = lines.drop { $0 != "def build():" }.prefix { !$0.isEmpty }
    let compile = lines.drop { $0 != "    model.compile(" }.prefix { $0 != "    return model" }
    return build + ["", "model = build()"] + compile.map { String($0.dropFirst(4)) }
  }
}
