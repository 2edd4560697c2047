import CZlib
import Tables
import Testing

@Suite struct GzipTests {
  /// One gzip member.
  static func compress(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    let started = deflateInit2_(
      &stream, 9, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(started == Z_OK, "zlib does not start")
    defer { deflateEnd(&stream) }
    var input = bytes
    return input.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      let room = Int(deflateBound(&stream, UInt(input.count)))
      return [UInt8](unsafeUninitializedCapacity: room) { output, count in
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(room)
        precondition(deflate(&stream, Z_FINISH) == Z_STREAM_END, "deflate needs more room")
        count = room - Int(stream.avail_out)
      }
    }
  }

  private static let text = Array("a,b\n1,x\n2,y\n".utf8)

  @Test("decompressing gives back what was compressed", arguments: [0, 1, 100, 3_000_000])
  func identity(count: Int) throws {
    var choices = Choices(seed: count)
    let bytes = (0..<count).map { _ in UInt8(choices.below(17)) }
    #expect(try Gzip.decompress(Self.compress(bytes), name: "t.gz") == bytes)
  }

  @Test("a file of gzip's own, with a name in its header, is read")
  func foreignFile() throws {
    // printf 'a,b\n1,x\n2,y\n' > t.csv; gzip --best t.csv
    let bytes: [UInt8] = [
      0x1f, 0x8b, 0x08, 0x08, 0, 0, 0, 0, 0x02, 0x03, 0x74, 0x2e, 0x63, 0x73, 0x76, 0x00,
    ]
    let member = Self.compress(Self.text)
    #expect(try Gzip.decompress(bytes + member.dropFirst(10), name: "t.gz") == Self.text)
  }

  @Test("several members and padding with zeros are one file")
  func members() throws {
    let member = Self.compress(Self.text)
    #expect(try Gzip.decompress(member + member, name: "t.gz") == Self.text + Self.text)
    #expect(try Gzip.decompress(member + [0, 0, 0], name: "t.gz") == Self.text)
  }

  @Test("a compressed table is recognized by its contents")
  func table() throws {
    let table = try Table.read(bytes: Self.compress(Self.text), name: "t.csv")
    #expect(table["a"]?.numbers == [1, 2])
    #expect(table.place(ofRow: 1) == "t.csv:3")
  }

  @Test("a file cut anywhere is cut short, not a crash and not a shorter table")
  func truncated() {
    let member = Self.compress(Self.text)
    for length in 2..<member.count {
      #expect(
        message { _ = try Gzip.decompress(Array(member.prefix(length)), name: "t.gz") }
          == "t.gz: this gzip file is cut short (copy or download it again)")
    }
  }

  @Test("a damaged file is refused, unless the damage changes nothing in its contents")
  func damaged() {
    let member = Self.compress(Self.text)
    for position in 10..<member.count {
      var bytes = member
      bytes[position] ^= 0x10
      var contents: [UInt8] = []
      let sentence = message { contents = try Gzip.decompress(bytes, name: "t.gz") }
      // The bits between the last code and the next byte mean nothing.
      #expect(
        sentence.hasPrefix("t.gz: this gzip file is ") || contents == Self.text,
        "byte \(position)")
    }
    #expect(
      message { _ = try Gzip.decompress(member + [1, 2, 3], name: "t.gz") }
        == "t.gz: this gzip file is damaged (copy or download it again)")
  }

  @Test("a file that was made to exhaust the memory is stopped early")
  func bomb() {
    let bomb = Self.compress([UInt8](repeating: 0, count: 70 << 20))
    #expect(
      message { _ = try Gzip.decompress(bomb, name: "bomb.gz") }
        == "bomb.gz: decompresses to more than 250 times its size, as a file does that is made to "
        + "exhaust the memory (decompress it with gunzip first if you trust it)")
  }

  @Test("a file that grows beyond the limit is refused")
  func limit() {
    let member = Self.compress([UInt8](repeating: 7, count: 3 << 20))
    #expect(
      message { _ = try Gzip.decompress(member, name: "t.gz", limit: 2 << 20) }
        == "t.gz: decompresses to more than 2 MiB (decompress it with gunzip first)")
    #expect((try? Gzip.decompress(member, name: "t.gz", limit: 3 << 20).count) == 3 << 20)
  }
}
