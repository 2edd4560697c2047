public import Equations

/// The gradient of one W or b beside differences of the loss.
public struct CheckedParameter: Sendable {
  public let parameter: Parameter
  /// Those that were looked at.
  public let coordinates: [Coordinate]

  /// One number of W or b, counted from 0.
  public struct Coordinate: Sendable {
    public let row, column: Int
    /// The derivative of the mean loss by it, of each engine.
    public let host, reference: Double
    /// The same from differences of the loss; `nil` at a kink, where they do not settle.
    public let difference: Double?
    /// How far `difference` may be off.
    public let uncertainty: Double

    /// How far the reference engine, or the host engine, is from the differences at most.
    public var error: Double? {
      difference.map { max(abs(reference - $0), abs(host - $0)) }
    }
  }

  /// ‖host − reference‖ relative to the reference.
  public var hostDifference: Double {
    relative(coordinates.map { $0.host - $0.reference }, to: coordinates.map(\.reference))
  }

  /// ‖reference − differences‖ relative to the larger of both, over what is no kink.
  public var referenceDifference: Double {
    let smooth = coordinates.compactMap { coordinate in
      coordinate.difference.map { (coordinate.reference, $0) }
    }
    return relative(
      smooth.map { $0.0 - $0.1 }, to: smooth.map { max(abs($0.0), abs($0.1)) })
  }

  /// The relative uncertainty of the differences: nothing smaller can be told from 0.
  public var resolution: Double {
    let smooth = coordinates.filter { $0.difference != nil }
    return relative(smooth.map(\.uncertainty), to: smooth.map(\.reference))
  }

  /// How many coordinates lie at a kink, where no derivative can be told from differences.
  public var kinks: Int { coordinates.count { $0.difference == nil } }

  /// The coordinate that is off most.
  public var worst: Coordinate? {
    coordinates.filter { $0.difference != nil }.max { ($0.error ?? 0) < ($1.error ?? 0) }
  }

  /// Whether both differences are small enough, or no larger than differences can tell.
  public var passes: Bool {
    hostDifference <= GradientCheck.tolerance
      && (referenceDifference <= GradientCheck.tolerance || isTooSmall)
  }

  /// Whether derivatives are so small that what is left between them and the differences is rounding.
  public var isTooSmall: Bool {
    referenceDifference > GradientCheck.tolerance && referenceDifference <= 4 * resolution
  }

  private func relative(_ errors: [Double], to values: [Double]) -> Double {
    func norm(_ v: [Double]) -> Double { v.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    let (error, scale) = (norm(errors), norm(values))
    return error == 0 ? 0 : scale == 0 ? .infinity : error / scale
  }
}
