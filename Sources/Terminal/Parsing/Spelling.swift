/// Finds the word that was meant: "did you mean …?"
public enum Spelling {
  /// The candidate closest to a misspelled word, or nil if none is close enough to be meant.
  ///
  /// A candidate is close if a third of its letters or fewer are wrong, or if it begins with the word.
  /// Upper and lower case are the same. Of two as close the earlier one is returned.
  public static func closest(to word: String, among candidates: [String]) -> String? {
    let typed = Array(word.lowercased())
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let letters = Array(candidate.lowercased())
      let isBeginning = typed.count >= 2 && letters.starts(with: typed)
      let distance = isBeginning ? min(1, letters.count - typed.count) : distance(typed, letters)
      guard distance <= max(1, max(typed.count, letters.count) / 3), distance < letters.count
      else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
    }
    return best?.candidate
  }

  /// The number of letters to insert, delete, replace or swap with their neighbor to turn one word into
  /// the other (optimal string alignment, after Damerau 1964).
  static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...b.count)
    for i in a.indices {
      var current = [i + 1]
      for j in b.indices {
        var cost = min(
          previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforePrevious[j - 1] + 1)
        }
        current.append(cost)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[b.count]
  }
}
