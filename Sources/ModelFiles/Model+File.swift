internal import Equations
internal import FoundationEssentials
internal import Networks
internal import Numerics
internal import Tables

// A model as a `.gradus` file: the parameters as tensors, everything else as JSON texts.
extension Model {
  /// Counted up when a reader of the old format could not read the new one.
  static let formatVersion = 2
  /// What models have been written as for ever, whose preparation is not a formula's.
  static let firstVersion = 1
  /// The most bytes that a model file may have.
  static let largest = 16 << 30

  /// Writes the model aside and renames it, so that a crash leaves the old file or the new one.
  ///
  /// - Throws: `ModelFileError` if it cannot be written, or its numbers are not finite.
  public func save(_ path: String) throws {
    try AtomicFile(path).write(try tensorFile(named: path).pieces(name: path))
  }

  /// Reads a model file.
  ///
  /// Without `verified` a file that another program re-saved is read, too.
  /// - Throws: `ModelFileError` with the place in the file and a way out.
  public init(contentsOf path: String, verified: Bool = true) throws {
    try self.init(
      bytes: AtomicFile(path).read(limit: Self.largest), name: path, verified: verified)
  }

  public init(bytes: [UInt8], name: String, verified: Bool = true) throws {
    let file = try TensorFile.read(bytes: bytes, name: name, verified: verified)
    let version: Int = try file.decode("format", name)
    guard (1...Self.formatVersion).contains(version) else {
      throw ModelFileError(
        .malformed, file: name,
        "has format version \(version), and this program knows \(Self.formatVersion) (use a newer "
          + "Gradus)")
    }
    let description: NetworkDescription = try file.decode("network", name)
    let preparation: any RowPreparation =
      file.metadata["formula"] == nil
      ? try file.decode("preparation", name) as Preparation
      : try file.decode("formula", name) as FormulaPreparation
    let provenance: Provenance = try file.decode("provenance", name)
    guard provenance.isPossible else {
      throw ModelFileError(
        .malformed, file: name, "has impossible counts in its provenance (fit the model again)")
    }
    let shape = Network.Shape(inputs: description.inputs, layers: description.layers)
    guard description.inputs == preparation.features, shape.outputs == preparation.outputs
    else {
      throw ModelFileError(
        .malformed, file: name,
        "has a network from \(description.inputs) to \(shape.outputs) and a preparation from "
          + "\(preparation.features) to \(preparation.outputs), which do not fit (fit the model again)"
      )
    }
    self.init(
      network: Network(
        inputs: description.inputs, layers: description.layers,
        parameters: try file.parameters(shape.layout, count: shape.parameterCount, name)),
      preparation: preparation, provenance: provenance)
  }

  private func tensorFile(named name: String) throws -> TensorFile {
    let parameters = network.parameters.values
    guard parameters.allSatisfy(\.isFinite) else {
      throw ModelFileError(
        .malformed, file: name, "is not written: the network's parameters are not all finite")
    }
    let formula = preparation as? FormulaPreparation
    let columns = preparation as? Preparation
    guard formula != nil || columns != nil else {
      throw ModelFileError(
        .malformed, file: name,
        "is not written: its preparation is neither one of columns nor a formula's")
    }
    var metadata = [
      "format": try Self.encoded(formula == nil ? Self.firstVersion : Self.formatVersion),
      "network": try Self.encoded(NetworkDescription(network)),
      "provenance": try Self.encoded(provenance),
    ]
    metadata["preparation"] = try columns.map(Self.encoded)
    metadata["formula"] = try formula.map(Self.encoded)
    return TensorFile(
      metadata: metadata,
      tensors: zip(network.layout, Self.tensorNames(network.layout)).map { parameter, name in
        let range = parameter.place.offset..<parameter.place.offset + parameter.count
        let shape = parameter.tensorShape
        let rows = Self.transposed(Array(parameters[range]), rows: parameter.place.rows)
        return network.precision == .single
          ? TensorFile.Tensor(name, shape: shape, numbers: rows.map(Float.init))
          : TensorFile.Tensor(name, shape: shape, numbers: rows)
      })
  }

  private static func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// Stored column by column, wanted row by row.
  static func transposed(_ columns: [Double], rows: Int) -> [Double] {
    let width = columns.count / max(rows, 1)
    return (0..<columns.count).map { columns[$0 / width + $0 % width * rows] }
  }

  /// As PyTorch names them: `layers.0.weight`, `layers.0.bias`, `layers.0.norm.weight`.
  static func tensorNames(_ layout: [Parameter]) -> [String] {
    let roles = ["W": "weight", "b": "bias", "γ": "norm.weight", "β": "norm.bias"]
    var seen: [String: Int] = [:]
    return layout.map { parameter in
      let role = roles[parameter.place.letter] ?? parameter.place.letter
      let name = "layers.\(max(0, (parameter.place.layer ?? 1) - 1)).\(role)"
      seen[name, default: 0] += 1
      return seen[name] == 1 ? name : "\(name).\(seen[name] ?? 0)"
    }
  }
}

extension Parameter {
  /// `[out, in]`, or `[out]` for a single column that is no weight.
  var tensorShape: [Int] {
    isWeight || (place.columns ?? 1) > 1 ? [place.rows, place.columns ?? 1] : [place.rows]
  }
}

extension TensorFile {
  /// The JSON text under `key`.
  fileprivate func decode<T: Decodable>(_ key: String, _ name: String) throws(ModelFileError) -> T {
    guard let text = metadata[key] else {
      throw ModelFileError(
        .malformed, file: name,
        "has no \"\(key)\" in its metadata, so it is not a Gradus model (make one with gradus fit)")
    }
    do { return try JSONDecoder().decode(T.self, from: Data(text.utf8)) } catch {
      throw ModelFileError(
        .malformed, file: name,
        "has metadata that cannot be read: \(key): \(Self.reason(error)) (give a file that gradus "
          + "fit wrote)")
    }
  }

  /// Why a JSON text cannot be decoded, in words for people; what it cites of the file is shortened.
  private static func reason(_ error: any Error) -> String {
    func place(_ path: [any CodingKey]) -> String {
      path.isEmpty
        ? "it" : path.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: " ")
    }
    let text =
      switch error {
      case DecodingError.keyNotFound(let key, let context):
        place(context.codingPath + [key]) + " is missing"
      case DecodingError.typeMismatch(_, let context),
        DecodingError.valueNotFound(_, let context):
        place(context.codingPath) + " is of another kind"
      case DecodingError.dataCorrupted(let context) where context.codingPath.isEmpty:
        "it is not valid JSON"
      case DecodingError.dataCorrupted(let context): context.debugDescription
      default: "\(error)"
      }
    let limit = 300
    let shown = text.unicodeScalars.prefix(limit).map { scalar in
      scalar.properties.generalCategory == .control
        ? scalar.escaped(asASCII: true) : String(scalar)
    }
    return shown.joined() + (text.unicodeScalars.count > limit ? "…" : "")
  }

  /// All parameters in the order of `layout`, every shape checked before memory is taken.
  fileprivate func parameters(
    _ layout: [Parameter], count: Int, _ name: String
  ) throws(ModelFileError) -> Matrix {
    var found: [Tensor] = []
    for (parameter, tensorName) in zip(layout, Model.tensorNames(layout)) {
      guard let tensor = self[tensorName] else {
        throw ModelFileError(
          .malformed, file: name,
          "has no tensor \(tensorName), which its network needs (fit the model again)")
      }
      guard tensor.shape == parameter.tensorShape else {
        throw ModelFileError(
          .malformed, file: name,
          "has the tensor \(tensorName) with the shape \(tensor.shape), and its network needs "
            + "\(parameter.tensorShape) (fit the model again)")
      }
      found.append(tensor)
    }
    guard let precision = found.first?.precision, found.allSatisfy({ $0.precision == precision })
    else {
      throw ModelFileError(
        .malformed, file: name,
        "has tensors of different precisions, or none (fit the model again)")
    }
    var result = Matrix(rows: count, columns: 1, precision: precision)
    for (parameter, tensor) in zip(layout, found) {
      let rows = tensor.numbers(as: Double.self)
      let width = parameter.place.columns ?? 1
      let columns = Model.transposed(rows, rows: width)
      for (i, x) in columns.enumerated() { result[flat: parameter.place.offset + i] = x }
    }
    guard result.values.allSatisfy(\.isFinite) else {
      throw ModelFileError(
        .malformed, file: name, "has parameters that are not finite (fit the model again)")
    }
    return result
  }
}
