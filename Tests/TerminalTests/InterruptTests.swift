import Terminal
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Glibc
#endif

@Suite("Ctrl-C")
struct InterruptTests {
  @Test("pressed once is a request")
  func once() async {
    await #expect(processExitsWith: .exitCode(7)) {
      // Whoever runs the tests may have had them ignore it.
      _ = signal(SIGINT, SIG_DFL)
      Interrupt.install()
      guard !Interrupt.isRequested else { exit(1) }
      raise(SIGINT)
      exit(Interrupt.isRequested ? 7 : 1)
    }
  }

  @Test("pressed twice ends the process with 130")
  func twice() async {
    await #expect(processExitsWith: .exitCode(130)) {
      _ = signal(SIGINT, SIG_DFL)
      Interrupt.install()
      raise(SIGINT)
      raise(SIGINT)
      exit(1)
    }
  }

  @Test("stays ignored in a process that was started to ignore it")
  func ignored() async {
    await #expect(processExitsWith: .exitCode(7)) {
      _ = signal(SIGINT, SIG_IGN)
      Interrupt.install()
      raise(SIGINT)
      raise(SIGINT)
      exit(Interrupt.isRequested ? 1 : 7)
    }
  }
}
