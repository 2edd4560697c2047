/// Finds what a mistyped name was probably meant to be.
public enum DidYouMean {
  /// The candidate nearest to `name`, or nil if none is near: at most a third of its letters away.
  ///
  /// Capitals count less than other differences; of equally near candidates the first one wins.
  public static func closest(to name: String, in candidates: some Sequence<String>) -> String? {
    let letters = Array(name.lowercased())
    let allowed = max(1, letters.count / 3)
    var best: (distance: Int, name: String)?
    for candidate in candidates {
      let other = Array(candidate.lowercased())
      guard abs(other.count - letters.count) <= allowed else { continue }
      let distance = distance(letters, other)
      if distance <= allowed, distance < max(letters.count, 1), distance < best?.distance ?? .max {
        best = (distance, candidate)
      }
    }
    return best?.name
  }

  /// `did you mean "species"?`, or what there is instead.
  public static func remedy(for name: String, in candidates: [String]) -> String {
    if let closest = closest(to: name, in: candidates) { return "did you mean \"\(closest)\"?" }
    return candidates.isEmpty ? "there are none" : "there are \(Quotation.list(candidates))"
  }

  /// Insertions, deletions, substitutions and swaps of neighbors from `a` to `b`
  /// (Damerau 1964; optimal string alignment).
  public static func distance<Element: Equatable>(_ a: [Element], _ b: [Element]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      row.reserveCapacity(b.count + 1)
      for j in b.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
