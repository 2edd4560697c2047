/// The five numbers that R shows of residuals.
struct Quantiles {
  static let names = ["min", "1Q", "median", "3Q", "max"]
  let values: [Double]

  /// Interpolated between neighbors (Hyndman, Fan 1996, type 7); nil without numbers.
  init?(_ numbers: [Double]) {
    let sorted = numbers.filter { !$0.isNaN }.sorted()
    guard let last = sorted.indices.last else { return nil }
    values = [0, 0.25, 0.5, 0.75, 1].map { share in
      let at = share * Double(last), index = Int(at)
      let next = sorted[min(index + 1, last)]
      return sorted[index] + (at - Double(index)) * (next - sorted[index])
    }
  }
}
