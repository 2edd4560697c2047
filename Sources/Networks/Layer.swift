public import Equations

/// A part of a network: the equations that it contributes, forward beside backward.
///
/// A layer is described in model files by its ``name`` and what it encodes.
public protocol Layer: Sendable, Codable, CustomStringConvertible {
  static var name: String { get }

  /// How many outputs it has for so many inputs, or a sentence why there are none: asked of layers
  /// that come from a file. By default as many as inputs.
  func outputs(inputs: Int) throws(SpellingError) -> Int

  /// Writes this layer's equations on input `a` and returns where its output is.
  func write(_ a: Place, into draft: inout Draft) -> Place
}

extension Layer {
  public func outputs(inputs: Int) throws(SpellingError) -> Int { inputs }
}

/// Collects the layers between braces.
@resultBuilder public enum LayerBuilder {
  public static func buildExpression(_ layer: any Layer) -> [any Layer] { [layer] }
  public static func buildExpression(_ layers: [any Layer]) -> [any Layer] { layers }
  public static func buildBlock(_ layers: [any Layer]...) -> [any Layer] { layers.flatMap { $0 } }
  public static func buildOptional(_ layers: [any Layer]?) -> [any Layer] { layers ?? [] }
  public static func buildEither(first layers: [any Layer]) -> [any Layer] { layers }
  public static func buildEither(second layers: [any Layer]) -> [any Layer] { layers }
  public static func buildArray(_ layers: [[any Layer]]) -> [any Layer] { layers.flatMap { $0 } }
}
