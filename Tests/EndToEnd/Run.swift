import Foundation

/// What a run of the command left.
struct Outcome: Sendable {
  /// As a shell has it: 128 and more for the number of a signal.
  let status: Int32
  let output: String
  let errors: String

  var lines: [String] { output.split(separator: "\n").map(String.init) }
}

/// `gradus` running in a workplace, with no more address space than a small machine has.
final class Run {
  static let capturePrefix = ".captured-"
  /// A gibibyte is 1 << 20 of these.
  private static let kibibytes = 8 << 20

  private let process = Process()
  private let captures: [URL]
  private let handles: [FileHandle]

  init(
    _ words: [String], in place: Workplace, input: String = "", environment: [String: String] = [:]
  ) throws {
    let captures = ["input", "output", "errors"].map { name in
      URL(fileURLWithPath: place.path("\(Self.capturePrefix)\(name)-\(UUID().uuidString)"))
    }
    try Data(input.utf8).write(to: captures[0])
    for capture in captures.dropFirst() { try Data().write(to: capture) }
    handles =
      [try FileHandle(forReadingFrom: captures[0])]
      + (try captures.dropFirst().map { try FileHandle(forWritingTo: $0) })
    self.captures = captures
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments =
      ["-c", "ulimit -v \(Self.kibibytes); exec \"$0\" \"$@\"", Workplace.program] + words
    process.currentDirectoryURL = URL(fileURLWithPath: place.folder)
    // The backtracer would need more than the address space, and minutes.
    process.environment = ProcessInfo.processInfo.environment
      .merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }.merging(environment) { $1 }
    process.standardInput = handles[0]
    process.standardOutput = handles[1]
    process.standardError = handles[2]
    try process.run()
  }

  /// Presses Ctrl-C.
  func interrupt() { process.interrupt() }

  /// Waits until the program has computed for a while: it then hears Ctrl-C.
  func waitUntilBusy() {
    let path = "/proc/\(process.processIdentifier)/stat"
    // In hundredths of a second, the fourteenth field; the second ends with the last parenthesis.
    while process.isRunning,
      let text = try? String(contentsOfFile: path, encoding: .utf8),
      let ticks = text.split(separator: ")").last?.split(separator: " ").dropFirst(11).first,
      (Int(ticks) ?? .max) < 30
    {
      usleep(10_000)
    }
  }

  /// Waits for the end.
  func outcome() throws -> Outcome {
    process.waitUntilExit()
    for handle in handles { try handle.close() }
    let texts = try captures.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    for capture in captures { try FileManager.default.removeItem(at: capture) }
    let status = process.terminationStatus
    return Outcome(
      status: process.terminationReason == .exit ? status : 128 + status, output: texts[1],
      errors: texts[2])
  }
}
