#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// An open file, closed at the end of its life unless closed before.
struct OpenFile: ~Copyable {
  let path: String
  /// Negative once it is closed.
  private var descriptor: Int32

  /// Opens the file with the C library's flags (`O_RDONLY` …); `mode` holds for one that is made.
  init(_ path: String, _ flags: Int32, mode: mode_t = 0) throws(SystemFailure) {
    let descriptor = open(path, flags | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw SystemFailure() }
    (self.path, self.descriptor) = (path, descriptor)
  }

  deinit {
    if descriptor >= 0 { _ = systemClose(descriptor) }
  }

  /// Size, mode and the like.
  borrowing func status() throws(SystemFailure) -> stat {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemFailure() }
    return status
  }

  /// Sets who may read and write it.
  borrowing func allow(_ mode: mode_t) throws(SystemFailure) {
    guard fchmod(descriptor, mode) == 0 else { throw SystemFailure() }
  }

  /// The next `count` bytes, fewer at the file's end.
  borrowing func read(atMost count: Int) throws(SystemFailure) -> [UInt8] {
    let descriptor = descriptor
    var failure: SystemFailure?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      while initialized < count {
        let rest = UnsafeMutableBufferPointer(rebasing: buffer[initialized..<count])
        // Safe: `rest` is what of the buffer is not filled yet.
        let result = systemRead(descriptor, rest)
        if result == 0 { break }
        if result > 0 {
          initialized += result
        } else if errno != EINTR {
          failure = SystemFailure()
          break
        }
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Writes all of `bytes`.
  borrowing func write(_ bytes: ArraySlice<UInt8>) throws(SystemFailure) {
    var rest = bytes
    while !rest.isEmpty {
      // Safe: the system only reads, and within the buffer.
      let result = rest.withUnsafeBytes { systemWrite(descriptor, $0) }
      if result >= 0 {
        rest = rest.dropFirst(result)
      } else if errno != EINTR {
        throw SystemFailure()
      }
    }
  }

  /// Waits until everything written is on the disk.
  borrowing func synchronize() throws(SystemFailure) {
    guard fsync(descriptor) == 0 else { throw SystemFailure() }
  }

  /// Closes the file; disks of the network may tell only here that they are full.
  consuming func close() throws(SystemFailure) {
    let descriptor = descriptor
    self.descriptor = -1
    // After an interruption the file is closed all the same.
    guard systemClose(descriptor) == 0 || errno == EINTR else { throw SystemFailure() }
  }
}

// The C library's functions under names that the methods do not hide.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}
private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
  write(descriptor, buffer.baseAddress, buffer.count)
}
private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }
