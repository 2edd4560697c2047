public import Equations

/// The losses that can be named: one line each.
public enum Losses {
  public static let catalogue = Catalogue<any Loss>(
    "loss",
    [
      HalfSquaredError.self,
      MeanSquaredError.self,
      MeanAbsoluteError.self,
      Huber.self,
      BinaryCrossEntropy.self,
      CrossEntropy.self,
      PoissonDeviance.self,
      GammaDeviance.self,
      InverseGaussianDeviance.self,
      NegativeBinomialDeviance.self,
    ])
}

extension Loss where Self == HalfSquaredError {
  public static var halfSquaredError: HalfSquaredError { HalfSquaredError() }
}
extension Loss where Self == MeanSquaredError {
  public static var meanSquaredError: MeanSquaredError { MeanSquaredError() }
}
extension Loss where Self == MeanAbsoluteError {
  public static var meanAbsoluteError: MeanAbsoluteError { MeanAbsoluteError() }
}
extension Loss where Self == BinaryCrossEntropy {
  public static var binaryCrossEntropy: BinaryCrossEntropy { BinaryCrossEntropy() }
}
extension Loss where Self == CrossEntropy {
  public static var crossEntropy: CrossEntropy { CrossEntropy() }
}
extension Loss where Self == PoissonDeviance {
  public static var poissonDeviance: PoissonDeviance { PoissonDeviance() }
}
extension Loss where Self == GammaDeviance {
  public static var gammaDeviance: GammaDeviance { GammaDeviance() }
}
extension Loss where Self == InverseGaussianDeviance {
  public static var inverseGaussianDeviance: InverseGaussianDeviance { InverseGaussianDeviance() }
}
extension Loss where Self == NegativeBinomialDeviance {
  public static func negativeBinomialDeviance(theta: Double) -> NegativeBinomialDeviance {
    NegativeBinomialDeviance(theta: theta)
  }
}
extension Loss where Self == Huber {
  public static func huber(delta: Double = 1) -> Huber {
    var loss = Huber()
    loss.delta = delta
    return loss
  }
}
