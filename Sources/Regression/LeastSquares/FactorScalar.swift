internal import Kernels
internal import Numerics

/// The precision in which a problem is factorized.
protocol FactorScalar: BinaryFloatingPoint, Sendable {
  /// R = the triangle of [R; A] by Householder's reflections; A is overwritten.
  ///
  /// R is `columns` × `columns`, row by row. A's column j begins at `j · stride`; `rows` is a multiple
  /// of ``QRFactorization/rowMultiple``.
  static func reflect(
    _ R: UnsafeMutablePointer<Self>, _ A: UnsafeMutablePointer<Self>, stride: Int, rows: Int,
    columns: Int)

  /// What rounding took from a product: `a b − product`, which is a number, too.
  static func roundingError(of product: Self, _ a: Self, _ b: Self) -> Self
}

extension Double: FactorScalar {
  static func reflect(
    _ R: UnsafeMutablePointer<Double>, _ A: UnsafeMutablePointer<Double>, stride: Int, rows: Int,
    columns: Int
  ) { gr_kernels_best(true).pointee.reflect(R, columns, A, stride, rows, columns) }

  static func roundingError(of product: Double, _ a: Double, _ b: Double) -> Double {
    (-product).addingProduct(a, b)
  }
}

#if arch(x86_64)
  /// 64 significant bits where the processor has them, 53 elsewhere.
  typealias Extended = Float80

  extension Float80: FactorScalar {
    static func reflect(
      _ R: UnsafeMutablePointer<Float80>, _ A: UnsafeMutablePointer<Float80>, stride: Int,
      rows: Int, columns: Int
    ) { reflectPlainly(R, A, stride: stride, rows: rows, columns: columns) }

    /// Dekker's (1971), from halves whose products are exact: the processor has no fused
    /// multiply-add of this length.
    static func roundingError(of product: Float80, _ a: Float80, _ b: Float80) -> Float80 {
      let (a, b) = (halves(a), halves(b))
      return ((a.0 * b.0 - product) + a.0 * b.1 + a.1 * b.0) + a.1 * b.1
    }

    private static func halves(_ x: Float80) -> (Float80, Float80) {
      let shifted = 0x1p32 * x + x
      let high = shifted - (shifted - x)
      return (high, x - high)
    }
  }
#else
  typealias Extended = Double
#endif

extension FactorScalar {
  /// The kernel's operations, for any scalar.
  ///
  /// The reflection of column j is I − w vvᵀ with v = (Rⱼⱼ ± norm, Aⱼ): only row j of R takes part in
  /// it, as R is a triangle.
  @inline(__always)
  static func reflectPlainly(
    _ R: UnsafeMutablePointer<Self>, _ A: UnsafeMutablePointer<Self>, stride: Int, rows: Int,
    columns: Int
  ) {
    // Safe: all indices are below columns² and columns · stride.
    for j in 0..<columns {
      let a = A + j * stride
      var square: Self = 0
      for i in 0..<rows { square += a[i] * a[i] }
      guard square != 0 else { continue }
      let diagonal = R[j * columns + j]
      let norm = (diagonal * diagonal + square).squareRoot()
      let head = diagonal < 0 ? diagonal - norm : diagonal + norm  // no cancellation
      let weight = 1 / (norm * abs(head))
      R[j * columns + j] = diagonal < 0 ? norm : -norm
      for k in (j + 1)..<max(columns, j + 1) {
        let x = A + k * stride
        // Two sums, so that an addition need not wait for the one before.
        var (even, odd): (Self, Self) = (0, 0)
        for i in Swift.stride(from: 0, to: rows, by: 2) {
          even += a[i] * x[i]
          odd += a[i + 1] * x[i + 1]
        }
        let w = (head * R[j * columns + k] + (even + odd)) * weight
        R[j * columns + k] -= w * head
        for i in 0..<rows { x[i] -= w * a[i] }
      }
    }
  }
}
