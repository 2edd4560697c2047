public import Numerics

/// The equations of one step, and the memory that they need.
///
/// Compiled once for a largest batch; a step may have fewer examples.
public struct Plan: Sendable {
  /// What a step is for.
  public enum Purpose: Sendable {
    /// Outputs alone.
    case prediction
    /// Outputs and losses.
    case evaluation
    /// Losses, gradients, and an update if an optimizer wrote one.
    case training
  }

  public let purpose: Purpose
  public let equations: [any Equation]
  public let precision: Precision
  /// The largest number of examples in a step.
  public let batch: Int
  public let parameters: [Parameter]
  /// a⁽⁰⁾, y, and ℓ unless it only predicts.
  public let input, output: Place
  public let losses: Place?
  /// ∂ℓ/∂x for each example, if it was asked for.
  public let inputError: Place?
  /// How many numbers each region holds, in the order of ``Region``.
  public let sizes: [Int]

  /// `w` or `∂w`: all parameters, or their gradient, as one vector.
  public func vector(_ region: Region) -> Place {
    let letter = region == .parameters ? "w" : "∂w"
    return Place(
      letter, region: region, offset: 0, rows: sizes[Region.parameters.rawValue], columns: 1)
  }
}

/// A weight matrix or a bias: where it is, and what it is before the first step.
public struct Parameter: Sendable {
  public let place: Place
  public let initializer: any Initializer
  /// Weights are penalized, biases and the like are not.
  public let isWeight: Bool
  public var count: Int { place.count(batch: 1) }
}

extension Plan: CustomStringConvertible {
  /// The course, a line for each equation.
  public var description: String { equations.map(\.description).joined(separator: "\n") }
}
