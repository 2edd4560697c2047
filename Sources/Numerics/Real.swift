#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A floating-point number with the functions that the course needs.
///
/// `Float`'s functions are `Double`'s, rounded once: right to half a unit in the last place.
public protocol Real: BinaryFloatingPoint, Sendable {
  static var precision: Precision { get }
  static func exp(_ x: Self) -> Self
  /// eˣ − 1, without cancellation at small x.
  static func expm1(_ x: Self) -> Self
  static func log(_ x: Self) -> Self
  /// log(1 + x), without cancellation at small x.
  static func log1p(_ x: Self) -> Self
  static func tanh(_ x: Self) -> Self
  static func cos(_ x: Self) -> Self
  static func atan(_ x: Self) -> Self
  /// 1 − erf(x), without cancellation at large x.
  static func erfc(_ x: Self) -> Self
  /// x · y + z, rounded once.
  static func fma(_ x: Self, _ y: Self, _ z: Self) -> Self

  // Whole vectors, so that a caller who does not know the type pays once per vector.

  /// The sum in `Double`, from the first to the last.
  static func sum(_ start: UnsafePointer<Self>, _ count: Int) -> Double
  static func copy(
    _ start: UnsafePointer<Self>, _ count: Int, to result: UnsafeMutableBufferPointer<Double>,
    at first: Int)
  static func copy(
    _ start: UnsafePointer<Self>, _ count: Int, to result: UnsafeMutableBufferPointer<Float>,
    at first: Int)
}

extension Double: Real {
  public static let precision = Precision.double
  public static func exp(_ x: Double) -> Double { cExp(x) }
  public static func expm1(_ x: Double) -> Double { cExpm1(x) }
  public static func log(_ x: Double) -> Double { cLog(x) }
  public static func log1p(_ x: Double) -> Double { cLog1p(x) }
  public static func tanh(_ x: Double) -> Double { cTanh(x) }
  public static func cos(_ x: Double) -> Double { cCos(x) }
  public static func atan(_ x: Double) -> Double { cAtan(x) }
  public static func erfc(_ x: Double) -> Double { cErfc(x) }
  public static func fma(_ x: Double, _ y: Double, _ z: Double) -> Double { z.addingProduct(x, y) }
}

extension Float: Real {
  public static let precision = Precision.single
  public static func exp(_ x: Float) -> Float { Float(cExp(Double(x))) }
  public static func expm1(_ x: Float) -> Float { Float(cExpm1(Double(x))) }
  public static func log(_ x: Float) -> Float { Float(cLog(Double(x))) }
  public static func log1p(_ x: Float) -> Float { Float(cLog1p(Double(x))) }
  public static func tanh(_ x: Float) -> Float { Float(cTanh(Double(x))) }
  public static func cos(_ x: Float) -> Float { Float(cCos(Double(x))) }
  public static func atan(_ x: Float) -> Float { Float(cAtan(Double(x))) }
  public static func erfc(_ x: Float) -> Float { Float(cErfc(Double(x))) }
  public static func fma(_ x: Float, _ y: Float, _ z: Float) -> Float { z.addingProduct(x, y) }
}

// Compiled for each type, as the two are in this module.
extension Real {
  public static func sum(_ start: UnsafePointer<Self>, _ count: Int) -> Double {
    (0..<count).reduce(0) { $0 + Double(start[$1]) }
  }
  public static func copy(
    _ start: UnsafePointer<Self>, _ count: Int, to result: UnsafeMutableBufferPointer<Double>,
    at first: Int
  ) { for i in 0..<count { result[first + i] = Double(start[i]) } }
  public static func copy(
    _ start: UnsafePointer<Self>, _ count: Int, to result: UnsafeMutableBufferPointer<Float>,
    at first: Int
  ) { for i in 0..<count { result[first + i] = Float(start[i]) } }
}

// The C library's functions under names that `Double.exp` and the like do not hide.
private func cExp(_ x: Double) -> Double { exp(x) }
private func cExpm1(_ x: Double) -> Double { expm1(x) }
private func cLog(_ x: Double) -> Double { log(x) }
private func cLog1p(_ x: Double) -> Double { log1p(x) }
private func cTanh(_ x: Double) -> Double { tanh(x) }
private func cCos(_ x: Double) -> Double { cos(x) }
private func cAtan(_ x: Double) -> Double { atan(x) }
private func cErfc(_ x: Double) -> Double { erfc(x) }
