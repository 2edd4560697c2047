public import Equations

/// The links that can be named: one line each.
public enum Links {
  public static let catalogue = Catalogue<any Link>(
    "link",
    [
      IdentityLink.self,
      LogitLink.self,
      ProbitLink.self,
      CloglogLink.self,
      CauchitLink.self,
      LogLink.self,
      InverseLink.self,
      SquareRootLink.self,
      InverseSquareLink.self,
    ])
}
