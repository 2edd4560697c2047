#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif
internal import Numerics

/// Whole files and streams as bytes.
enum FileBytes {
  /// What a stream may hold at most; a regular file may be as long as it is.
  private static let longestStream = 4 << 30

  /// The contents of a file, or of standard input if the path is `-`.
  ///
  /// - Throws: if it cannot be opened or read, or is a directory.
  static func read(_ path: String) throws(TableError) -> [UInt8] {
    if path == "-" { return try read(descriptor: 0, name: standardInput, expected: 0) }
    var information = stat()
    guard stat(path, &information) == 0 else { throw failure(path, errno) }
    guard information.st_mode & S_IFMT != S_IFDIR else {
      throw TableError(at: path, "is a directory", remedy: "name a file in it")
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path, errno) }
    defer { close(descriptor) }
    let isRegular = information.st_mode & S_IFMT == S_IFREG
    let size = isRegular ? Int(information.st_size) : 0
    if size > pieceLength, let bytes = pieces(of: descriptor, size) { return bytes }
    return try read(descriptor: descriptor, name: path, expected: size)
  }

  static let standardInput = "standard input"

  /// So much is worth a thread.
  private static let pieceLength = 1 << 22

  /// A long file, read by several threads; nil where it changes meanwhile or cannot be read so.
  private static func pieces(of descriptor: Int32, _ size: Int) -> [UInt8]? {
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      let results = Threads.map((size + pieceLength) / pieceLength, threads: Threads.available) {
        // One byte more than expected shows whether the file has grown.
        let piece = $0 * pieceLength..<min(($0 + 1) * pieceLength, size + 1)
        var position = piece.lowerBound
        while position < piece.upperBound {
          // Safe: each piece is its own part of the buffer.
          let received = again {
            pread(
              descriptor, buffer.baseAddress.map { $0 + position }, piece.upperBound - position,
              off_t(position))
          }
          guard received > 0 else { break }
          position += received
        }
        return position == min(piece.upperBound, size)
      }
      isWhole = results.allSatisfy { $0 }
      count = isWhole ? size : 0
    }
    return isWhole ? bytes : nil
  }

  private static func read(
    descriptor: Int32, name: String, expected: Int
  ) throws(TableError) -> [UInt8] {
    let longest = max(longestStream, expected)
    var bytes: [UInt8] = []
    // One byte more than expected, so that the end is seen without growing.
    var room = max(expected + 1, 1 << 16)
    while true {
      let before = bytes.count
      var problem: Int32 = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        let received = readOnce(descriptor, buffer)
        if received < 0 { problem = errno }
        count = max(received, 0)
      }
      guard problem == 0 else { throw failure(name, problem) }
      guard !chunk.isEmpty else { return bytes }
      if before == 0 { bytes = chunk } else { bytes += chunk }
      guard bytes.count <= longest else {
        throw TableError(at: name, "is longer than 4 GiB", remedy: "write it to a file first")
      }
      room = max(1 << 16, min(bytes.count, 1 << 26))
    }
  }

  private static func readOnce(
    _ descriptor: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    again {
      #if canImport(Glibc)
        Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      #elseif canImport(Musl)
        Musl.read(descriptor, buffer.baseAddress, buffer.count)
      #else
        Darwin.read(descriptor, buffer.baseAddress, buffer.count)
      #endif
    }
  }

  /// Again after a signal.
  private static func again(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }

  private static func failure(_ path: String, _ code: Int32) -> TableError {
    switch code {
    case ENOENT: TableError(at: path, "there is no such file", remedy: "check the path")
    case EACCES: TableError(at: path, "cannot be read: permission denied")
    default: TableError(at: path, "cannot be read: \(String(cString: strerror(code)))")
    }
  }
}
