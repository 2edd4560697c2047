internal import CZlib

/// The CRC-32 of a whole file, which stands in the file itself: as `checksum` in its metadata.
///
/// It is taken with zeros for its own digits, so that it covers every other bit, those of the
/// header included, and a single wrong bit anywhere never goes unnoticed.
struct Checksum: Equatable {
  /// Its name in the metadata.
  static let name = "checksum"
  static let prefix = "crc32:"
  /// What stands in the file while the checksum is taken.
  static let zeros = "00000000"

  private let value: UInt32

  /// The checksum of the pieces of a file, one after the other.
  init(of pieces: [ArraySlice<UInt8>]) {
    var value: UInt = 0
    for piece in pieces where !piece.isEmpty {
      // Safe: zlib reads `count` bytes from the address of the first.
      value = piece.withUnsafeBytes {
        crc32_z(value, $0.baseAddress?.assumingMemoryBound(to: UInt8.self), $0.count)
      }
    }
    self.value = UInt32(truncatingIfNeeded: value)
  }

  /// Eight lowercase hexadecimal digits.
  var digits: String {
    let digits = String(value, radix: 16)
    return String(Checksum.zeros.dropLast(digits.count)) + digits
  }
}
