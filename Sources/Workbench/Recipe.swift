public import Equations
internal import Networks
public import Numerics
public import Tables
public import Training

/// All settings of a fit. What is `nil` is chosen by the task and the number of training rows.
public struct Recipe: Sendable {
  /// The column to predict, or several of numbers.
  public var targets: [String]
  /// `nil`: read off the target.
  public var task: LearningTask?
  /// Of two classes the one whose probability is predicted.
  public var positive: String?
  /// Columns that are no inputs.
  public var ignore: [String] = []
  /// The texts that the table was read with as missing: kept in the model, so that other tables are
  /// read alike.
  public var missing: Set<String> = []
  /// Whether rows without a target are left out instead of being an error.
  public var dropsMissingTargets = false

  /// The share of the rows that only report; not used where a test table is given.
  public var holdout = 0.2
  /// The share of the remaining rows that choose the epoch.
  public var validation = 0.1
  /// Epochs without a better validation loss before training stops.
  public var patience: Int?
  /// Whether to fit again on all rows, for as many epochs as proved best.
  public var refitsAll = false

  /// The widths of the hidden layers; none makes the network a regression.
  public var hidden: [Int]?
  public var activation: any Activation = .swish
  public var dropout = 0.0
  public var loss: (any Loss)?
  /// `nil`: without hidden layers Newton's method where that is quick, otherwise Adam.
  public var optimizer: (any Optimizer)?
  public var schedule: (any Schedule)?
  public var epochs: Int?
  /// Rows in a step.
  public var batch: BatchSize?
  /// λ of the penalty λ/2 ‖W‖².
  public var l2: Double?
  public var precision = Precision.single
  public var seed: UInt64 = 1

  public enum BatchSize: Sendable, Equatable {
    case rows(Int)
    case all
  }

  public init(targets: [String]) { self.targets = targets }
  public init(target: String) { self.init(targets: [target]) }
}

/// What a recipe leaves open, decided by the task and the size of the training data alone.
///
/// The rules were chosen on validation rows of the example data sets; no test file took part.
struct Choices {
  let hidden: [Int]
  let loss: any Loss
  let output: any Activation
  let optimizer: any Optimizer
  let epochs: Int
  let batch: Int
  let patience: Int
  let schedule: any Schedule
  let l2: Double

  init(_ recipe: Recipe, for preparation: any RowPreparation, trainingRows: Int) {
    let task = preparation.task
    hidden = recipe.hidden ?? (trainingRows < 1_000 ? [32] : [128, 64])
    switch task {
    case .regression: (loss, output) = (recipe.loss ?? .halfSquaredError, .identity)
    case .twoClasses: (loss, output) = (recipe.loss ?? .binaryCrossEntropy, .sigmoid)
    case .manyClasses: (loss, output) = (recipe.loss ?? .crossEntropy, .softmax)
    }
    // Rates and batches mean nothing to Newton: who gives them wants another optimizer.
    let isFree = recipe.schedule == nil && recipe.batch == nil
    let suitsNewton =
      hidden.isEmpty && isFree && loss.isCanonical(with: output)
      && Self.isQuickForNewton(
        parameters: (preparation.features + 1) * preparation.outputs, rows: trainingRows)
    optimizer = recipe.optimizer ?? (suitsNewton ? .newton : .adam())
    batch =
      switch recipe.batch {
      case .rows(let rows): rows
      case .all: trainingRows
      // About a hundred steps an epoch.
      case nil: [16, 32, 64, 128].last { $0 * 100 <= trainingRows } ?? 16
      }
    // Few rows make short epochs, and leave more to chance: more epochs, and a penalty.
    epochs = recipe.epochs ?? (trainingRows < 1_000 ? 300 : 100)
    l2 = recipe.l2 ?? (trainingRows < 500 && !hidden.isEmpty ? 0.03 : 0)
    patience = recipe.patience ?? max(10, epochs / 5)
    let cosine = recipe.schedule as? Cosine
    schedule =
      recipe.schedule == nil || cosine?.epochs == 0
      ? .cosine(epochs: epochs) : recipe.schedule ?? .constant
  }

  /// Whether Newton's steps, of parameters² · rows operations, take no longer than other training.
  static func isQuickForNewton(parameters: Int, rows: Int) -> Bool {
    parameters <= 500 && parameters * parameters * rows < 1_000_000_000
  }
}
