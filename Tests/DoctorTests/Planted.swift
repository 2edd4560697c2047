import Engines
import Equations
import FoundationEssentials
import ModelFiles
import Networks
import Numerics
import Tables
import Training
import Workbench

/// A model made through the library, with something about it that `gradus fit` would not do.
struct Planted {
  let table: Table
  let recipe: Recipe
  let rows: [Int]
  var preparation: Preparation
  var hidden = [32]
  var activation: any Activation
  var initializer: (any Initializer)?
  var output: any Activation
  var loss: any Loss
  var optimizer: any Optimizer
  /// What is done to the network before its first step.
  var change: (inout Network) -> Void = { _ in }
  /// And after its last.
  var changeAfter: (inout Network) -> Void = { _ in }

  init(_ patient: Patient, _ seed: UInt64, table: Table, recipe: Recipe? = nil) throws {
    let recipe = recipe ?? Plant.recipe(patient, seed)
    (self.table, self.recipe) = (table, recipe)
    rows = Array(0..<table.rowCount)
    preparation = try Preparation.fit(table, targets: [patient.target], rows: rows)
    (activation, optimizer) = (recipe.activation, recipe.optimizer ?? .adam())
    switch preparation.task {
    case .regression: (output, loss) = (.identity, .halfSquaredError)
    case .twoClasses: (output, loss) = (.sigmoid, .binaryCrossEntropy)
    case .manyClasses: (output, loss) = (.softmax, .crossEntropy)
    }
  }

  func model(epochs: Int) -> Model {
    let layers = hidden.map { Dense($0, activation, initializer: initializer) }
    var network = Network(
      inputs: preparation.features,
      layers: layers + [Dense(preparation.target.outputs, output, initializer: initializer)],
      seed: recipe.seed)
    change(&network)
    let inputs = try? preparation.inputs(of: table, rows: rows, precision: .single).inputs
    let targets = try? preparation.targets(of: table, rows: rows, precision: .single)
    if let inputs, let targets {
      let training = Training(
        network, on: DataSet(inputs: inputs, targets: targets), loss: loss, optimizer: optimizer,
        batch: 16, l2: recipe.l2 ?? 0, seed: recipe.seed, engine: HostEngine(threads: 1))
      for epoch in training.prefix(epochs) where epoch.isFinite { network = epoch.network }
    }
    changeAfter(&network)
    return Model(
      network: network, preparation: preparation,
      provenance: Provenance(
        version: gradusVersion,
        settings: [
          "optimizer": optimizer.spelling, "epochs": "\(max(epochs, 20))", "batch": "16",
          "l2": "\(recipe.l2 ?? 0)", "seed": "\(recipe.seed)",
        ],
        rows: Provenance.Rows(train: rows.count, validation: 0, test: 0), epochs: epochs,
        loss: loss.spelling, test: [:]))
  }
}

extension Preparation {
  /// With number columns as they stand in the table.
  func withoutScaling() throws -> Preparation {
    let json = try JSONEncoder().encode(self)
    var preparation = try JSONDecoder().decode(Loose.self, from: json)
    preparation.unscale()
    return try JSONDecoder().decode(Preparation.self, from: JSONEncoder().encode(preparation))
  }
}

/// A JSON value whose numbers can be changed.
private enum Loose: Codable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case array([Loose])
  case object([String: Loose])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let array = try? container.decode([Loose].self) {
      self = .array(array)
    } else {
      self = .object(try container.decode([String: Loose].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let bool): try container.encode(bool)
    case .number(let number):
      if let whole = Int(exactly: number) {
        try container.encode(whole)
      } else {
        try container.encode(number)
      }
    case .text(let text): try container.encode(text)
    case .array(let array): try container.encode(array)
    case .object(let object): try container.encode(object)
    }
  }

  /// Mean 0 and unit 1 wherever an encoding has them.
  mutating func unscale() {
    switch self {
    case .array(let array):
      self = .array(
        array.map {
          var item = $0
          item.unscale()
          return item
        })
    case .object(var object):
      for key in object.keys { object[key]?.unscale() }
      if object["unit"] != nil { (object["unit"], object["mean"]) = (.number(1), .number(0)) }
      self = .object(object)
    default: break
    }
  }
}
