/// How long each of several runs of `body` takes, in seconds, the shortest first.
func seconds(of runs: Int, _ body: () -> Void) -> [Double] {
  let clock = ContinuousClock()
  return (0..<runs).map { _ in
    let start = clock.now
    body()
    return (clock.now - start) / .seconds(1)
  }.sorted()
}

extension [Double] {
  /// The shortest time.
  var best: Double { self[0] }
  var median: Double { self[count / 2] }
}

/// A share in percent.
func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

/// With two digits behind the point.
func hundredths(_ x: Double) -> String {
  let all = Int((x * 100).rounded())
  return "\(all / 100).\(all / 10 % 10)\(all % 10)"
}
