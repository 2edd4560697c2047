extension Double {
  /// Two significant digits for a sentence: `0.034`, `3.4e-06`, `1200`.
  var short: String {
    guard isFinite else { return isNaN ? "NaN" : self > 0 ? "infinite" : "-infinite" }
    guard self != 0 else { return "0" }
    // The power of ten of the first digit; by counting, so that no logarithm is rounded.
    var (exponent, scaled) = (0, magnitude)
    while scaled >= 9.95, exponent < 400 { (scaled, exponent) = (scaled / 10, exponent + 1) }
    while scaled < 0.995, exponent > -400 { (scaled, exponent) = (scaled * 10, exponent - 1) }
    let digits = Int((scaled * 10).rounded()), sign = self < 0 ? "-" : ""
    guard (-4..<6).contains(exponent) else {
      return "\(sign)\(digits / 10).\(digits % 10)e\(exponent < 0 ? "-" : "+")\(abs(exponent))"
    }
    if exponent >= 1 {
      return sign + "\(digits)" + String(repeating: "0", count: exponent - 1)
    }
    if exponent == 0 { return "\(sign)\(digits / 10).\(digits % 10)" }
    return sign + "0." + String(repeating: "0", count: -exponent - 1) + "\(digits)"
  }

  /// `98.3 %`
  var percent: String {
    guard isFinite else { return short }
    let tenths = Int((self * 1_000).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10) %"
  }
}
