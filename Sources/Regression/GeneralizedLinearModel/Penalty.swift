/// What is added to the deviance.
public enum Penalty: Sendable, Equatable {
  case none
  /// `λ Σ (sⱼβⱼ)²` over all columns but the intercept, where sⱼ is the column's standard deviation.
  case ridge(Double)
  /// Firth's: `−log |XᵀWX|`, Jeffreys' prior. It removes the leading bias of the estimates and
  /// keeps them finite where the response is separated (Firth 1993; Heinze, Schemper 2002).
  case firth
}
