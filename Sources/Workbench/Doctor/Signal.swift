internal import Engines
internal import Equations
internal import Networks
internal import Numerics
internal import Training

/// Whether targets depend on inputs at all: predictions of rows that took no part in the training, by
/// two simple learners, compared with what was true of them.
///
/// For each row the product `Σ (ŷ − t̄)(t − t̄)` is positive on average if predictions know anything of
/// the targets and zero if not. Five-fold cross-validation (Stone 1974) gives every row one prediction.
struct Signal {
  /// The mean product in units of its standard error, of the better learner.
  let strength: Double
  /// R² or the Brier skill of that learner's predictions.
  let skill: Double
  let rowCount: Int

  /// Fewer rows tell too little.
  static let fewest = 40
  private static let folds = 5

  /// `nil` if there are too few rows to tell.
  init?(of train: DataSet, _ measuring: DataSet, engine: any Engine) {
    let x = train.inputs.appending(measuring.inputs).converted(to: .double)
    let t = train.targets.appending(measuring.targets).converted(to: .double)
    guard x.columns >= Self.fewest else { return nil }
    let data = DataSet(inputs: x, targets: t)
    let order = RandomSource(seed: 1, purpose: 0xF01D).permutation(of: data.count)
    let learners: [(DataSet, Matrix) -> Matrix?] = [
      Self.ridge, { train, x in Self.network(train, x, engine) },
    ]
    let results = learners.compactMap { Self.crossValidated($0, data, order) }
    guard let best = results.max(by: { $0.strength < $1.strength }) else { return nil }
    (strength, skill, rowCount) = (best.strength, best.skill, data.count)
  }

  private static func crossValidated(
    _ learner: (DataSet, Matrix) -> Matrix?, _ data: DataSet, _ order: [Int]
  ) -> (strength: Double, skill: Double)? {
    var products: [Double] = [], (errors, spread) = (0.0, 0.0)
    for fold in 0..<folds {
      let tested = order.indices.filter { $0 % folds == fold }.map { order[$0] }
      let others = data.selecting(order.indices.filter { $0 % folds != fold }.map { order[$0] })
      let mean = others.targets.rowMeans, rest = data.selecting(tested)
      guard let y = learner(others, rest.inputs) else { return nil }
      for n in 0..<rest.count {
        var product = 0.0
        for k in mean.indices {
          let predicted = y[k, n] - mean[k], truth = rest.targets[k, n] - mean[k]
          product += predicted * truth
          errors += (predicted - truth) * (predicted - truth)
          spread += truth * truth
        }
        products.append(product)
      }
    }
    let count = Double(products.count)
    let mean = products.reduce(0, +) / count
    let variance = products.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    guard variance > 0, spread > 0, mean.isFinite else { return nil }
    return (mean / (variance / count).squareRoot(), 1 - errors / spread)
  }

  /// Least squares with a little of ridge (Hoerl, Kennard 1970): `(X̃ X̃ᵀ + λ I) w = X̃ t`.
  private static func ridge(_ train: DataSet, _ x: Matrix) -> Matrix? {
    let d = train.inputs.rows + 1
    guard d <= 300 else { return nil }
    let products = train.inputs.weightedProducts([Double](repeating: 1, count: train.count))
    var system = SymmetricMatrix(count: d)
    for i in 0..<d { for j in 0...i { system[i, j] = products[j + i * d] } }
    for i in 0..<d - 1 { system[i, i] += 0.03 * Double(train.count) }
    var y = Matrix(rows: train.targets.rows, columns: x.columns)
    for k in 0..<train.targets.rows {
      var right = [Double](repeating: 0, count: d)
      for n in 0..<train.count {
        let t = train.targets[k, n]
        for i in 0..<d - 1 { right[i] += train.inputs[i, n] * t }
        right[d - 1] += t
      }
      guard let w = system.solve(right) else { return nil }
      for n in 0..<x.columns {
        y[k, n] = (0..<d - 1).reduce(w[d - 1]) { $0 + w[$1] * x[$1, n] }
      }
    }
    return y
  }

  /// A small network: for what is not linear.
  private static func network(_ train: DataSet, _ x: Matrix, _ engine: any Engine) -> Matrix? {
    let (loss, output) = Attempt.pair(for: train)
    let network = Network(
      inputs: train.inputs.rows, layers: [Dense(16, .swish), Dense(train.targets.rows, output)])
    let epochs = min(40, 8_000 * 16 / train.count)
    let training = Training(
      network, on: train.converted(to: .single), loss: loss, optimizer: .adam(rate: 0.01),
      schedule: .cosine(epochs: epochs), batch: 16, l2: 0.03, engine: engine)
    var last: Epoch?
    for epoch in training.prefix(epochs) { last = epoch }
    guard let last, last.isFinite else { return nil }
    return last.network(x.converted(to: .single), on: engine)
  }
}

extension Matrix {
  /// The columns of both, one after the other.
  func appending(_ other: Matrix) -> Matrix {
    precondition(rows == other.rows, "\(other.shape) cannot follow \(shape)")
    return Matrix(
      rows: rows, columns: columns + other.columns, precision: precision, values + other.values)
  }
}
