import Foundation
import Gradus

/// This program again, doing nothing but keeping a processor busy.
enum BusyProcess {
  static let argument = "--keep-busy"

  static func keepBusy() -> Never {
    var x: UInt64 = 1
    while true {
      x = x &* 6_364_136_223_846_793_005 &+ 1
      // Whoever started it may have ended without ending it.
      if x & 0xff_ffff == 0, getppid() == 1 { exit(0) }
    }
  }
}

/// Two threads beside a process that keeps one of the processors busy, against one thread beside it:
/// the median, which should not exceed 1.25.
func timeBesideBusyProcess() throws {
  print("\nan epoch beside a busy process: two threads against one, medians, in turn")
  let busy = Process()
  busy.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
  busy.arguments = [BusyProcess.argument]
  try busy.run()
  defer { busy.terminate() }
  for (name, widths, batch, steps) in [
    ("16-64-32-1, batch 32", [16, 64, 32, 1], 32, 600),
    ("784-128-10, batch 128", [784, 128, 10], 128, 100),
    ("784-512-512-512-10, batch 256", [784, 512, 512, 512, 10], 256, 10),
    ("28-300-300-300-1, batch 1024", [28, 300, 300, 300, 1], 1024, 10),
  ] {
    let executions = [1, 2].map {
      execution(
        widths, .relu, .identity, .meanSquaredError, batch: batch, threads: $0,
        optimizer: .adam())
    }
    var times: [[Double]] = [[], []]
    for _ in 0..<31 {
      for (i, e) in executions.enumerated() {
        times[i] += seconds(of: 1) { for _ in 0..<steps { e.perform() } }
      }
    }
    let medians = times.map { $0.sorted().median }
    print("  \(name): \(hundredths(medians[1] / medians[0])) × the time of one")
  }
}
