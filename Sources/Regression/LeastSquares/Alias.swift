/// A column that is a combination of others, so that its coefficient cannot be estimated.
public struct Alias: Sendable, Equatable, CustomStringConvertible {
  /// One of the columns that it is made of.
  public struct Part: Sendable, Equatable {
    /// The position in the design.
    public let column: Int
    public let name: String
    public let coefficient: Double
  }

  /// The position in the design.
  public let column: Int
  public let name: String
  /// The column is their sum, each times its coefficient; none for a column of zeros.
  public let parts: [Part]

  /// `x3 = 2 x1 − x2`
  public var description: String {
    guard !parts.isEmpty else { return "\(name) = 0" }
    var text = "\(name) ="
    for (i, part) in parts.enumerated() {
      let sign = part.coefficient < 0 ? "−" : i > 0 ? "+" : ""
      text += sign.isEmpty ? " " : i > 0 ? " \(sign) " : " \(sign)"
      let size = abs(part.coefficient)
      if size != 1 { text += Self.text(size) + " " }
      text += part.name
    }
    return text
  }

  /// Seven significant digits at most.
  private static func text(_ x: Double) -> String {
    if x == x.rounded(), x < 1e15 { return "\(Int(x))" }
    for digits in 0...6 {
      var power = 1.0
      var scaled = x
      while scaled < 1 { (scaled, power) = (scaled * 10, power * 10) }
      while scaled >= 10 { (scaled, power) = (scaled / 10, power / 10) }
      let unit = (0..<digits).reduce(1.0) { unit, _ in unit * 10 }
      let rounded = (scaled * unit).rounded() / unit / power
      if abs(rounded - x) <= 1e-7 * x || digits == 6 { return "\(rounded)" }
    }
    return "\(x)"
  }
}

extension Alias {
  /// A column as a combination of `columns`, rid of the rounding of a solution; `sizes` are the lengths
  /// of all columns of the design.
  init(
    _ column: Int, _ combination: [Double], of columns: [Int], named names: [String],
    sizes: [Double]
  ) {
    self.column = column
    name = names[column]
    parts = zip(columns, combination).compactMap { j, coefficient in
      // What it adds to the column must be more than rounding.
      guard abs(coefficient) * sizes[j] > 1e-8 * sizes[column] else { return nil }
      let whole = coefficient.rounded()
      let isWhole = abs(coefficient - whole) <= 1e-8 * max(1, abs(whole)) && whole != 0
      return Part(column: j, name: names[j], coefficient: isWhole ? whole : coefficient)
    }
  }
}
