#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  @preconcurrency internal import Musl
#else
  @preconcurrency internal import Glibc
#endif

/// A place to write text to, buffered: what is written arrives with the next `flush`, or when the buffer is
/// full, or, on a terminal, at once.
public final class Output {
  /// Writes some bytes, at least one, and returns how many; or throws the system's error number.
  public typealias Sink = (_ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int

  /// The system's number for an error (`errno`).
  public struct SystemError: Error {
    public let code: Int32
    public init(code: Int32) { self.code = code }
  }

  private static let capacity = 1 << 16

  private let place: String
  private let isBuffered: Bool
  private let sink: Sink
  private var buffer: [UInt8] = []

  /// An output that hands its bytes to `sink`; `place` names it in error messages.
  public init(to place: String, isBuffered: Bool = true, sink: @escaping Sink) {
    self.place = place
    self.isBuffered = isBuffered
    self.sink = sink
  }

  /// Standard output, in pieces of 64 KiB unless it is a terminal.
  ///
  /// From here on a closed pipe is an error of `write` instead of the end of the process.
  public static func standardOutput() -> Output {
    _ = signal(SIGPIPE, SIG_IGN)
    return Output(to: "standard output", isBuffered: isatty(STDOUT_FILENO) == 0) {
      bytes throws(SystemError) in try put(bytes, STDOUT_FILENO)
    }
  }

  /// Standard error, which is never kept waiting.
  public static func standardError() -> Output {
    _ = signal(SIGPIPE, SIG_IGN)
    return Output(to: "standard error", isBuffered: false) { bytes throws(SystemError) in
      try put(bytes, STDERR_FILENO)
    }
  }

  /// Writes a text as UTF-8.
  public func write(_ text: String) throws(OutputError) {
    buffer.append(contentsOf: text.utf8)
    if !isBuffered || buffer.count >= Self.capacity { try flush() }
  }

  /// Writes a text and ends the line.
  public func writeLine(_ text: String = "") throws(OutputError) {
    try write(text + "\n")
  }

  /// Hands over what is waiting. After an error what was waiting is dropped, not written twice.
  public func flush() throws(OutputError) {
    let bytes = buffer
    buffer.removeAll(keepingCapacity: true)
    var start = 0
    while start < bytes.count {
      do throws(SystemError) {
        // Safe: the bytes are read inside of the closure only, and start is within bounds.
        start += try bytes.withUnsafeBufferPointer { all throws(SystemError) in
          try sink(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: all[start...])))
        }
      } catch {
        throw OutputError(place: place, code: error.code)
      }
    }
  }

  private static func put(
    _ bytes: UnsafeRawBufferPointer, _ descriptor: Int32
  ) throws(SystemError) -> Int {
    while true {
      // Safe: base address and count are of one buffer, which outlives the call.
      #if canImport(Darwin)
        let written = Darwin.write(descriptor, bytes.baseAddress, bytes.count)
      #elseif canImport(Musl)
        let written = Musl.write(descriptor, bytes.baseAddress, bytes.count)
      #else
        let written = Glibc.write(descriptor, bytes.baseAddress, bytes.count)
      #endif
      if written >= 0 { return written }
      // A signal, say the window's change of size, came between: try again.
      if errno != EINTR { throw SystemError(code: errno) }
    }
  }
}
