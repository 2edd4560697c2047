internal import Networks
internal import Numerics
internal import Tables

/// A model as a script for Keras 3, and its weights in a file that NumPy reads.
///
/// The script builds the network as a person would write it, under any of Keras's backends, and
/// compiles it with the loss, optimizer and penalty of its training, so that it can go on; `prepare`
/// and `answers` lead from a raw row to an answer. On the same inputs it predicts the same but for
/// rounding.
///
/// ```swift
/// let export = try KerasExport(model, script: "penguins.py")
/// try export.save()
/// ```
public struct KerasExport: Sendable {
  /// The script's path, and that of the weights beside it: `penguins.weights.npz`.
  public let script, weights: String
  /// The script.
  public let text: String
  /// An uncompressed `.npz` archive: `dense_1/kernel`, inputs × outputs, and so on.
  public let archive: [UInt8]
  /// What of the training Keras cannot express, one sentence each.
  public let notes: [String]

  /// Writes the texts; `name` is what the script calls the model.
  ///
  /// - Throws: `KerasError` if a layer or an activation has no counterpart in Keras, or the weights
  ///   exceed four gigabytes.
  public init(_ model: Model, named name: String, script: String) throws(KerasError) {
    let stem = script.hasSuffix(".py") ? String(script.dropLast(3)) : script
    (self.script, weights) = (script, stem + ".weights.npz")
    let network = model.network
    let bytes = network.parameters.count * network.precision.size
    guard bytes < NumPyArchive.largest else {
      throw KerasError(
        "\(network.parameters.count) parameters do not fit an .npz archive (fit a smaller network)")
    }
    let training = KerasTraining(model.provenance)
    let layers = try KerasNetwork(network, l2: training.l2)
    archive = layers.weights.bytes
    notes = training.notes
    let weightsName = weights.split(separator: "/").last.map(String.init) ?? weights
    let floats = network.precision == .single ? "float32" : "float64"
    let columns: Preparation
    do { columns = try model.columnPreparation(for: "the script") } catch {
      throw KerasError(error.description)
    }
    let preparation = KerasPreparation(columns, floats: floats)
    text =
      (Self.head(model, name, script, weightsName, preparation.input)
      + ["def build():", "    \"\"\"The network before its first step.\"\"\""]
      + layers.lines.map { "    " + $0 } + ["", ""]
      + training.function + Self.load(training) + preparation.lines
      + Self.main(preparation.input)).joined(separator: "\n") + "\n"
  }

  /// Writes both files, the weights first.
  ///
  /// - Throws: `ModelFileError` if one cannot be written.
  public func save() throws(ModelFileError) {
    try AtomicFile(weights).write([archive[...]])
    try AtomicFile(script).write([Array(text.utf8)[...]])
  }

  private static func head(
    _ model: Model, _ name: String, _ script: String, _ weights: String,
    _ input: KerasPreparation.Input
  ) -> [String] {
    let file = PythonText.comment(script.split(separator: "/").last.map(String.init) ?? script)
    let usage =
      switch input {
      case .table: "    python \(file) rows.csv    one answer for each row\n\n"
      case .images, .none: ""
      }
    let isDouble = model.network.precision == .double
    let regularizers = KerasTraining(model.provenance).l2 > 0 ? ", regularizers" : ""
    return """
      \"\"\"The network of \(PythonText.comment(name)) for Keras 3, written by Gradus \
      \(PythonText.comment(model.provenance.version)).

      \(usage)load() gives the network as it was trained, for predict() and, to go on training, for fit(). Its
      weights are in \(PythonText.comment(weights)), beside this file.
      \"\"\"

      \(input == .table ? "import csv\n" : "")\(isDouble ? "import os\n" : "")import pathlib
      \(input == .table ? "import sys\n" : "")
      \(isDouble ? "os.environ.setdefault(\"JAX_ENABLE_X64\", \"1\")\n\n" : "")import keras
      import numpy as np
      from keras import layers\(regularizers)

      \(isDouble ? "keras.config.set_floatx(\"float64\")\n" : "")\
      WEIGHTS = pathlib.Path(__file__).with_name(\(PythonText.string(weights)))


      """.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static func load(_ training: KerasTraining) -> [String] {
    let compile = training.loss.map {
      [
        "    model.compile(", "        optimizer=\(training.optimizer),", "        loss=\($0),",
        "    )",
      ]
    }
    return [
      "def load():", "    \"\"\"The network as it was trained.\"\"\"", "    model = build()",
      "    with np.load(WEIGHTS) as weights:", "        for layer in model.layers:",
      "            for variable in layer.weights:",
      "                variable.assign(weights[f\"{layer.name}/{variable.name}\"])",
    ] + (compile ?? []) + ["    return model", "", ""]
  }

  private static func main(_ input: KerasPreparation.Input) -> [String] {
    guard input == .table else { return [] }
    return [
      "", "", "if __name__ == \"__main__\":",
      "    if len(sys.argv) != 2:", "        sys.exit(__doc__)",
      "    for answer in answers(load().predict(prepare(sys.argv[1]), verbose=0)):",
      "        print(*np.atleast_1d(answer), sep=\",\")",
    ]
  }
}
