internal import CZlib
internal import Numerics

/// Arrays under names, as `numpy.load` reads them from an `.npz` file: a ZIP archive of `.npy` files,
/// nothing compressed and nothing pickled.
///
/// The formats are those of NumPy's `numpy.lib.format` (version 1.0) and of PKWARE's APPNOTE.TXT
/// (version 2.0 of the format). Times in it are the beginning of 1980, so that equal arrays make equal
/// bytes.
struct NumPyArchive {
  private var files: [(name: String, bytes: [UInt8])] = []

  /// What the format's 32-bit sizes can say.
  static let largest = Int(UInt32.max) - 1 << 20

  /// Adds numbers in the order of C: the last index runs fastest.
  mutating func append<R: Real>(_ name: String, shape: [Int], _ numbers: [R]) {
    precondition(
      numbers.count == shape.reduce(1, *), "\(numbers.count) numbers do not fill \(shape)")
    let axes = shape.map { "\($0), " }.joined()
    let type = R.precision == .single ? "<f4" : "<f8"
    let description = "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(axes)), }"
    // Magic, version and length take ten bytes, and the numbers begin at a multiple of 64.
    let length = (10 + description.utf8.count + 1 + 63) / 64 * 64 - 10
    let padding = String(repeating: " ", count: length - description.utf8.count - 1)
    let bytes =
      [0x93] + Array("NUMPY".utf8) + [1, 0] + Self.bytes(UInt16(length))
      + Array((description + padding + "\n").utf8) + numbers.withUnsafeBytes { Array($0) }
    files.append((name + ".npy", bytes))
  }

  /// The archive.
  var bytes: [UInt8] {
    var archive: [UInt8] = [], directory: [UInt8] = []
    for (name, contents) in files {
      let offset = UInt32(archive.count), size = UInt32(contents.count)
      // Safe: zlib reads `count` bytes from the address of the first.
      let checksum = contents.withUnsafeBytes {
        crc32_z(0, $0.baseAddress?.assumingMemoryBound(to: UInt8.self), $0.count)
      }
      // Needs version 2.0, no flags, stored, at midnight on January 1, 1980.
      let common =
        Self.bytes(UInt16(20)) + Self.bytes(UInt16(0)) + Self.bytes(UInt16(0))
        + Self.bytes(UInt16(0)) + Self.bytes(UInt16(0x21))
        + Self.bytes(UInt32(truncatingIfNeeded: checksum)) + Self.bytes(size) + Self.bytes(size)
        + Self.bytes(UInt16(name.utf8.count)) + Self.bytes(UInt16(0))
      archive += Self.bytes(UInt32(0x0403_4B50)) + common + Array(name.utf8) + contents
      directory +=
        Self.bytes(UInt32(0x0201_4B50)) + Self.bytes(UInt16(20)) + common
        // No comment, the first disk, no attributes.
        + [UInt8](repeating: 0, count: 10) + Self.bytes(offset) + Array(name.utf8)
    }
    let end =
      Self.bytes(UInt32(0x0605_4B50)) + [0, 0, 0, 0] + Self.bytes(UInt16(files.count))
      + Self.bytes(UInt16(files.count)) + Self.bytes(UInt32(directory.count))
      + Self.bytes(UInt32(archive.count)) + [0, 0]
    return archive + directory + end
  }

  /// In little-endian order.
  private static func bytes(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }
}
