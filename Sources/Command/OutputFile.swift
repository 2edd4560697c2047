internal import Gradus
internal import Terminal

#if canImport(Glibc)
  @preconcurrency internal import Glibc
#elseif canImport(Musl)
  @preconcurrency internal import Musl
#else
  internal import Darwin
#endif

/// A file that a command is going to write.
enum OutputFile {
  /// Throws where writing would fail or would destroy an input: before the work, not after it.
  ///
  /// `what` goes there, as the `option` says, and an `example` is how to say it.
  static func check(
    _ path: String, against inputs: [String], _ arguments: Arguments,
    option: String = "--output", what: String = "a model", example: String = "-o my.gradus"
  ) throws {
    guard path != "-" else {
      throw arguments.wrongUsage(
        "\(option): \(what) goes to a file, not to standard output; name one, as in \(example)")
    }
    if let input = inputs.first(where: { isSame($0, path) }) {
      throw arguments.wrongUsage(
        "\(option) would overwrite \(input.printable), which is read; name another file")
    }
    try AtomicFile(path).checkWritable()
  }

  /// Whether two paths lead to one regular file.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    var (a, b) = (stat(), stat())
    return stat(one, &a) == 0 && stat(other, &b) == 0 && a.st_mode & S_IFMT == S_IFREG
      && a.st_dev == b.st_dev && a.st_ino == b.st_ino
  }
}
