/// Small tables, always the same.
enum Samples {
  /// A linear congruential generator: the same numbers on every machine.
  struct Numbers {
    var state: UInt64

    mutating func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }

    /// From −2 to 2 with three decimals.
    mutating func coordinate() -> Double { Double(next(4_001) - 2_000) / 1_000 }
  }

  /// Columns x, z, c and y, which is `yes` where x + z > 0.
  static func twoClasses(rows: Int = 60, delimiter: String = ",", seed: UInt64 = 1) -> String {
    table(rows: rows, delimiter: delimiter, seed: seed) { x, z in x + z > 0 ? "yes" : "no" }
  }

  /// Columns x, z, c and y = 2x − z.
  static func regression(rows: Int = 60, seed: UInt64 = 1) -> String {
    table(rows: rows, delimiter: ",", seed: seed) { x, z in "\(2 * x - z)" }
  }

  private static func table(
    rows: Int, delimiter: String, seed: UInt64, target: (Double, Double) -> String
  ) -> String {
    var numbers = Numbers(state: seed)
    let header = ["x", "z", "c", "y"].joined(separator: delimiter) + "\n"
    return (0..<rows).reduce(into: header) { text, _ in
      let (x, z, c) = (numbers.coordinate(), numbers.coordinate(), numbers.next(3))
      text +=
        ["\(x)", "\(z)", ["a", "b", "c"][c], target(x, z)].joined(separator: delimiter) + "\n"
    }
  }

  /// Images of 4 × 4 bytes, bright at the left or at the right, in the IDX format, and their labels.
  static func images(_ count: Int, seed: UInt64 = 1) -> (images: [UInt8], labels: [UInt8]) {
    var numbers = Numbers(state: seed)
    var images: [UInt8] = [0, 0, 8, 3, 0, 0, 0, UInt8(count), 0, 0, 0, 4, 0, 0, 0, 4]
    var labels: [UInt8] = [0, 0, 8, 1, 0, 0, 0, UInt8(count)]
    for k in 0..<count {
      labels.append(UInt8(k % 2))
      for pixel in 0..<16 {
        images.append(UInt8(numbers.next(60) + (pixel % 4 / 2 == k % 2 ? 150 : 0)))
      }
    }
    return (images, labels)
  }
}
