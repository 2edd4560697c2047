internal import Numerics

/// Writes a header's JSON: without spaces, every object's keys sorted by their UTF-8, so that the
/// same file is always the same bytes.
struct HeaderWriter {
  private(set) var bytes: [UInt8] = []
  /// Where the checksum's digits stand in `bytes`; zeros until they are known.
  private(set) var checksum = 0..<0

  init(_ file: TensorFile) {
    precondition(
      file.metadata[Checksum.name] == nil, "metadata may not be called \(Checksum.name)")
    var members: [String: (inout HeaderWriter) -> Void] = [
      TensorFile.metadataName: { $0.metadata(file.metadata) }
    ]
    var begin = 0
    for tensor in file.tensors {
      let range = begin..<begin + tensor.bytes.count
      let previous = members.updateValue({ $0.entry(tensor, range) }, forKey: tensor.name)
      precondition(previous == nil, "two parts of a file are called \(tensor.name)")
      begin = range.upperBound
    }
    object(members)
  }

  private mutating func metadata(_ texts: [String: String]) {
    var members: [String: (inout HeaderWriter) -> Void] = texts.mapValues { text in
      { $0.string(text) }
    }
    members[Checksum.name] = { writer in
      writer.string(Checksum.prefix + Checksum.zeros)
      let end = writer.bytes.count - 1
      writer.checksum = end - Checksum.zeros.utf8.count..<end
    }
    object(members)
  }

  private mutating func entry(_ tensor: TensorFile.Tensor, _ range: Range<Int>) {
    object([
      "data_offsets": { $0.integers([range.lowerBound, range.upperBound]) },
      "dtype": { $0.string(tensor.precision == .single ? "F32" : "F64") },
      "shape": { $0.integers(tensor.shape) },
    ])
  }

  private mutating func object(_ members: [String: (inout HeaderWriter) -> Void]) {
    let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    append("{")
    for (index, (key, writeValue)) in sorted.enumerated() {
      if index > 0 { append(",") }
      string(key)
      append(":")
      writeValue(&self)
    }
    append("}")
  }

  private mutating func integers(_ numbers: [Int]) {
    append("[" + numbers.map(String.init).joined(separator: ",") + "]")
  }

  private mutating func string(_ text: String) {
    append("\"")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case ..<0x20: append((byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16))
      default: bytes.append(byte)
      }
    }
    append("\"")
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
