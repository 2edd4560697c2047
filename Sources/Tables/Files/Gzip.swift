internal import CZlib

/// Decompresses `.gz` files (RFC 1952).
public enum Gzip {
  /// What a file may become at most unless another limit is given: 4 GiB.
  public static let largest = 4 << 30
  /// Up to here any ratio is allowed: it costs nothing.
  private static let harmless = 64 << 20
  /// Real tables and images stay well below; the format itself cannot exceed 1032.
  private static let largestRatio = 250
  private static let chunk = 1 << 20

  /// Whether these bytes begin as a gzip file does.
  public static func isCompressed(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// The contents of all members, one after the other.
  ///
  /// - Throws: if the file is cut short or damaged, if the contents are longer than `limit`, and if
  ///   they are so much longer than the file that it must be made to exhaust the memory.
  public static func decompress(
    _ bytes: [UInt8], name: String, limit: Int = largest
  ) throws(TableError) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(min(bytes.count * 4, limit))
    var consumed = 0
    try bytes.withUnsafeBufferPointer { input throws(TableError) in
      while consumed < input.count {
        // Zeros after a member are padding, as gzip itself has it.
        if consumed > 0, input[consumed...].allSatisfy({ $0 == 0 }) { break }
        consumed += try inflateMember(
          UnsafeBufferPointer(rebasing: input[consumed...]), before: consumed, name: name,
          limit: limit, to: &output)
      }
    }
    return output
  }

  /// Appends one member's contents, and returns how many bytes it took.
  private static func inflateMember(
    _ input: UnsafeBufferPointer<UInt8>, before: Int, name: String, limit: Int,
    to output: inout [UInt8]
  ) throws(TableError) -> Int {
    var stream = z_stream()
    let gzipFormat: Int32 = 16 + MAX_WBITS
    guard
      inflateInit2_(&stream, gzipFormat, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw TableError(at: name, "cannot be decompressed: zlib does not start") }
    defer { inflateEnd(&stream) }

    var consumed = 0
    while true {
      let available = min(input.count - consumed, 1 << 30)
      // Safe: zlib reads `available` bytes and writes at most `chunk`; both buffers outlive the call.
      stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress?.advanced(by: consumed))
      stream.avail_in = UInt32(available)
      var status = Z_OK
      let contents = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, count in
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(chunk)
        status = inflate(&stream, Z_NO_FLUSH)
        count = chunk - Int(stream.avail_out)
      }
      consumed += available - Int(stream.avail_in)
      output += contents
      try check(size: output.count, from: before + consumed, name: name, limit: limit)
      switch status {
      case Z_STREAM_END: return consumed
      case Z_OK: continue
      case Z_BUF_ERROR where consumed == input.count:
        throw TableError(
          at: name, "this gzip file is cut short", remedy: "copy or download it again")
      default:
        throw TableError(
          at: name, "this gzip file is damaged", remedy: "copy or download it again")
      }
    }
  }

  private static func check(
    size: Int, from consumed: Int, name: String, limit: Int
  ) throws(TableError) {
    guard size <= limit else {
      throw TableError(
        at: name, "decompresses to more than \(limit >> 20) MiB",
        remedy: "decompress it with gunzip first")
    }
    guard size <= harmless || size / max(consumed, 1) <= largestRatio else {
      throw TableError(
        at: name,
        "decompresses to more than \(largestRatio) times its size, as a file does that is made to "
          + "exhaust the memory", remedy: "decompress it with gunzip first if you trust it")
    }
  }
}
