#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

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
    return try read(
      descriptor: descriptor, name: path, expected: isRegular ? Int(information.st_size) : 0)
  }

  static let standardInput = "standard input"

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

  /// Again after a signal.
  private static func readOnce(_ descriptor: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>)
    -> Int
  {
    while true {
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      #elseif canImport(Musl)
        let count = Musl.read(descriptor, buffer.baseAddress, buffer.count)
      #else
        let count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
      #endif
      if count >= 0 || errno != EINTR { return count }
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
