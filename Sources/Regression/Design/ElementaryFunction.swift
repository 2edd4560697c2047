#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A function of one number, by the name it has in formulas.
public enum ElementaryFunction: String, Sendable, CaseIterable {
  case log, log2, log10, log1p, exp, expm1, sqrt, abs
  case sin, cos, tan, asin, acos, atan, sinh, cosh, tanh

  /// f(x), NaN where f has no value.
  public func callAsFunction(_ x: Double) -> Double { function(x) }

  /// Replaces each x by f(x).
  func apply(to x: UnsafeMutableBufferPointer<Double>) {
    let function = function
    for i in 0..<x.count { x[i] = function(x[i]) }
  }

  private var function: @Sendable (Double) -> Double {
    switch self {
    case .log: { cLog($0) }
    case .log2: { cLog2($0) }
    case .log10: { cLog10($0) }
    case .log1p: { cLog1p($0) }
    case .exp: { cExp($0) }
    case .expm1: { cExpm1($0) }
    case .sqrt: { $0.squareRoot() }
    case .abs: { $0.magnitude }
    case .sin: { cSin($0) }
    case .cos: { cCos($0) }
    case .tan: { cTan($0) }
    case .asin: { cAsin($0) }
    case .acos: { cAcos($0) }
    case .atan: { cAtan($0) }
    case .sinh: { cSinh($0) }
    case .cosh: { cCosh($0) }
    case .tanh: { cTanh($0) }
    }
  }

  /// Where it has a value, for messages; nil if everywhere.
  var domain: String? {
    switch self {
    case .log, .log2, .log10: "numbers above 0"
    case .log1p: "numbers above -1"
    case .sqrt: "numbers from 0"
    case .asin, .acos: "numbers from -1 to 1"
    default: nil
    }
  }
}

/// xʸ
func power(_ x: Double, _ y: Double) -> Double { pow(x, y) }

// The C library's functions under names that the cases do not hide.
private func cLog(_ x: Double) -> Double { log(x) }
private func cLog2(_ x: Double) -> Double { log2(x) }
private func cLog10(_ x: Double) -> Double { log10(x) }
private func cLog1p(_ x: Double) -> Double { log1p(x) }
private func cExp(_ x: Double) -> Double { exp(x) }
private func cExpm1(_ x: Double) -> Double { expm1(x) }
private func cSin(_ x: Double) -> Double { sin(x) }
private func cCos(_ x: Double) -> Double { cos(x) }
private func cTan(_ x: Double) -> Double { tan(x) }
private func cAsin(_ x: Double) -> Double { asin(x) }
private func cAcos(_ x: Double) -> Double { acos(x) }
private func cAtan(_ x: Double) -> Double { atan(x) }
private func cSinh(_ x: Double) -> Double { sinh(x) }
private func cCosh(_ x: Double) -> Double { cosh(x) }
private func cTanh(_ x: Double) -> Double { tanh(x) }
