#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  @preconcurrency internal import Musl
#else
  @preconcurrency internal import Glibc
#endif

/// What the device behind an output can show.
public struct Screen: Sendable, Equatable {
  /// Whether someone is watching, as against a file or a pipe.
  public let isTerminal: Bool
  /// The width in columns, where it is known.
  public let columns: Int?
  /// The height in lines, where it is known.
  public let rows: Int?
  /// Whether colors may be used: on a terminal that knows them, unless `NO_COLOR` is set.
  public let allowsColor: Bool
  /// Whether a line can be written over: on any terminal but a "dumb" one.
  public let allowsRedrawing: Bool
  /// Whether the locale is one of UTF-8; if not, tables and bars are drawn in ASCII.
  public let allowsUnicode: Bool

  /// A screen with the properties given; the rest follows from the environment.
  ///
  /// `COLUMNS` overrides the width that the terminal reports. The first of `LC_ALL`, `LC_CTYPE` and `LANG` that
  /// is set and not empty names the locale. `NO_COLOR`, when it is not empty, forbids color (no-color.org).
  public init(
    isTerminal: Bool, reportedColumns: Int? = nil, reportedRows: Int? = nil,
    environment: [String: String]
  ) {
    let locale =
      ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let encoding = locale.lowercased()
    let isDumb = environment["TERM"].map { $0.isEmpty || $0 == "dumb" } ?? true
    self.isTerminal = isTerminal
    columns =
      environment["COLUMNS"].flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil } ?? reportedColumns
    rows = reportedRows
    allowsRedrawing = isTerminal && !isDumb
    allowsColor = allowsRedrawing && (environment["NO_COLOR"] ?? "").isEmpty
    allowsUnicode = encoding.hasSuffix("utf-8") || encoding.hasSuffix("utf8")
  }

  /// The screen behind standard output.
  public static func standardOutput() -> Screen { Screen(descriptor: STDOUT_FILENO) }

  /// The screen behind standard error.
  public static func standardError() -> Screen { Screen(descriptor: STDERR_FILENO) }

  private init(descriptor: Int32) {
    let names = ["COLUMNS", "LC_ALL", "LC_CTYPE", "LANG", "NO_COLOR", "TERM"]
    var environment: [String: String] = [:]
    for name in names {
      // Safe: getenv returns a text that ends in zero, and it is copied at once.
      if let value = getenv(name) { environment[name] = String(cString: value) }
    }
    let isTerminal = isatty(descriptor) == 1
    let size = isTerminal ? Self.reportedSize(descriptor) : nil
    self.init(
      isTerminal: isTerminal, reportedColumns: size?.columns, reportedRows: size?.rows,
      environment: environment)
  }

  /// A side that the terminal does not tell is `nil`.
  private static func reportedSize(_ descriptor: Int32) -> (columns: Int?, rows: Int?) {
    var size = winsize()
    // Safe: TIOCGWINSZ writes one winsize.
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 else { return (nil, nil) }
    func known(_ side: UInt16) -> Int? { side > 0 ? Int(side) : nil }
    return (known(size.ws_col), known(size.ws_row))
  }

  /// The width for running text: lines of more than 100 columns are hard to read, and fewer than 40 leave
  /// no room.
  var textColumns: Int { min(max(columns ?? 80, 40), 100) }
}
