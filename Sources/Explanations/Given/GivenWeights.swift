public import Equations
internal import FoundationEssentials
public import Networks
internal import Numerics

/// Weights written by hand, for a chain of dense layers:
///
///     {"layers": [{"weights": [[0.15, 0.20], [0.25, 0.30]], "bias": [0.35, 0.35]}, …]}
///
/// W has a row for each output and in it a number for each input, as the course writes it.
public struct GivenWeights: Sendable, Equatable {
  public struct Layer: Sendable, Equatable, Codable {
    public let weights: [[Double]]
    public let bias: [Double]
  }

  public let layers: [Layer]
  /// What errors call them: the file's name.
  let name: String

  /// Reads JSON.
  ///
  /// - Throws: `WeightsError` with the place where it is something else.
  public init(json bytes: [UInt8], name: String) throws(WeightsError) {
    do {
      layers = try JSONDecoder().decode(File.self, from: Data(bytes)).layers
    } catch let error as DecodingError {
      throw WeightsError("\(name): \(Self.problem(error)) \(Self.form)")
    } catch {
      throw WeightsError("\(name): it is no JSON \(Self.form)")
    }
    self.name = name
  }

  private struct File: Decodable { let layers: [Layer] }

  private static func numbers(_ count: Int) -> String {
    count == 1 ? "1 number" : "\(count) numbers"
  }

  private static let form =
    #"(write {"layers": [{"weights": [[a row for each output]], "bias": [...]}, ...]})"#

  private static func problem(_ error: DecodingError) -> String {
    func place(_ context: DecodingError.Context) -> String {
      let path = context.codingPath.map { key in
        key.intValue.map { "[\($0 + 1)]" } ?? "." + key.stringValue
      }.joined()
      return path.isEmpty ? "" : String(path.drop { $0 == "." }) + ": "
    }
    switch error {
    case .keyNotFound(let key, let context):
      return place(context) + "there is no \"\(key.stringValue)\""
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return place(context) + "it is something else than weights"
    case .dataCorrupted(let context):
      // JSON has no NaN and no infinity, and 1e999 is one.
      return context.codingPath.isEmpty
        ? "it is no JSON, which has plain finite numbers only"
        : place(context) + "it is no finite number"
    @unknown default: return "it cannot be read"
    }
  }

  /// A network `widths` (inputs, then each layer's outputs) with these weights, in `Double`.
  ///
  /// - Throws: `WeightsError` that names both shapes where they do not fit.
  public func network(
    widths: [Int], activations: [any Activation]
  ) throws(WeightsError) -> Network {
    let chain = widths.map(String.init).joined(separator: "-")
    precondition(
      widths.count == activations.count + 1, "\(activations.count) activations do not fit \(chain)")
    guard layers.count == activations.count else {
      throw WeightsError(
        "\(name): it has the weights of \(layers.count == 1 ? "1 layer" : "\(layers.count) layers"), "
          + "and the network \(chain) has \(activations.count) (give one for each number after the "
          + "first)")
    }
    var parameters: [Double] = []
    for (number, (layer, shape)) in zip(layers, zip(widths.dropFirst(), widths)).enumerated() {
      let (outputs, inputs) = shape, place = "\(name): layer \(number + 1)"
      let rows = layer.weights.count, columns = layer.weights.first?.count ?? 0
      if let row = layer.weights.firstIndex(where: { $0.count != columns }) {
        throw WeightsError(
          "\(place): row \(row + 1) of weights has \(Self.numbers(layer.weights[row].count)), and row 1 "
            + "has \(columns) (every row needs one for each input)")
      }
      guard rows == outputs, columns == inputs else {
        throw WeightsError(
          "\(place): weights are \(rows) × \(columns), and the network \(chain) needs "
            + "\(outputs) × \(inputs) (a row for each output, in it a number for each input)")
      }
      guard layer.bias.count == outputs else {
        throw WeightsError(
          "\(place): bias has \(Self.numbers(layer.bias.count)), and the network \(chain) needs "
            + "\(outputs) (one for each output)")
      }
      parameters += (0..<inputs).flatMap { i in layer.weights.map { $0[i] } } + layer.bias
    }
    return Network(
      inputs: widths[0], layers: zip(widths.dropFirst(), activations).map { Dense($0, $1) },
      parameters: Matrix(rows: parameters.count, columns: 1, parameters))
  }
}
