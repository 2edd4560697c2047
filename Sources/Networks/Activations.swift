public import Equations

/// The activations that can be named: one line each.
public enum Activations {
  public static let catalogue = Catalogue<any Activation>(
    "activation",
    [
      Identity.self,
      Sigmoid.self,
      Tanh.self,
      ReLU.self,
      LeakyReLU.self,
      ELU.self,
      Swish.self,
      GELU.self,
      SELU.self,
      Mish.self,
      Softplus.self,
      Softmax.self,
      Exp.self,
      NormalDistribution.self,
      GumbelDistribution.self,
      CauchyDistribution.self,
      Reciprocal.self,
      ReciprocalRoot.self,
      Square.self,
    ])
}

/// An activation for which weights are best drawn by a rule of its own.
public protocol InitializerSuggesting: Activation {
  var initializer: any Initializer { get }
}

extension Activation where Self == Identity {
  public static var identity: Identity { Identity() }
}
extension Activation where Self == Sigmoid {
  public static var sigmoid: Sigmoid { Sigmoid() }
}
extension Activation where Self == Tanh {
  public static var tanh: Tanh { Tanh() }
}
extension Activation where Self == ReLU {
  public static var relu: ReLU { ReLU() }
}
extension Activation where Self == ELU {
  public static var elu: ELU { ELU() }
}
extension Activation where Self == Swish {
  public static var swish: Swish { Swish() }
}
extension Activation where Self == GELU {
  public static var gelu: GELU { GELU() }
}
extension Activation where Self == SELU {
  public static var selu: SELU { SELU() }
}
extension Activation where Self == Mish {
  public static var mish: Mish { Mish() }
}
extension Activation where Self == Softplus {
  public static var softplus: Softplus { Softplus() }
}
extension Activation where Self == Softmax {
  public static var softmax: Softmax { Softmax() }
}
extension Activation where Self == Exp {
  public static var exp: Exp { Exp() }
}
extension Activation where Self == LeakyReLU {
  public static func leakyReLU(slope: Double = 0.01) -> LeakyReLU {
    var activation = LeakyReLU()
    activation.slope = slope
    return activation
  }
}
