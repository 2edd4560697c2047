import Gradus
import Terminal

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  import Darwin
#endif

// A full disk is told by the write that fails, not by a signal.
signal(SIGXFSZ, SIG_IGN)
exit(Program.gradus.run(Array(CommandLine.arguments.dropFirst())).code)
