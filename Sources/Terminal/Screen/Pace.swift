#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  @preconcurrency internal import Musl
#else
  @preconcurrency internal import Glibc
#endif

/// How fast work goes, recent work counting more: an exponential average over time.
struct Pace {
  /// Seconds after which what was measured counts 1/e.
  private static let memory = 10.0

  private var time: Double
  private var done = 0.0
  private var decayedSeconds = 0.0
  private var decayedWork = 0.0

  init(start: Double) { time = start }

  /// Takes note that `done` units of work are finished at `time`, in seconds.
  mutating func record(_ done: Double, at time: Double) {
    let seconds = time - self.time
    guard seconds > 0 else { return }
    // Both sums decay alike, so that their ratio is right from the first measurement on.
    let decay = exp(-seconds / Self.memory)
    decayedSeconds = decayedSeconds * decay + seconds
    decayedWork = decayedWork * decay + max(0, done - self.done)
    self.time = time
    self.done = done
  }

  /// The seconds until `total` units are finished at this pace; nil as long as nothing is.
  func secondsLeft(until total: Double) -> Double? {
    decayedWork > 0 ? max(0, total - done) * decayedSeconds / decayedWork : nil
  }
}
