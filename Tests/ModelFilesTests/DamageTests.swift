import ModelFiles
import Numerics
import Testing

@Suite("Damaged model files")
struct DamageTests {
  @Test("every single wrong bit is noticed, and is at worst an error where nothing is verified")
  func flippedBits() throws {
    let bytes = try Samples.small.bytes(name: "small")
    for bit in 0..<8 * bytes.count {
      var flipped = bytes
      flipped[bit / 8] ^= 1 << (bit % 8)
      #expect(throws: ModelFileError.self, "bit \(bit)") {
        try TensorFile.read(bytes: flipped, name: "small")
      }
      _ = try? TensorFile.read(bytes: flipped, name: "small", verified: false)
    }
  }

  @Test("a file cut short anywhere is an error, verified or not")
  func truncations() throws {
    let bytes = try Samples.small.bytes(name: "small")
    for count in bytes.indices {
      for verified in [true, false] {
        #expect(throws: ModelFileError.self, "\(count) bytes") {
          try TensorFile.read(bytes: Array(bytes[..<count]), name: "small", verified: verified)
        }
      }
    }
  }

  @Test("a byte too many is an error, verified or not", arguments: [true, false])
  func appended(verified: Bool) throws {
    let bytes = try Samples.small.bytes(name: "small") + [0]
    #expect(throws: ModelFileError.self) {
      try TensorFile.read(bytes: bytes, name: "small", verified: verified)
    }
  }

  @Test("a wrong checksum is told as damage")
  func wrongChecksum() throws {
    var bytes = try Samples.small.bytes(name: "small.gradus")
    bytes[bytes.count - 1] ^= 1
    let error = #expect(throws: ModelFileError.self) {
      try TensorFile.read(bytes: bytes, name: "small.gradus")
    }
    #expect(error?.kind == .damaged)
    #expect(
      error?.description
        == "small.gradus: the file is damaged: its checksum does not match (copy it again or fit "
        + "the model again; if another program re-saved it, use --unverified to read it all the "
        + "same)")
    #expect(throws: Never.self) {
      try TensorFile.read(bytes: bytes, name: "small.gradus", verified: false)
    }
  }

  @Test("a missing checksum is told as a file of another program")
  func missingChecksum() throws {
    let bytes = Samples.bytes(header: #"{"__metadata__":{"format":"pt"}}"#)
    let error = #expect(throws: ModelFileError.self) {
      try TensorFile.read(bytes: bytes, name: "torch.gradus")
    }
    #expect(error?.kind == .unverifiable)
    #expect(
      error?.description
        == "torch.gradus: the file was not written by Gradus or was re-saved by another program "
        + "(use --unverified to read it all the same)")
    #expect(
      try TensorFile.read(bytes: bytes, name: "torch.gradus", verified: false).metadata
        == ["format": "pt"])
  }

  @Test(
    "a checksum that is none is a wrong one",
    arguments: ["", "0", "crc32:", "crc32:0000000", "md5:00000000", "\\u0063rc32:00000000"])
  func foreignChecksum(text: String) {
    let bytes = Samples.bytes(header: #"{"__metadata__":{"checksum":"\#(text)"}}"#)
    let error = #expect(throws: ModelFileError.self) {
      try TensorFile.read(bytes: bytes, name: "file")
    }
    #expect(error?.kind == .damaged)
  }

  @Test("random bytes behind a header's length are an error or a file, never a crash")
  func garbage() {
    for seed in 0..<10_000 {
      let source = RandomSource(seed: UInt64(seed), purpose: 2)
      let count = Int(source.bits(0) % 200)
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: source.bits($0 + 1)) }
      readWithoutCrash(bytes)
      readWithoutCrash(Samples.bytes(header: bytes))
      readWithoutCrash(Samples.bytes(header: Array("{\"".utf8) + bytes))
    }
  }

  @Test("files with pieces of their headers moved, doubled or replaced never crash")
  func mutations() throws {
    let tokens = [
      "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud834", "0", "-1", "9223372036854775807",
      "18446744073709551616", "1e9", "null", "\"shape\"", "\"dtype\"", "\"F64\"", "\"BF16\"",
      "\"data_offsets\"", "\"__metadata__\"", "\u{0}", " ", "é",
    ].map { Array($0.utf8) }
    for seed in 0..<10_000 {
      let source = RandomSource(seed: UInt64(seed), purpose: 3)
      var position = 0
      func below(_ bound: Int) -> Int {
        position += 1
        return Int(source.bits(position) % UInt64(bound))
      }
      let original = try Samples.randomFile(seed: seed % 100).bytes(name: "random")
      let end = 8 + Int(original[0]) + Int(original[1]) << 8
      var header = Array(original[8..<end])
      for _ in 0...below(4) {
        let start = below(header.count + 1)
        let stop = min(header.count, start + below(8))
        let from = below(header.count + 1)
        let piece = Array(header[from..<min(header.count, from + below(30))])
        header.replaceSubrange(
          start..<stop, with: below(2) == 0 ? tokens[below(tokens.count)] : piece)
      }
      let mutant = Samples.bytes(header: header, data: Array(original[end...]))
      if mutant != original { readWithoutCrash(mutant) }
    }
  }

  /// What can be read can also be written, and is then the same.
  private func readWithoutCrash(_ bytes: [UInt8]) {
    #expect(throws: ModelFileError.self) { try TensorFile.read(bytes: bytes, name: "garbage") }
    guard let file = try? TensorFile.read(bytes: bytes, name: "garbage", verified: false) else {
      return
    }
    #expect(throws: Never.self) {
      let again = try TensorFile.read(bytes: file.bytes(name: "again"), name: "again")
      #expect(again == file)
    }
  }
}
