public import Equations
public import ModelFiles
public import Networks
internal import Numerics
public import Regression
internal import Tables
internal import Training

extension Model {
  /// A fitted regression as a model: a network without hidden layers, in double precision, that
  /// predicts what the regression does and can be saved, inspected, and grown.
  ///
  /// `missing` are the texts that the table was read with as missing, and `table` is its file.
  /// - Throws: ``RegressionError`` where the family's deviance is no loss, or the inverse of the link
  ///   no activation.
  public init(
    _ regression: Regression, missing: Set<String> = [], table: String? = nil
  ) throws(RegressionError) {
    let preparation = try FormulaPreparation(regression, missing: missing)
    let loss = try Self.loss(of: regression)
    var settings = [
      "formula": "\(preparation.formula)", "family": regression.family, "link": regression.link,
    ]
    if case .generalized(let model) = regression.model {
      // An estimated θ is estimated again where other rows are fitted.
      if model.estimatesTheta { settings["family"] = NegativeBinomialFamily.name }
      switch model.penalty {
      case .none: break
      case .firth: settings["firth"] = "yes"
      case .ridge(let λ): settings["ridge"] = "\(λ)"
      }
    }
    self.init(
      network: try preparation.network(of: regression), preparation: preparation,
      provenance: Provenance(
        version: gradusVersion, settings: settings,
        rows: .init(train: regression.rowCount, validation: 0, test: 0),
        epochs: regression.iterations, loss: loss.spelling, test: [:], table: table))
  }

  /// The coefficients of a model without hidden layers that a formula made, in the table's units.
  ///
  /// - Throws: ``RegressionError`` for a model with hidden layers or one without a formula.
  public func regressionEquation() throws(RegressionError) -> RegressionEquation {
    guard let preparation = preparation as? FormulaPreparation else {
      throw RegressionError(
        "the model has no formula", remedy: "make one with gradus regress -o")
    }
    return try preparation.equation(of: network)
  }

  /// The half deviance of a family.
  private static func loss(of regression: Regression) throws(RegressionError) -> any Loss {
    guard case .generalized(let model) = regression.model else { return .crossEntropy }
    switch model.family {
    case is GaussianFamily: return .halfSquaredError
    case is BinomialFamily, is QuasibinomialFamily: return .binaryCrossEntropy
    case is PoissonFamily, is QuasipoissonFamily: return .poissonDeviance
    case is GammaFamily: return .gammaDeviance
    case is InverseGaussianFamily: return .inverseGaussianDeviance
    case let family as NegativeBinomialFamily:
      return .negativeBinomialDeviance(theta: family.theta)
    default:
      throw RegressionError(
        "the deviance of the family \(regression.family) is no loss of a network",
        remedy: "it cannot be saved as a model")
    }
  }

  /// The same model with hidden layers beside it whose last weights are zero: it predicts the same,
  /// bit for bit, until it is trained on.
  ///
  /// - Throws: ``FitError`` if it has hidden layers already.
  public func grown(
    hidden: [Int], activation: any Activation = .swish, dropout: Double = 0, seed: UInt64 = 1
  ) throws(FitError) -> Model {
    Model(
      network: try network.grown(
        hidden: hidden, activation: activation, dropout: dropout, seed: seed),
      preparation: preparation, provenance: provenance)
  }
}

extension Network {
  /// This network, which has no hidden layers, as the skip path beside new ones.
  func grown(
    hidden: [Int], activation: any Activation, dropout: Double, seed: UInt64
  ) throws(FitError) -> Network {
    guard layers.count == 1, let dense = layers[0] as? Dense else {
      throw FitError(
        "the model has hidden layers already (grow a regression, or go on with fit --from)")
    }
    let skip = Skip(dense.outputs, dense.activation) {
      for width in hidden {
        Dense(width, activation)
        if dropout > 0 { Dropout(dropout) }
      }
      Dense(dense.outputs, initializer: Zeros())
    }
    var network = Network(inputs: inputs, layers: [skip], precision: precision, seed: seed)
    // The skip path's parameters come first, as those of the dense layer that it was.
    var grown = network.parameters
    for i in 0..<parameters.count { grown[flat: i] = parameters[flat: i] }
    network.parameters = grown
    return network
  }
}
