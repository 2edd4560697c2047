#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  @preconcurrency internal import Musl
#else
  @preconcurrency internal import Glibc
#endif
internal import Synchronization

/// Ctrl-C: asked for once, the work in progress ends in good order; twice, the process ends at once.
public enum Interrupt {
  // Lock-free, hence allowed in a signal handler.
  private static let count = Atomic<Int>(0)

  /// Begins to listen to Ctrl-C (SIGINT). A process that was started to ignore it goes on ignoring it.
  public static func install() {
    // The first use of a global may initialize it, which a signal handler must not do.
    count.store(0, ordering: .relaxed)
    let previous = signal(SIGINT, handler)
    // Safe: both are addresses of functions or small numbers of the size of a pointer.
    if unsafeBitCast(previous, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
      _ = signal(SIGINT, SIG_IGN)
    }
    // The mask is inherited, and some parents, test runners among them, hold the signal back.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Whether Ctrl-C was pressed since `install`; cheap enough to ask after every batch.
  public static var isRequested: Bool { count.load(ordering: .relaxed) > 0 }

  // Only what POSIX allows in a signal handler: an atomic and _exit.
  private static let handler: @convention(c) (Int32) -> Void = { _ in
    if Interrupt.count.wrappingAdd(1, ordering: .relaxed).newValue > 1 {
      _exit(ExitStatus.interruptedCode)
    }
  }
}
