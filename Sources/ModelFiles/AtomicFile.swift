#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file that is read whole and replaced whole: whoever opens it, even after a crash, finds the
/// old bytes or the new ones, never a mixture.
public struct AtomicFile: Sendable {
  /// As the user gave it; errors call the file by it.
  public let path: String

  /// Names the file; nothing is opened yet.
  public init(_ path: String) { self.path = path }

  /// Reads the whole file.
  ///
  /// - Parameter limit: The most bytes to read.
  /// - Returns: The file's bytes, in memory once.
  /// - Throws: A `ModelFileError` of kind `unreadable` if the file is missing, is a directory, may
  ///   not be read, or has more than `limit` bytes, which is found out before memory is taken.
  public func read(limit: Int) throws(ModelFileError) -> [UInt8] {
    let bytes: [UInt8]?
    do throws(SystemFailure) {
      bytes = try contents(limit: limit)
    } catch {
      throw unreadable(error)
    }
    guard let bytes else {
      throw ModelFileError(
        .unreadable, file: path,
        "is too large: at most \(limit) bytes can be read (check that it is the right file)")
    }
    return bytes
  }

  /// `nil` if there are more than `limit`.
  private func contents(limit: Int) throws(SystemFailure) -> [UInt8]? {
    let file = try OpenFile(path, O_RDONLY)
    let status = try file.status()
    guard status.st_mode & S_IFMT != S_IFDIR else { throw SystemFailure(code: EISDIR) }
    // A pipe has no size, and a file may grow while it is read: the size is only a first guess.
    let size = Int(status.st_size)
    guard size <= limit else { return nil }
    var bytes = try file.read(atMost: size)
    while bytes.count <= limit {
      let more = try file.read(atMost: 1 << 16)
      if more.isEmpty { return bytes }
      bytes += more
    }
    return nil
  }

  private func unreadable(_ failure: SystemFailure) -> ModelFileError {
    let problem =
      switch failure.code {
      case ENOENT: "there is no such file (check the path)"
      case EISDIR: "is a directory (give the name of a file in it)"
      case EACCES, EPERM: "cannot be read: \(failure.text) (check its permissions)"
      default: "cannot be read: \(failure.text) (check the path and the disk)"
      }
    return ModelFileError(.unreadable, file: path, problem)
  }
}
