/// Loader's saddle-point form of probabilities (2000): what in x log x would cancel is never formed.
enum SaddlePoint {
  /// `δ − log(1 + δ)` with `1 + δ = ratio`, which the caller knows to their last digits: 0 for δ = 0,
  /// and positive elsewhere.
  static func departure(ratio: Double, excess δ: Double) -> Double {
    guard δ > -0.7, δ < 2 else { return δ - .log(ratio) }
    // With y = δ/(2 + δ): log(1 + δ) = 2 (y + y³/3 + …) and δ − 2y = δ y.
    let y = δ / (2 + δ)
    let square = y * y
    var (sum, power, k) = (1.0 / 3, square, 5.0)
    while power > 1e-17 {
      sum += power / k
      power *= square
      k += 2
    }
    return y * (δ - 2 * square * sum)
  }
}
