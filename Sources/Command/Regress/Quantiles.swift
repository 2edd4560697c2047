/// The five numbers that R shows of residuals.
struct Quantiles {
  static let names = ["min", "1Q", "median", "3Q", "max"]
  let values: [Double]

  /// Interpolated between neighbors (Hyndman, Fan 1996, type 7); nil without numbers.
  init?(_ numbers: [Double]) {
    var numbers = numbers.filter { !$0.isNaN }
    guard let last = numbers.indices.last else { return nil }
    values = [0, 0.25, 0.5, 0.75, 1].map { share in
      let at = share * Double(last), index = Int(at)
      let value = numbers.select(index)
      let next = at > Double(index) ? numbers[(index + 1)...].min() ?? value : value
      return value + (at - Double(index)) * (next - value)
    }
  }
}

extension [Double] {
  /// What would stand at a position if all were sorted; afterwards it does, with nothing larger before
  /// it and nothing smaller behind (Hoare 1961).
  fileprivate mutating func select(_ position: Int) -> Double {
    var (first, last) = (0, count - 1)
    // Halves are usual; whoever has made all cuts bad finds the rest sorted.
    for _ in 0..<64 where first < last {
      let pivot = self[(first + last) / 2]
      var (i, j) = (first, last)
      while i <= j {
        while self[i] < pivot { i += 1 }
        while self[j] > pivot { j -= 1 }
        if i <= j {
          swapAt(i, j)
          (i, j) = (i + 1, j - 1)
        }
      }
      if position <= j {
        last = j
      } else if position >= i {
        first = i
      } else {
        return self[position]
      }
    }
    if first < last { self[first...last].sort() }
    return self[position]
  }
}
