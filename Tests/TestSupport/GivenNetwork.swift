internal import Equations
public import Networks
public import Numerics

/// A chain of dense layers with the weights of a fixture.
public enum GivenNetwork {
  /// `weights` has one matrix for each layer, as a list of rows (out × in).
  public static func make(
    activations: [String], weights: [[[Double]]], biases: [[Double]],
    precision: Precision = .double
  ) throws -> Network {
    let layers = try zip(weights, activations).map { W, h in
      Dense(W.count, try Activations.catalogue(h))
    }
    let flat = flatten(weights, biases)
    return Network(
      inputs: weights[0][0].count, layers: layers,
      parameters: Matrix(rows: flat.count, columns: 1, precision: precision, flat))
  }

  /// In the order of a network's parameters: each layer's W column by column, then its b.
  public static func flatten(_ weights: [[[Double]]], _ biases: [[Double]]) -> [Double] {
    zip(weights, biases).flatMap { W, b in
      W[0].indices.flatMap { i in W.map { $0[i] } } + b
    }
  }
}
