internal import Kernels
public import Numerics

extension HostEngine {
  /// The most floating-point operations per second that one processor does, measured now: the best of
  /// several short runs of nothing but multiply-adds.
  public func measuredPeak(_ precision: Precision) -> Double {
    let peak = kernels(precision).peak
    let clock = ContinuousClock()
    return (0..<20).reduce(0) { best, _ in
      let start = clock.now
      let operations = peak(1_000_000)
      return max(best, operations / ((clock.now - start) / .seconds(1)))
    }
  }
}
