import Networks
import TestSupport
import Testing

/// An activation's values and derivatives from arithmetic with 60 digits.
struct ActivationTable: Sendable, CustomTestStringConvertible {
  /// As the catalogue spells it.
  let activation: String
  let rows: [Row]
  var testDescription: String { "\(activation), \(rows.count) points" }

  struct Row: Sendable {
    let x, value, derivative: Double
  }

  /// Whether `x` is the same number in `R`.
  static func isExact<R: BinaryFloatingPoint>(_ x: Double, in type: R.Type) -> Bool {
    Double(R(x)) == x
  }

  static func all() -> [ActivationTable] {
    // An unreadable fixture leaves the list empty, and a test of its own sees that.
    (try? handedOver()) ?? []
  }

  private static func handedOver() throws -> [ActivationTable] {
    let spellings = [
      "sigmoid": "sigmoid", "tanh": "tanh", "relu": "relu", "leaky_relu_0.01": "leaky-relu",
      "elu_1": "elu", "swish": "swish", "softplus": "softplus", "gelu_erf": "gelu", "selu": "selu",
      "mish": "mish", "exp": "exp", "normal-distribution": "normal-distribution",
      "reciprocal": "reciprocal", "square": "square",
      "gumbel-distribution": "gumbel-distribution", "cauchy-distribution": "cauchy-distribution",
      "reciprocal-root": "reciprocal-root",
    ]
    let files = try ["nn/activations.json", "worked/mish.json", "links/activations.json"].map {
      try Fixture.read($0, as: File.self)
    }
    let points = files.flatMap(\.tables).compactMap { name, rows in
      spellings[name].map { ActivationTable(activation: $0, rows: rows.map(\.row)) }
    }
    let random = try Fixture.read("worked/random_activations.json", as: [String: [[Double]]].self)
    let atRandom = random.map { name, rows in
      ActivationTable(
        activation: name,
        rows: rows.map { Row(x: $0[0], value: $0[1], derivative: $0[2]) })
    }
    return (points + atRandom).sorted { $0.testDescription < $1.testDescription }
  }

  private struct File: Decodable {
    let tables: [String: [Cells]]
  }

  /// x, then value and derivative, each with 25 digits as text and as the nearest `Double`.
  private struct Cells: Decodable {
    let row: Row
    init(from decoder: any Decoder) throws {
      var cells = try decoder.unkeyedContainer()
      let x = try cells.decode(Double.self)
      let value = try cells.decode(String.self)
      _ = try cells.superDecoder()
      let derivative = try cells.decode(String.self)
      row = Row(x: x, value: Double(value) ?? .nan, derivative: Double(derivative) ?? .nan)
    }
  }
}
