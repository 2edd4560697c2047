#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What the system says about a call that failed.
struct SystemFailure: Error {
  /// One of the constants of `errno`.
  let code: Int32

  /// Of the call that has just failed.
  init() { code = errno }

  init(code: Int32) { self.code = code }

  /// In a few words: `No space left on device`.
  var text: String {
    // Safe: the text is the C library's, and copied at once.
    String(cString: strerror(code))
  }
}
