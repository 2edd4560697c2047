import Numerics
import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A table from text, as if it stood in `t.csv`.
func read(_ text: String, _ change: (inout CSV.Options) -> Void = { _ in }) throws -> Table {
  var options = CSV.Options()
  change(&options)
  return try CSV.read(bytes: Array(text.utf8), name: "t.csv", options: options)
}

/// What a user reads if the body fails.
func message(_ body: () throws -> Void) -> String {
  do {
    try body()
    return "no error"
  } catch {
    return "\(error)"
  }
}

/// A folder that vanishes with its owner.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/gradus-tables-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress, let made = mkdtemp(start) else { return "" }
      return String(cString: made)
    }
    precondition(!path.isEmpty, "no temporary folder can be made")
  }

  private var files: [String] = []

  /// Writes a file, and returns its path.
  func write(_ name: String, _ bytes: some Sequence<UInt8>) -> String {
    let file = "\(path)/\(name)"
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    precondition(descriptor >= 0, "\(file) cannot be written")
    let bytes = Array(bytes)
    let written = bytes.withUnsafeBytes { unistdWrite(descriptor, $0) }
    precondition(written == bytes.count, "\(file) was not written whole")
    close(descriptor)
    files.append(file)
    return file
  }

  deinit {
    for file in files { unlink(file) }
    rmdir(path)
  }
}

private func unistdWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}

/// A stream of choices for random tables.
struct Choices {
  private let source: RandomSource
  private var position = 0

  init(seed: Int) { source = RandomSource(seed: UInt64(seed), purpose: 1) }

  mutating func below(_ count: Int) -> Int {
    position += 1
    return Int(source.bits(position) % UInt64(count))
  }

  mutating func bits() -> UInt64 {
    position += 1
    return source.bits(position)
  }
}
