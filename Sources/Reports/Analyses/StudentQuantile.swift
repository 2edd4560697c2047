/// The 97.5 % quantiles of Student's distribution, for intervals of 95 %.
enum StudentQuantile {
  private static let table = [
    12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281, 2.2010, 2.1788,
    2.1604, 2.1448, 2.1314, 2.1199, 2.1098, 2.1009, 2.0930,
  ]

  /// - Parameter degrees: degrees of freedom, at least 1.
  /// - Returns: the quantile, from 20 degrees on by the first terms of its expansion (Fisher, Cornish
  ///   1960), which are right to three decimals there.
  static func of95(degrees: Int) -> Double {
    if degrees <= table.count { return table[degrees - 1] }
    let z = 1.959963985, n = Double(degrees)
    return z + (z * z * z + z) / (4 * n)
      + (5 * z * z * z * z * z + 16 * z * z * z + 3 * z) / (96 * n * n)
  }
}
