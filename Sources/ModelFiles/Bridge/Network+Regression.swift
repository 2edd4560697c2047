public import Networks
internal import Numerics
public import Regression
internal import Tables
internal import Equations

extension Network {
  /// A network without hidden layers that predicts what the regression does, in double precision:
  /// its inputs are the columns of X without the intercept and, last, the offset if there is one.
  ///
  /// - Throws: ``RegressionError`` where the inverse of the link is no activation.
  public init(_ regression: Regression) throws(RegressionError) {
    self.init(try RegressionEquation(regression))
  }

  /// The network of an equation, with raw columns as inputs.
  public init(_ equation: RegressionEquation) {
    self.init(
      equation,
      scaling: ColumnScaling(
        columns: equation.columns.map { .init(name: $0, mean: 0, unit: 1) },
        hasOffset: equation.hasOffset))
  }

  /// The network of an equation, with scaled inputs and outputs.
  init(_ equation: RegressionEquation, scaling: ColumnScaling, target: Moments? = nil) {
    let dense = Dense(equation.intercepts.count, equation.activation)
    let inputs = scaling.features
    // Outputs × inputs column by column, then b: the order of a dense layer's parameters.
    var W: [Double] = [], b = equation.intercepts
    for (j, column) in scaling.columns.enumerated() {
      for k in b.indices {
        W.append(equation.slopes[k][j] * column.unit)
        b[k] += equation.slopes[k][j] * column.mean
      }
    }
    if scaling.hasOffset { W += b.map { _ in 1 } }
    // Without a column there is one input that is always 0.
    W += [Double](repeating: 0, count: inputs * b.count - W.count)
    if let target {
      W = W.map { $0 / target.deviation }
      b = b.map { ($0 - target.mean) / target.deviation }
    }
    self.init(
      inputs: inputs, layers: [dense],
      parameters: Matrix(rows: W.count + b.count, columns: 1, W + b))
  }
}

extension RegressionEquation {
  /// The equation that a network without hidden layers has learnt, in the units of raw columns.
  ///
  /// Names are those of the inputs, or `x1`, `x2`, …; classes those of softmax's outputs, the
  /// first of which becomes the reference. A network that predicts several numbers has as many
  /// regressions, and none of its own.
  /// - Throws: `RegressionError` for a network with hidden layers or several numbers.
  public init(
    _ network: Network, columns names: [String]? = nil, classes: [String]? = nil
  ) throws(RegressionError) {
    let names = names ?? (0..<network.inputs).map { "x\($0 + 1)" }
    precondition(
      names.count == network.inputs, "\(names.count) names do not fit \(network.inputs) inputs")
    try self.init(
      network,
      scaling: ColumnScaling(
        columns: names.map { .init(name: $0, mean: 0, unit: 1) }, hasOffset: false),
      classes: classes)
  }

  init(
    _ network: Network, scaling: ColumnScaling, target: Moments? = nil, classes: [String]? = nil
  ) throws(RegressionError) {
    guard network.layers.count == 1, let dense = network.layers[0] as? Dense else {
      throw RegressionError(
        "a network with hidden layers is no regression",
        remedy: "it has no coefficients; ask for a network without hidden layers")
    }
    let isMultinomial = dense.activation is Softmax
    guard isMultinomial || dense.outputs == 1 else {
      throw RegressionError(
        "a network with \(dense.outputs) outputs that are no classes is \(dense.outputs) regressions",
        remedy: "make one for each output")
    }
    let w = network.parameters, m = dense.outputs
    let size = target?.deviation ?? 1
    let slopes = (0..<m).map { k in
      scaling.columns.indices.map { j in size * w[flat: k + j * m] / scaling.columns[j].unit }
    }
    let means = scaling.columns.map(\.mean)
    let intercepts = (0..<m).map { k in
      var b = (target?.mean ?? 0) + size * w[flat: network.inputs * m + k]
      for (slope, mean) in zip(slopes[k], means) { b -= slope * mean }
      return b
    }
    self.init(
      columns: scaling.columns.map(\.name),
      classes: isMultinomial ? classes ?? (1...m).map { "\($0)" } : [],
      intercepts: intercepts, slopes: slopes, activation: dense.activation,
      hasOffset: scaling.hasOffset)
  }
}
