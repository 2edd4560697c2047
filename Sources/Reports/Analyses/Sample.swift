internal import Numerics

/// Some of many rows, the same for the same seed.
enum Sample {
  private static let purpose: UInt64 = 0x7361_6D70

  /// All rows if they are few enough, otherwise so many, drawn at random, ascending.
  static func rows(_ rows: [Int], atMost count: Int, seed: UInt64) -> [Int] {
    guard rows.count > count else { return rows }
    return RandomSource(seed: seed, purpose: purpose).permutation(of: rows.count)
      .prefix(count).map { rows[$0] }.sorted()
  }
}
