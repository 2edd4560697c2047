import Terminal
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Glibc
#endif

@Suite("Output")
struct OutputTests {
  @Test("arrives whole and in order, however few bytes are taken at a time")
  func completeness() throws {
    var received: [UInt8] = []
    let output = Output(to: "memory") { bytes in
      let count = min(bytes.count, 7)
      received += bytes.prefix(count)
      return count
    }
    let lines = (0..<20_000).map { "line \($0) δ" }
    for line in lines { try output.writeLine(line) }
    try output.flush()
    #expect(String(decoding: received, as: UTF8.self) == lines.map { $0 + "\n" }.joined())
  }

  @Test("waits for the buffer to fill, unless it is not to wait")
  func buffering() throws {
    var calls = 0
    for isBuffered in [true, false] {
      calls = 0
      let output = Output(to: "memory", isBuffered: isBuffered) { bytes in
        calls += 1
        return bytes.count
      }
      for _ in 0..<100 { try output.write("a line\n") }
      #expect(calls == (isBuffered ? 0 : 100))
      try output.flush()
      try output.flush()
      #expect(calls == (isBuffered ? 1 : 100))
    }
  }

  @Test("that fails says where and why, and is not tried twice")
  func failure() throws {
    let output = Output(to: "standard output") { _ throws(Output.SystemError) in
      throw Output.SystemError(code: ENOSPC)
    }
    try output.write("lost")
    let error = OutputError(place: "standard output", code: ENOSPC)
    #expect(throws: error) { try output.flush() }
    #expect(error.description == "standard output: No space left on device")
    #expect(!error.isBrokenPipe)
    try output.flush()
  }

  @Test("is handed over by the system without loss")
  func standardOutputWorks() async {
    await #expect(processExitsWith: .success) {
      try Output.standardOutput().flush()
      try Output.standardError().write("")
    }
  }

  @Test("into a closed pipe is an error, not the end of the process")
  func closedPipe() async {
    await #expect(processExitsWith: .exitCode(141)) {
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0, dup2(ends[1], STDOUT_FILENO) >= 0 else { exit(1) }
      close(ends[0])
      close(ends[1])
      exit(SampleProgram.program.run(["--help"]).code)
    }
  }
}
