internal import Equations
internal import Networks

/// An activation's counterpart in Keras.
enum KerasActivation {
  /// The word for a layer's `activation`, `nil` for identity; where it takes a setting that a word
  /// cannot say, a layer of its own.
  static func of(_ activation: any Activation) throws(KerasError) -> (word: String?, layer: String?)
  {
    switch activation {
    case is Identity: return (nil, nil)
    case let leaky as LeakyReLU: return (nil, "layers.LeakyReLU(negative_slope=\(leaky.slope))")
    case let elu as ELU where elu.alpha != 1: return (nil, "layers.ELU(alpha=\(elu.alpha))")
    case is Exp: return ("exponential", nil)
    case is Reciprocal: return (nil, "layers.Activation(keras.ops.reciprocal)")
    case is Square: return (nil, "layers.Activation(keras.ops.square)")
    case is NormalDistribution:
      return (nil, "layers.Activation(lambda z: (1 + keras.ops.erf(z / 2**0.5)) / 2)")
    case is GumbelDistribution:
      return (nil, "layers.Activation(lambda z: -keras.ops.expm1(-keras.ops.exp(z)))")
    case is CauchyDistribution:
      return (nil, "layers.Activation(lambda z: 0.5 + keras.ops.arctan(z) / 3.141592653589793)")
    case is ReciprocalRoot: return (nil, "layers.Activation(keras.ops.rsqrt)")
    case is Sigmoid, is Tanh, is ReLU, is ELU, is Swish, is GELU, is SELU, is Mish, is Softplus,
      is Softmax:
      return (type(of: activation).name, nil)
    default:
      throw KerasError(
        "the activation \(activation.spelling) has no counterpart in Keras (write one in Python, or "
          + "fit with another --activation)")
    }
  }
}
