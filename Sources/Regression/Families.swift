public import Equations

/// The families that can be named: one line each.
public enum Families {
  public static let catalogue = Catalogue<any Family>(
    "family",
    [
      GaussianFamily.self,
      BinomialFamily.self,
      PoissonFamily.self,
      GammaFamily.self,
      InverseGaussianFamily.self,
      NegativeBinomialFamily.self,
      QuasibinomialFamily.self,
      QuasipoissonFamily.self,
    ])
}
