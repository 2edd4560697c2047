extension [Double] {
  /// Σ aᵢ bᵢ
  func dot(_ other: [Double]) -> Double { zip(self, other).reduce(0) { $0 + $1.0 * $1.1 } }
}
