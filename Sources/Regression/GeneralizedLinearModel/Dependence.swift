internal import Numerics

/// A column that others add up to: it gets no coefficient of its own.
public struct Dependence: Sendable, Equatable, CustomStringConvertible {
  public let column: String
  /// The columns it is made of, with their factors.
  public let combination: [(column: String, factor: Double)]

  /// `x3 = 2 x1 − x2`
  public var description: String {
    guard !combination.isEmpty else { return "\(column) = 0" }
    var text = "\(column) ="
    for (i, part) in combination.enumerated() {
      let size = abs(part.factor)
      let number = size == 1 ? "" : (Int(exactly: size).map(String.init) ?? "\(size)") + " "
      text += i == 0 ? (part.factor < 0 ? " −" : " ") : (part.factor < 0 ? " − " : " + ")
      text += number + part.column
    }
    return text
  }

  public static func == (a: Self, b: Self) -> Bool {
    a.column == b.column && a.combination.elementsEqual(b.combination, by: ==)
  }
}

extension Likelihood {
  /// The columns to estimate, from the first to the last, and those that depend on them.
  func dependences() -> (estimated: [Int], dependent: [Dependence]) {
    let p = columns
    let start = derivatives(at: .start, .expected)
    let products =
      start.information.allSatisfy(\.isFinite)
      ? start.information : plainProducts()
    var kept: [Int] = []
    var dependent: [Dependence] = []
    for j in 0..<p {
      let square = products[j + j * p]
      var combination: [Double] = []
      if square > 0, !kept.isEmpty {
        let among = kept.flatMap { k in kept.map { products[$0 + k * p] } }
        if let factor = Cholesky(among, count: kept.count, tolerance: 1e-16) {
          combination = factor.solve(kept.map { products[$0 + j * p] })
        }
        let explained = zip(combination, kept).reduce(0) { $0 + $1.0 * products[$1.1 + j * p] }
        // Products of columns show 1 − R² to about 1e-13 only: below 1e-9 the rows decide.
        if explained >= (1 - 1e-9) * square, isExact(&combination, of: j, kept, products) {
          dependent.append(dependence(of: j, combination, kept))
          continue
        }
      }
      if square > 0 { kept.append(j) } else { dependent.append(dependence(of: j, [], [])) }
    }
    return (kept, dependent)
  }

  private func plainProducts() -> [Double] {
    let p = columns
    var products = [Double](repeating: 0, count: p * p)
    forEachRow { _, x, _, a in
      for j in 0..<p { for k in 0..<p { products[k + j * p] += a * x[j] * x[k] } }
    }
    return products
  }

  /// Whether `x[j] = Σ c x` to 1e-10 of its size, after one correction of c.
  private func isExact(
    _ c: inout [Double], of j: Int, _ kept: [Int], _ products: [Double]
  ) -> Bool {
    let p = columns
    let among = kept.flatMap { k in kept.map { products[$0 + k * p] } }
    guard let factor = Cholesky(among, count: kept.count, tolerance: 1e-16) else { return false }
    for _ in 0..<2 {
      var slope = [Double](repeating: 0, count: kept.count)
      forEachRow { _, x, _, a in
        let rest = x[j] - zip(c, kept).reduce(0) { $0 + $1.0 * x[$1.1] }
        for (i, k) in kept.enumerated() { slope[i] += a * rest * x[k] }
      }
      c = zip(c, factor.solve(slope)).map { $0 + $1 }
    }
    var (rest, size) = (0.0, 0.0)
    forEachRow { _, x, _, a in
      let r = x[j] - zip(c, kept).reduce(0) { $0 + $1.0 * x[$1.1] }
      rest += a * r * r
      size += a * x[j] * x[j]
    }
    return rest <= 1e-20 * size
  }

  /// In the columns as they are, with factors that are nearly round made round.
  private func dependence(of j: Int, _ c: [Double], _ kept: [Int]) -> Dependence {
    var factors = [Double](repeating: 0, count: columns)
    for (factor, k) in zip(c, kept) { factors[k] = factor }
    if let intercept = centering.intercept {
      factors[intercept] += centering.shifts[j]
      for k in kept { factors[intercept] -= centering.shifts[k] * factors[k] }
    }
    let largest = factors.map(abs).max() ?? 0
    let combination = factors.indices.compactMap { k -> (column: String, factor: Double)? in
      let size = abs(factors[k]) * centering.sizes[k]
      guard size > 1e-8 * centering.sizes[j], abs(factors[k]) > 1e-12 * largest else { return nil }
      let round = (factors[k] * 1e4).rounded() / 1e4
      let isRound = abs(round - factors[k]) <= 1e-8 * abs(factors[k])
      return (design.columns[k].name, isRound ? round : factors[k])
    }
    return Dependence(column: design.columns[j].name, combination: combination)
  }
}
