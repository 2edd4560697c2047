internal import Numerics

extension Activate: Explained {
  public var title: String {
    a.letter == "y" ? "the network's answer" : "activations of \(a.layerName)"
  }

  public var meaning: String {
    let function =
      h is any ElementwiseActivation
      ? "\(h.symbol) bends each pre-activation: \(type(of: h).summary)."
      : "\(h.symbol) looks at all pre-activations of an example at once: \(type(of: h).summary)."
    return a.letter == "y"
      ? function + " This is what the network answers."
      : function + " Without a bend between them, two layers would be no more than one."
  }
}

extension Slope: Explained {
  public var title: String { "error at \(delta.plainName)" }

  public var meaning: String {
    h is any ElementwiseActivation
      ? "By the chain rule the error passes the activation multiplied by its slope \(h.symbol)′ at "
        + "each pre-activation; where the slope is near 0, the layers below learn little."
      : "By the chain rule the error passes the activation through its Jacobian matrix, since each "
        + "output depends on all pre-activations of its example."
  }

  public func asides(of performed: Performed) -> [Aside] {
    guard let h = h as? any ElementwiseActivation, let z = performed.read(z) else { return [] }
    return [Aside("\(h.symbol)′(\(self.z))", z.map { h.derivative($0) })]
  }
}
