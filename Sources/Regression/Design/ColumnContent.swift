/// How a column of X is computed from the rows of a table.
public indirect enum ColumnContent: Sendable {
  case constant(Double)
  /// The numbers of a column of the table.
  case numbers([Double])
  /// 1 where the category has this level, otherwise 0.
  case indicator(codes: [Int32], level: Int32)
  /// 1 where the comparison holds, otherwise 0.
  case comparison(ColumnContent, Comparison, ColumnContent)
  case sum(ColumnContent, ColumnContent)
  case difference(ColumnContent, ColumnContent)
  case product(ColumnContent, ColumnContent)
  case quotient(ColumnContent, ColumnContent)
  /// A whole power, by repeated multiplication.
  case power(ColumnContent, Int)
  /// Any power, in `Double`.
  case exponential(base: ColumnContent, exponent: ColumnContent)
  /// A function, in `Double`.
  case function(ElementaryFunction, ColumnContent)
  /// One of the polynomials that are orthonormal on the points that fitted them.
  case polynomial(OrthogonalPolynomial, degree: Int, ColumnContent)

  public enum Comparison: String, Sendable, CaseIterable {
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case equal = "=="
    case unequal = "!="
  }

  /// The column for these rows of the table.
  public func fill<R: BinaryFloatingPoint>(_ rows: Range<Int>, into x: UnsafeMutablePointer<R>) {
    fill(.range(rows), into: x)
  }

  func fill<R: BinaryFloatingPoint>(_ rows: DesignRows, into x: UnsafeMutablePointer<R>) {
    // One choice for a block, so that the loops behind it are compiled for the type.
    if let x = x as? UnsafeMutablePointer<Double> { return ColumnFilling.fill(self, rows, x) }
    if let x = x as? UnsafeMutablePointer<Float> { return ColumnFilling.fill(self, rows, x) }
    #if arch(x86_64)
      if let x = x as? UnsafeMutablePointer<Float80> { return ColumnFilling.fill(self, rows, x) }
    #endif
    ColumnFilling.fill(self, rows, x)
  }
}
