import Engines
import Equations
import FoundationEssentials
import ModelFiles
import Networks
import Numerics
import Tables
import Training
import Workbench

/// A sickness planted into a model or its table, as a name and how it is done.
struct Plant: Sendable, CustomStringConvertible {
  let sickness: String
  let plant: @Sendable (Patient, UInt64) throws -> (Model, Table)

  var description: String { sickness }

  /// One for each sickness that the doctor knows.
  static let all: [Plant] = [
    Plant(sickness: "not-finite", plant: notFinite), Plant(sickness: "one-class", plant: oneClass),
    Plant(sickness: "label-leakage", plant: leakage),
    Plant(sickness: "no-signal", plant: shuffledLabels),
    Plant(sickness: "unscaled-inputs", plant: unscaled),
    Plant(sickness: "loss-mismatch", plant: mismatch),
    Plant(sickness: "equal-weights", plant: equalWeights),
    Plant(sickness: "exploding-gradients", plant: exploding),
    Plant(sickness: "rate-too-high", plant: rateTooHigh),
    Plant(sickness: "saturation", plant: saturation),
    Plant(sickness: "dead-relus", plant: deadReLUs),
    Plant(sickness: "vanishing-gradients", plant: vanishing),
    Plant(sickness: "rate-too-low", plant: rateTooLow),
  ]

  // MARK: As `gradus fit` makes it

  static func recipe(_ patient: Patient, _ seed: UInt64) -> Recipe {
    var recipe = Recipe(target: patient.target)
    recipe.seed = seed
    return recipe
  }

  static func fitted(_ table: Table, _ recipe: Recipe) throws -> Model {
    try Fit(table, recipe, engine: HostEngine(threads: 1)).model
  }

  private static func leakage(_ patient: Patient, _ seed: UInt64) throws -> (Model, Table) {
    let table = try patient.table(), random = RandomSource(seed: seed, purpose: 1)
    let target = try table.column(patient.target)
    let copy: Column
    if let numbers = target.numbers {
      // In other units, rounded.
      let factor = [2.54, -0.4536, 1.8][Int(seed % 3)]
      copy = Column("copy", numbers: numbers.map { ($0 * factor * 10 + 320).rounded() / 10 })
    } else {
      // In other words, and rarely wrong.
      let texts = (0..<table.rowCount).map { row in
        let other = random.uniform(row) < 0.002 ? (row + 1) % table.rowCount : row
        return "code " + String(target.text(ofRow: other).unicodeScalars.map(\.value).reduce(0, +))
      }
      copy = Column("copy", texts: texts)
    }
    let leaking = try table.replacing(copy)
    return (try fitted(leaking, recipe(patient, seed)), leaking)
  }

  private static func shuffledLabels(_ patient: Patient, _ seed: UInt64) throws -> (Model, Table) {
    let table = try patient.table()
    let order = RandomSource(seed: seed, purpose: 2).permutation(of: table.rowCount)
    let shuffled = try table.replacing(table.column(patient.target).selecting(rows: order))
    return (try fitted(shuffled, recipe(patient, seed)), shuffled)
  }

  private static func oneClass(_ patient: Patient, _ seed: UInt64) throws -> (Model, Table) {
    let table = try patient.table(), target = try table.column(patient.target)
    if let numbers = target.numbers {
      let random = RandomSource(seed: seed, purpose: 3)
      let usual = numbers[Int(seed) % numbers.count]
      let same = numbers.indices.map { random.uniform($0) < 0.985 ? usual : numbers[$0] }
      let stuck = try table.replacing(Column(patient.target, numbers: same))
      return (try fitted(table, recipe(patient, seed)), stuck)
    }
    let texts = (0..<table.rowCount).map { target.text(ofRow: $0) }
    let classes = Set(texts).sorted(), kept = classes[Int(seed) % classes.count]
    let same = texts.indices.filter { texts[$0] == kept }
    let others = texts.indices.filter { texts[$0] != kept }.prefix(Int(seed % 2))
    return (
      try fitted(table, recipe(patient, seed)), table.selecting(rows: (same + others).sorted())
    )
  }

  private static func rateTooHigh(_ patient: Patient, _ seed: UInt64) throws -> (Model, Table) {
    let table = try patient.table()
    var recipe = recipe(patient, seed)
    let optimizers: [any Optimizer] = [
      .adam(rate: 10_000), .gradientDescent(rate: 1_000), .momentum(rate: 300),
    ]
    recipe.optimizer = optimizers[Int(seed % 3)]
    recipe.activation = [.swish, .tanh, .relu][Int(seed / 3 % 3)]
    recipe.schedule = .constant
    recipe.l2 = 0.03
    do { return (try fitted(table, recipe), table) } catch {
      // It diverged in its first epoch, so that nothing could be saved: as it began.
      return (try Planted(patient, seed, table: table, recipe: recipe).model(epochs: 0), table)
    }
  }

  private static func rateTooLow(_ patient: Patient, _ seed: UInt64) throws -> (Model, Table) {
    let table = try patient.table()
    var recipe = recipe(patient, seed)
    let optimizers: [any Optimizer] = [
      .adam(rate: 1e-7), .gradientDescent(rate: 1e-6), .momentum(rate: 1e-7), .rmsprop(rate: 3e-7),
    ]
    recipe.optimizer = optimizers[Int(seed % 4)]
    return (try fitted(table, recipe), table)
  }

  private static func vanishing(_ patient: Patient, _ seed: UInt64) throws -> (Model, Table) {
    let table = try patient.table()
    var recipe = recipe(patient, seed)
    recipe.hidden = [Int](repeating: 16, count: 8 + Int(seed % 3))
    recipe.activation = .sigmoid
    recipe.optimizer = seed % 2 == 0 ? .gradientDescent(rate: 0.05) : .momentum(rate: 0.005)
    recipe.epochs = 60
    return (try fitted(table, recipe), table)
  }

  // MARK: As a program that uses the library may make it

  private static func mismatch(_ patient: Patient, _ seed: UInt64) throws -> (Model, Table) {
    let table = try patient.table()
    var planted = try Planted(patient, seed, table: table)
    switch planted.preparation.task {
    case .regression:
      let pairs: [(any Activation, any Loss)] = [
        (.sigmoid, .halfSquaredError), (.softplus, .huber()), (.relu, .meanSquaredError),
        (.tanh, .meanAbsoluteError),
      ]
      (planted.output, planted.loss) = pairs[Int(seed % 4)]
    case .twoClasses:
      let pairs: [(any Activation, any Loss)] = [
        (.sigmoid, .halfSquaredError), (.identity, .meanSquaredError), (.sigmoid, .huber()),
      ]
      (planted.output, planted.loss) = pairs[Int(seed % 3)]
    case .manyClasses:
      let pairs: [(any Activation, any Loss)] = [
        (.softmax, .halfSquaredError), (.softmax, .meanAbsoluteError),
        (.identity, .meanSquaredError),
        (.sigmoid, .binaryCrossEntropy),
      ]
      (planted.output, planted.loss) = pairs[Int(seed % 4)]
    }
    return (planted.model(epochs: 20), table)
  }

  private static func unscaled(_ patient: Patient, _ seed: UInt64) throws -> (Model, Table) {
    let table = try patient.table()
    if seed % 2 == 0 {
      var planted = try Planted(patient, seed, table: table)
      planted.preparation = try planted.preparation.withoutScaling()
      return (planted.model(epochs: 20), table)
    }
    // In other units than those of training.
    let model = try fitted(table, recipe(patient, seed))
    let name = model.preparation.inputColumns.first { table[$0]?.numbers != nil } ?? ""
    let factor = seed % 4 == 1 ? 1_000 : 25.4
    let converted = Column(name, numbers: (table[name]?.numbers ?? []).map { $0 * factor })
    return (model, try table.replacing(converted))
  }

  private static func equalWeights(_ patient: Patient, _ seed: UInt64) throws -> (Model, Table) {
    let table = try patient.table()
    var planted = try Planted(patient, seed, table: table)
    planted.initializer = seed % 2 == 0 ? Zeros() : Ones()
    planted.hidden = seed % 3 == 0 ? [16, 16] : [32]
    planted.activation = [.swish, .tanh, .relu][Int(seed % 3)]
    return (planted.model(epochs: 30), table)
  }

  private static func exploding(_ patient: Patient, _ seed: UInt64) throws -> (Model, Table) {
    let table = try patient.table()
    var planted = try Planted(patient, seed, table: table)
    planted.hidden = [Int](repeating: 24, count: 6 + Int(seed % 3))
    planted.activation = [.relu, .leakyReLU()][Int(seed % 2)]
    planted.optimizer = .gradientDescent(rate: 1e-4)
    planted.change = { network in
      for parameter in network.layout where parameter.isWeight {
        for i in parameter.place.offset..<parameter.place.offset + parameter.count {
          network.parameters[flat: i] *= 3.5
        }
      }
    }
    return (planted.model(epochs: 0), table)
  }

  private static func saturation(_ patient: Patient, _ seed: UInt64) throws -> (Model, Table) {
    let table = try patient.table(), random = RandomSource(seed: seed, purpose: 4)
    var planted = try Planted(patient, seed, table: table)
    planted.activation = seed % 2 == 0 ? .sigmoid : .tanh
    // Few epochs would bring them back.
    planted.change = { network in
      for parameter in network.layout where parameter.place.layer == 1 && !parameter.isWeight {
        for i in parameter.place.offset..<parameter.place.offset + parameter.count {
          network.parameters[flat: i] = random.uniform(i) < 0.5 ? -25 : 25
        }
      }
    }
    return (planted.model(epochs: 20), table)
  }

  private static func deadReLUs(_ patient: Patient, _ seed: UInt64) throws -> (Model, Table) {
    let table = try patient.table(), random = RandomSource(seed: seed, purpose: 5)
    var planted = try Planted(patient, seed, table: table)
    planted.activation = .relu
    planted.hidden = seed % 2 == 0 ? [32] : [32, 16]
    planted.change = { network in
      for parameter in network.layout where parameter.place.layer == 1 && !parameter.isWeight {
        for i in parameter.place.offset..<parameter.place.offset + parameter.count
        where random.uniform(i) < 0.97 {
          network.parameters[flat: i] = -40
        }
      }
    }
    return (planted.model(epochs: 20), table)
  }

  private static func notFinite(_ patient: Patient, _ seed: UInt64) throws -> (Model, Table) {
    let table = try patient.table()
    var planted = try Planted(patient, seed, table: table)
    planted.changeAfter = { network in
      let i = Int(seed * 7_919) % network.parameters.count
      network.parameters[flat: i] = [.nan, .infinity, -.infinity][Int(seed % 3)]
    }
    return (planted.model(epochs: 5), table)
  }
}
