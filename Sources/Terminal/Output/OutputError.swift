#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  @preconcurrency internal import Musl
#else
  @preconcurrency internal import Glibc
#endif

/// Why output could not be written: `standard output: No space left on device`.
public struct OutputError: Error, Equatable, CustomStringConvertible {
  /// Where it should have gone: `standard output`.
  public let place: String
  /// The system's number for the reason.
  public let code: Int32

  /// An error of the system (`errno`) at a place.
  public init(place: String, code: Int32) {
    self.place = place
    self.code = code
  }

  /// Whether the reader of a pipe went away, which is its right: the program ends without a message.
  public var isBrokenPipe: Bool { code == EPIPE }

  /// The place and the system's words for the reason.
  public var description: String {
    guard let words = strerror(code) else { return "\(place): error \(code)" }
    // Safe: strerror returns a text that ends in zero, and it is copied at once.
    return "\(place): \(String(cString: words))"
  }
}
