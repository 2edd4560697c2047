public import Engines
public import ModelFiles
internal import Networks
internal import Numerics
public import Tables

/// How much worse a model predicts when the cells of one column are put in random order, which leaves
/// the column as it is and takes away what it says about a row (Breiman 2001).
///
/// All inputs that a column becomes move together. Columns that say the same share their importance,
/// so that each alone may seem to have little.
public struct PermutationImportance: Sendable {
  /// What it does to one column.
  public struct Entry: Sendable, Equatable {
    public let column: String
    /// How much the error grows: the mean over all permutations.
    public let increase: Double
    /// A 95 % interval of that mean (Student 1908). It is about the permutations, not about other
    /// rows.
    public let interval: ClosedRange<Double>
  }

  /// From the most important column to the least.
  public let entries: [Entry]
  /// What is measured: the cross-entropy of classes, the RMSE of numbers.
  public let metric: String
  /// The error of the rows as they are.
  public let error: Double
  /// How many rows it was measured on.
  public let rowCount: Int
  /// How often each column was permuted.
  public let permutations: Int

  /// More rows than these only take longer.
  static let mostRows = 2_000

  /// Measures every column of the table that is an input of the model.
  ///
  /// - Parameters:
  ///   - model: what predicts.
  ///   - table: rows with their targets.
  ///   - rows: those to use; at most 2,000 of them are drawn, fewer where the model is large.
  ///   - permutations: how often each column is put in another order, at least twice.
  ///   - seed: of rows and orders.
  ///   - engine: what computes; the numbers do not depend on its threads.
  /// - Throws: if the table does not fit the model.
  public init(
    of model: Model, on table: Table, rows: [Int]? = nil, permutations: Int = 10, seed: UInt64 = 1,
    engine: any Engine = HostEngine()
  ) throws(TableError) {
    precondition(permutations >= 2, "an interval needs 2 permutations, not \(permutations)")
    let preparation = try model.columnPreparation(for: "permutation importance")
    let drawn = Sample.rows(
      rows ?? Array(0..<table.rowCount),
      atMost: Self.rowCount(
        for: model, columns: preparation.inputs.count, permutations: permutations), seed: seed)
    let truth = try Truth(of: table, rows: drawn, for: preparation)
    let (inputs, _) = try preparation.inputs(
      of: table, rows: drawn, precision: model.network.precision)
    let predictor = Predictor(model.network, on: engine)
    func error(_ x: Matrix) -> Double {
      truth.error(of: Predictions(preparation, outputs: predictor(x)))
    }

    let before = drawn.isEmpty ? 0 : error(inputs)
    var x = inputs
    var first = 0
    var entries: [Entry] = []
    for (k, input) in preparation.inputs.enumerated() {
      let features = first..<first + input.encoding.width
      first = features.upperBound
      let increases = (0..<permutations).map { repetition -> Double in
        let order = RandomSource(seed: seed, purpose: Self.purpose(of: k, repetition))
          .permutation(of: drawn.count)
        for (n, other) in order.enumerated() {
          for i in features { x[i, n] = inputs[i, other] }
        }
        return drawn.isEmpty ? 0 : error(x) - before
      }
      for n in drawn.indices { for i in features { x[i, n] = inputs[i, n] } }
      entries.append(Entry(column: input.name, increases))
    }
    // Equally important columns stay in the order of the inputs.
    self.entries = entries.enumerated().sorted {
      (-$0.element.increase, $0.offset) < (-$1.element.increase, $1.offset)
    }.map(\.element)
    (metric, self.error) = (truth.metric, before)
    (rowCount, self.permutations) = (drawn.count, permutations)
  }

  /// As many as are computed in seconds, where columns and parameters are many.
  private static func rowCount(for model: Model, columns: Int, permutations: Int) -> Int {
    let multiplications =
      Double(columns) * Double(permutations)
      * Double(model.network.parameters.count)
    return max(200, min(mostRows, Int(2e11 / multiplications)))
  }

  /// Orders of different columns and repetitions are independent.
  private static func purpose(of column: Int, _ repetition: Int) -> UInt64 {
    0x7065_726D << 32 | UInt64(column) << 12 | UInt64(repetition)
  }
}

extension PermutationImportance.Entry {
  init(column: String, _ increases: [Double]) {
    let n = Double(increases.count), mean = increases.reduce(0, +) / n
    let squares = increases.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let half =
      StudentQuantile.of95(degrees: increases.count - 1) * (squares / (n - 1) / n).squareRoot()
    (self.column, increase) = (column, mean)
    interval = half.isFinite ? (mean - half)...(mean + half) : mean...mean
  }
}
