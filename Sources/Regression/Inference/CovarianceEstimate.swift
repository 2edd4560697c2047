/// How the covariance of the coefficients is estimated.
public enum CovarianceEstimate: String, Sendable, CaseIterable {
  /// From the model: φ (XᵀWX)⁻¹.
  case model
  /// From the residuals, whatever the variance function: the sandwich (Eicker 1963; Huber 1967;
  /// White 1980).
  case hc0 = "HC0"
  /// HC0 times n/(n − p).
  case hc1 = "HC1"
  /// Each squared residual over 1 − h, h being its leverage (MacKinnon, White 1985).
  case hc2 = "HC2"
  /// Over (1 − h)²: the safest in small samples (Long, Ervin 2000).
  case hc3 = "HC3"
}
