#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension AtomicFile {
  /// Replaces the file's bytes by `pieces`, one after the other, and waits until they are on the
  /// disk.
  ///
  /// They go to a new file in the same directory, which then takes the name of the old one; so hard
  /// links keep the old bytes, and permissions stay. A symbolic link stays, and what it leads to is
  /// replaced. Into a pipe or a device the bytes are written directly.
  ///
  /// - Throws: A `ModelFileError` of kind `unwritable`; the old file is then unchanged, and no other
  ///   is left behind.
  public func write(_ pieces: [ArraySlice<UInt8>]) throws(ModelFileError) {
    do throws(SystemFailure) {
      var status = stat()
      guard stat(path, &status) == 0 else {
        return try replace(try target(), by: pieces, mode: nil)
      }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: throw SystemFailure(code: EISDIR)
      case S_IFREG:
        // What its owner protected is not replaced only because the directory would allow it.
        _ = try OpenFile(path, O_WRONLY)
        try replace(try target(), by: pieces, mode: status.st_mode & 0o777)
      default: try append(pieces)
      }
    } catch {
      throw unwritable(error)
    }
  }

  /// Finds out whether `write` can begin: before work that would be lost if it cannot.
  ///
  /// - Throws: A `ModelFileError` of kind `unwritable`; nothing is left behind.
  public func checkWritable() throws(ModelFileError) {
    do throws(SystemFailure) {
      var status = stat()
      if stat(path, &status) == 0 {
        guard status.st_mode & S_IFMT != S_IFDIR else { throw SystemFailure(code: EISDIR) }
        guard status.st_mode & S_IFMT == S_IFREG else { return }
        _ = try OpenFile(path, O_WRONLY)
      }
      let probe = try Self.create(in: Self.directory(of: try target()))
      unlink(probe.path)
    } catch {
      throw unwritable(error)
    }
  }

  /// Where symbolic links lead, even if to a file that is still to be made.
  private func target() throws(SystemFailure) -> String {
    var target = path
    for _ in 0..<40 {
      var status = stat()
      guard lstat(target, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return target }
      var text = [CChar](repeating: 0, count: Int(PATH_MAX))
      // Safe: the system writes at most the length that it is told.
      let length = text.withUnsafeMutableBufferPointer { text in
        text.baseAddress.map { readlink(target, $0, text.count) } ?? 0
      }
      guard length >= 0 else { throw SystemFailure() }
      let next = String(decoding: text[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      target = next.hasPrefix("/") ? next : Self.directory(of: target) + "/" + next
    }
    throw SystemFailure(code: ELOOP)
  }

  /// `mode` is the old file's, `nil` if there is none.
  private func replace(
    _ target: String, by pieces: [ArraySlice<UInt8>], mode: mode_t?
  ) throws(SystemFailure) {
    let directory = Self.directory(of: target)
    let file = try Self.create(in: directory)
    let temporary = file.path
    do throws(SystemFailure) {
      if let mode { try file.allow(mode) }
      for piece in pieces { try file.write(piece) }
      try file.synchronize()
      try file.close()
      guard rename(temporary, target) == 0 else { throw SystemFailure() }
    } catch {
      unlink(temporary)
      throw error
    }
    // The new name has to reach the disk, too. Where the system cannot be asked for that (a
    // directory that may be written but not read), it does so a little later.
    try? OpenFile(directory, O_RDONLY | O_DIRECTORY).synchronize()
  }

  /// A new empty file. It is readable and writable for all, less what the process's `umask` takes
  /// away, like any file that a command makes.
  private static func create(in directory: String) throws(SystemFailure) -> OpenFile {
    while true {
      let name = ".gradus-\(String(UInt64.random(in: 0 ... .max), radix: 36)).partial"
      do throws(SystemFailure) {
        return try OpenFile("\(directory)/\(name)", O_WRONLY | O_CREAT | O_EXCL, mode: 0o666)
      } catch {
        guard error.code == EEXIST else { throw error }
      }
    }
  }

  /// Writes into what is no file: a pipe, `/dev/stdout`.
  private func append(_ pieces: [ArraySlice<UInt8>]) throws(SystemFailure) {
    let device = try OpenFile(path, O_WRONLY)
    for piece in pieces { try device.write(piece) }
    try device.close()
  }

  private static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private func unwritable(_ failure: SystemFailure) -> ModelFileError {
    let remedy =
      switch failure.code {
      case ENOSPC, EDQUOT: "free some space, or write to another disk"
      case EFBIG: "raise the limit on file sizes, or write to another disk"
      case EACCES, EPERM, EROFS: "check the permissions, or write to another directory"
      case EISDIR: "give the name of a file in it"
      case ENOTDIR: "there is a file on the way to it; write to another directory"
      case ENOENT where Self.isDirectory(Self.directory(of: path)): "write to another directory"
      case ENOENT: "make the directory \(Self.directory(of: path)) first"
      default: "write to another path"
      }
    return ModelFileError(
      .unwritable, file: path, "cannot be written: \(failure.text) (\(remedy))")
  }
}
