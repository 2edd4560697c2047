internal import Equations
internal import Networks
internal import Training

/// How a model goes on training in Keras: the loss and optimizer that it was trained with.
struct KerasTraining {
  /// The argument of `compile`, and a function that it needs.
  let loss: String?
  let function: [String]
  let optimizer: String
  /// What a user should know, one sentence each.
  let notes: [String]
  /// λ of the penalty.
  let l2: Double

  init(_ provenance: Provenance) {
    var notes: [String] = []
    let settings = provenance.settings
    l2 = max(0, settings["l2"].flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil } ?? 0)
    (loss, function) = Self.loss((try? Losses.catalogue(provenance.loss)))
    if loss == nil {
      notes.append(
        "the loss \(provenance.loss) has no counterpart in Keras, so that the script predicts, but "
          + "does not compile the model for training")
    }
    let spelled = settings["optimizer"] ?? Adam.name
    let rule = try? Optimizers.catalogue(spelled)
    if let known = rule.flatMap(Self.optimizer) {
      optimizer = known
    } else {
      optimizer = "keras.optimizers.Adam(0.001)"
      notes.append(
        "the optimizer \(spelled) has no counterpart in Keras, so that training goes on with Adam")
    }
    self.notes = notes
  }

  private static func loss(_ loss: (any Loss)?) -> (String?, [String]) {
    switch loss {
    case is HalfSquaredError:
      return (
        "half_squared_error",
        [
          "def half_squared_error(t, y):", "    \"\"\"½ (y − t)², summed over the outputs.\"\"\"",
          "    return keras.ops.sum(keras.ops.square(y - t), axis=-1) / 2", "", "",
        ]
      )
    case is PoissonDeviance:
      return (
        "poisson_deviance",
        [
          "def poisson_deviance(t, y):",
          "    \"\"\"y − t + t log(t/y), summed over the outputs.\"\"\"",
          "    logs = keras.ops.where(t > 0, keras.ops.log(keras.ops.maximum(t, 1e-30) / y), 0.0)",
          "    return keras.ops.sum(y - t + t * logs, axis=-1)", "", "",
        ]
      )
    case is GammaDeviance:
      return (
        "gamma_deviance",
        [
          "def gamma_deviance(t, y):",
          "    \"\"\"t/y − 1 − log(t/y), summed over the outputs.\"\"\"",
          "    return keras.ops.sum(t / y - 1 - keras.ops.log(t / y), axis=-1)", "", "",
        ]
      )
    case is InverseGaussianDeviance:
      return (
        "inverse_gaussian_deviance",
        [
          "def inverse_gaussian_deviance(t, y):",
          "    \"\"\"(t − y)²/(2 t y²), summed over the outputs.\"\"\"",
          "    return keras.ops.sum(keras.ops.square((t - y) / y) / (2 * t), axis=-1)", "", "",
        ]
      )
    case let deviance as NegativeBinomialDeviance:
      return (
        "negative_binomial_deviance",
        [
          "def negative_binomial_deviance(t, y, theta=\(deviance.theta)):",
          "    \"\"\"t log(t/y) − (t + θ) log((t + θ)/(y + θ)), summed over the outputs.\"\"\"",
          "    logs = keras.ops.where(t > 0, keras.ops.log(keras.ops.maximum(t, 1e-30) / y), 0.0)",
          "    spread = (t + theta) * keras.ops.log((t + theta) / (y + theta))",
          "    return keras.ops.sum(t * logs - spread, axis=-1)", "", "",
        ]
      )
    case is MeanSquaredError: return ("\"mean_squared_error\"", [])
    case is MeanAbsoluteError: return ("\"mean_absolute_error\"", [])
    case let huber as Huber: return ("keras.losses.Huber(delta=\(huber.delta))", [])
    case is BinaryCrossEntropy: return ("\"binary_crossentropy\"", [])
    case is CrossEntropy: return ("\"categorical_crossentropy\"", [])
    default: return (nil, [])
    }
  }

  private static func optimizer(_ optimizer: any Optimizer) -> String? {
    switch optimizer {
    case let rule as GradientDescent: return "keras.optimizers.SGD(\(rule.rate))"
    case let rule as Momentum:
      return "keras.optimizers.SGD(\(rule.rate), momentum=\(rule.momentum))"
    case let rule as Nesterov:
      return "keras.optimizers.SGD(\(rule.rate), momentum=\(rule.momentum), nesterov=True)"
    case let rule as RMSprop:
      return "keras.optimizers.RMSprop(\(rule.rate), rho=\(rule.decay), epsilon=\(rule.epsilon))"
    case let rule as Adam:
      let betas =
        (rule.beta1 == 0.9 ? "" : ", beta_1=\(rule.beta1)")
        + (rule.beta2 == 0.999 ? "" : ", beta_2=\(rule.beta2)")
      return "keras.optimizers.Adam(\(rule.rate)\(betas), epsilon=\(rule.epsilon))"
    default: return nil
    }
  }
}
