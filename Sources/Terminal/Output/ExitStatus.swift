/// The number with which a process ends; thrown by a command that ends early and has said why.
public struct ExitStatus: Error, Equatable, Sendable {
  /// 0 to 255.
  public let code: Int32

  /// A status of one's own.
  public init(_ code: Int32) { self.code = code }

  /// A literal, which a signal handler may use: it is never initialized at run time.
  static var interruptedCode: Int32 { 130 }

  /// All went well.
  public static let success = ExitStatus(0)
  /// The command could not do what it was asked to.
  public static let failure = ExitStatus(1)
  /// The command line was wrong (the convention of GNU).
  public static let wrongUsage = ExitStatus(2)
  /// The user pressed Ctrl-C: 128 and the number of the signal.
  public static let interrupted = ExitStatus(interruptedCode)
  /// The reader of standard output went away: 128 and the number of SIGPIPE.
  public static let brokenPipe = ExitStatus(141)
}
