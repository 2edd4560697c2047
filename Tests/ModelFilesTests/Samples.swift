import Numerics

@testable import ModelFiles

/// Bytes of safetensors files, random ones and ones put together by hand.
enum Samples {
  /// A file of up to 6 tensors of up to 3 dimensions, some of them empty, and up to 4 texts, with
  /// all that makes names and texts difficult.
  static func randomFile(seed: Int) -> TensorFile {
    let source = RandomSource(seed: UInt64(seed), purpose: 1)
    var position = 0
    func below(_ bound: Int) -> Int {
      position += 1
      return Int(source.bits(position) % UInt64(bound))
    }
    func text() -> String {
      let parts = [
        "weight", ".", "\"", "\\", "\n", "\u{1}", "é", "e\u{301}", "𝛿", "/", "{", "\u{7F}",
      ]
      return (0..<below(6)).map { _ in parts[below(parts.count)] }.joined()
    }
    var file = TensorFile()
    for index in 0..<below(5) { file.metadata["\(index)\(text())"] = text() }
    for index in 0..<below(7) {
      let shape = (0..<below(4)).map { _ in below(4) }
      let precision: Precision = below(2) == 0 ? .single : .double
      let bytes = (0..<shape.reduce(precision.size, *)).map { _ in UInt8(below(256)) }
      file.tensors.append(.init("\(index)\(text())", precision, shape: shape, bytes: bytes[...]))
    }
    return file
  }

  /// A small file of Gradus: two tensors and a text.
  static let small = TensorFile(
    metadata: ["format": "1"],
    tensors: [
      .init("layers.0.weight", shape: [2, 3], numbers: [1, 2, 3, 4, 5, 6] as [Float]),
      .init("layers.0.bias", shape: [2], numbers: [0.5, -0.5]),
    ])

  /// The bytes of a file with that header, as another program would write it.
  static func bytes(header: String, data: [UInt8] = []) -> [UInt8] {
    bytes(header: Array(header.utf8), data: data)
  }

  static func bytes(header: [UInt8], data: [UInt8] = []) -> [UInt8] {
    (0..<8).map { UInt8(header.count >> (8 * $0) & 0xFF) } + header + data
  }
}
