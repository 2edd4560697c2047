public import Equations

/// The initializers that can be named: one line each.
public enum Initializers {
  public static let catalogue = Catalogue<any Initializer>(
    "initializer",
    [
      GlorotUniform.self,
      GlorotNormal.self,
      HeUniform.self,
      HeNormal.self,
      LeCunUniform.self,
      LeCunNormal.self,
      Zeros.self,
      Ones.self,
    ])
}
