internal import Numerics

/// Sets some rows apart from the others, at random but the same for the same seed.
public enum Split {
  /// What the rows are set apart for: the random choices are independent.
  public enum Purpose: UInt64, Sendable {
    /// They only report.
    case heldOut = 0x6865_6C64
    /// They choose epochs and settings.
    case validation = 0x7661_6C69
  }

  /// Sets a fraction, less than 1, of some rows of a table apart, and gives the rows kept and those set
  /// apart, each ascending.
  ///
  /// `strata` is the class of every row of that table, from ``Preparation/strata(of:targets:task:)``:
  /// each class then gives its own share, rounded, but never its last row; where every share rounds
  /// to none, the largest classes give a row each.
  /// - Throws: if no row can be set apart, or the fraction is none.
  public static func holdout(
    _ fraction: Double, of rows: [Int], strata: [Int32]? = nil, seed: UInt64,
    for purpose: Purpose = .heldOut
  ) throws(TableError) -> (kept: [Int], heldOut: [Int]) {
    let flag = purpose == .heldOut ? "--holdout" : "--validation"
    guard fraction >= 0, fraction < 1 else {
      throw TableError(
        "\(flag) \(fraction.shortestText) is not a fraction",
        remedy: "it must be at least 0 and less than 1")
    }
    guard fraction > 0 else { return (rows.sorted(), []) }

    var sizes: [Int32: Int] = [:]
    for row in rows { sizes[strata?[row] ?? 0, default: 0] += 1 }
    var wanted = sizes.mapValues { min(Int((fraction * Double($0)).rounded()), $0 - 1) }
    let share = Int((fraction * Double(rows.count)).rounded())
    if wanted.values.allSatisfy({ $0 == 0 }) {
      // Many small classes: the share of each rounds to none, so the largest give a row each.
      let largest = sizes.filter { $0.value > 1 }.sorted {
        (-$0.value, $0.key) < (-$1.value, $1.key)
      }
      for (stratum, _) in largest.prefix(share) { wanted[stratum] = 1 }
    }

    let ascending = rows.sorted()
    let order = RandomSource(seed: seed, purpose: purpose.rawValue)
      .permutation(of: ascending.count)
    var isHeldOut = [Bool](repeating: false, count: ascending.count)
    for k in order {
      let stratum = strata?[ascending[k]] ?? 0
      guard let left = wanted[stratum], left > 0 else { continue }
      wanted[stratum] = left - 1
      isHeldOut[k] = true
    }
    let heldOut = zip(ascending, isHeldOut).compactMap { $1 ? $0 : nil }
    guard !heldOut.isEmpty else {
      throw TableError(
        share > 0 && sizes.count > 1
          ? "no class has a row to spare, so that \(fraction.shortestText) of the rows could be set "
            + "apart"
          : "\(Quotation.count(rows.count, "row is", "rows are")) too few to set "
            + "\(fraction.shortestText) of them apart",
        remedy: "use \(flag) 0, or give more rows")
    }
    return (zip(ascending, isHeldOut).compactMap { $1 ? nil : $0 }, heldOut)
  }
}
