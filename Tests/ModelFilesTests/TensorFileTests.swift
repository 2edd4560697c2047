import ModelFiles
import Numerics
import Testing

@Suite("TensorFile")
struct TensorFileTests {
  @Test("value → bytes → value is the identity, for names, texts and shapes of all kinds")
  func roundTrip() throws {
    for seed in 0..<500 {
      let file = Samples.randomFile(seed: seed)
      let bytes = try file.bytes(name: "random")
      #expect(try TensorFile.read(bytes: bytes, name: "random") == file)
    }
  }

  @Test("the same value gives the same bytes, in whatever order its texts were added")
  func deterministic() throws {
    let keys = (0..<50).map { "key \($0)" }
    var forward = TensorFile()
    var backward = TensorFile()
    for key in keys { forward.metadata[key] = key }
    for key in keys.reversed() { backward.metadata[key] = key }
    #expect(try forward.bytes(name: "a") == backward.bytes(name: "b"))
  }

  @Test("a file is its header's length, sorted JSON padded to 8 bytes, and the numbers' bytes")
  func layout() throws {
    let file = TensorFile(
      metadata: ["network": "{}", "format": "1"],
      tensors: [
        .init("b", shape: [2], numbers: [1, -2] as [Float]), .init("a", shape: [], numbers: [3.0]),
      ])
    let bytes = try file.bytes(name: "file")
    // The checksum is that of Python's zlib.crc32.
    let header =
      #"{"__metadata__":{"checksum":"crc32:eb4bbba3","format":"1","network":"{}"},"#
      + #""a":{"data_offsets":[8,16],"dtype":"F64","shape":[]},"#
      + #""b":{"data_offsets":[0,8],"dtype":"F32","shape":[2]}}"#
    let padded = Array(header.utf8) + Array(repeating: 0x20, count: (8 - header.utf8.count % 8) % 8)
    #expect(
      bytes
        == [UInt8(padded.count), 0, 0, 0, 0, 0, 0, 0] + padded
        + [0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0] + [0, 0, 0, 0, 0, 0, 8, 0x40])
  }

  @Test("every bit of a number is kept: payloads of NaN, −0, the smallest and the largest")
  func bits() throws {
    let single = [0x7FA0_1234, 0xFFC0_0001, 0x8000_0000, 1, 0x7F7F_FFFF, 0xFF80_0000] as [UInt32]
    let double =
      [0x7FF4_0000_0000_BEEF, 0x8000_0000_0000_0000, 1, 0x7FEF_FFFF_FFFF_FFFF] as [UInt64]
    let file = TensorFile(tensors: [
      .init("single", shape: [2, 3], numbers: single.map(Float.init(bitPattern:))),
      .init("double", shape: [4, 1], numbers: double.map(Double.init(bitPattern:))),
    ])
    let read = try TensorFile.read(bytes: file.bytes(name: "file"), name: "file")
    #expect(read["single"]?.numbers(as: Float.self).map(\.bitPattern) == single)
    #expect(read["double"]?.numbers(as: Double.self).map(\.bitPattern) == double)
  }

  @Test("numbers of the other precision are rounded or widened")
  func precisions() {
    let double = TensorFile.Tensor("x", shape: [2], numbers: [0.1, 1e300])
    #expect(double.numbers(as: Float.self) == [0.1, .infinity])
    let single = TensorFile.Tensor("x", shape: [2], numbers: [0.1, 2] as [Float])
    #expect(single.numbers(as: Double.self) == [Double(0.1 as Float), 2])
  }

  @Test("a file without tensors and texts can be written and read")
  func empty() throws {
    let bytes = try TensorFile().bytes(name: "empty")
    #expect(bytes.count % 8 == 0)
    #expect(try TensorFile.read(bytes: bytes, name: "empty") == TensorFile())
  }

  @Test("a tensor read is a slice of the file's bytes, not a copy")
  func noCopy() throws {
    let bytes = try Samples.small.bytes(name: "small")
    let tensors = try TensorFile.read(bytes: bytes, name: "small").tensors
    let base = bytes.withUnsafeBytes { $0.baseAddress }
    for tensor in tensors {
      let start = tensor.bytes.startIndex
      #expect(tensor.bytes.withUnsafeBytes { $0.baseAddress } == base.map { $0 + start })
    }
  }

  @Test("a shape that its numbers do not fill is a mistake of the program")
  func wrongShape() async {
    await #expect(processExitsWith: .failure) {
      _ = TensorFile.Tensor("x", shape: [2, 2], numbers: [1.0, 2, 3])
    }
  }

  @Test("two tensors of one name are a mistake of the program")
  func sameName() async {
    await #expect(processExitsWith: .failure) {
      let tensor = TensorFile.Tensor("x", shape: [1], numbers: [1.0])
      _ = try TensorFile(tensors: [tensor, tensor]).pieces(name: "file")
    }
  }

  @Test("a text under the checksum's name is a mistake of the program")
  func reservedName() async {
    await #expect(processExitsWith: .failure) {
      _ = try TensorFile(metadata: ["checksum": "mine"]).pieces(name: "file")
    }
  }
}
