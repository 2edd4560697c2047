@testable import Charts
import Numerics
import Testing

@Suite("Curves of scores")
struct ScoreTests {
  @Test("the area under the curve is the share of pairs in the right order, ties counting half")
  func areaCountsPairs() {
    for seed in 1...20 {
      let scores = Pictures.scores("s", seed, count: 60)
      var sum = 0.0, pairs = 0.0
      for i in scores.scores.indices where scores.isPositive[i] {
        for j in scores.scores.indices where !scores.isPositive[j] {
          let (a, b) = (scores.scores[i], scores.scores[j])
          sum += a > b ? 1 : a == b ? 0.5 : 0
          pairs += 1
        }
      }
      #expect(abs((scores.areaUnderCurve ?? -1) - sum / pairs) < 1e-12)
    }
  }

  @Test(
    "a receiver curve climbs from nothing to everything, a precision curve ends at the base rate")
  func curvesBeginAndEnd() {
    for seed in 1...20 {
      let scores = Pictures.scores("s", seed)
      let curve = scores.receiverCurve
      #expect(curve.first == Point(0, 0) && curve.last == Point(1, 1))
      for (a, b) in zip(curve, curve.dropFirst()) { #expect(a.x <= b.x && a.y <= b.y) }
      let base = Double(scores.isPositive.count { $0 }) / Double(scores.isPositive.count)
      #expect(scores.precisionCurve.last == Point(1, base))
    }
  }

  @Test("leaving out points in the middle of straight pieces changes no area")
  func perfectIsCorner() {
    let perfect = BinaryScores(
      "p", scores: [0.9, 0.8, 0.2, 0.1], isPositive: [true, true, false, false])
    #expect(perfect.receiverCurve == [Point(0, 0), Point(0, 1), Point(1, 1)])
    #expect(perfect.areaUnderCurve == 1 && perfect.averagePrecision == 1)
  }

  @Test("the average precision is that of the definition on a worked example")
  func averagePrecision() {
    // Hits at ranks 1 and 3 of 4: (1/1 + 2/3)/2.
    let scores = BinaryScores("s", scores: [4, 3, 2, 1], isPositive: [true, false, true, false])
    #expect(abs((scores.averagePrecision ?? 0) - (1 + 2.0 / 3) / 2) < 1e-15)
  }

  @Test("with one class only there is no curve")
  func oneClass() {
    let scores = BinaryScores("s", scores: [0.1, 0.2], isPositive: [false, false])
    #expect(!scores.hasBoth && scores.areaUnderCurve == nil && scores.receiverCurve.isEmpty)
  }

  @Test("calibration bins hold every row once, and their intervals what was observed")
  func binsHoldAll() {
    for seed in 1...10 {
      let scores = Pictures.scores("s", seed, count: 137)
      let bins = scores.calibration()
      #expect(bins.reduce(0) { $0 + $1.count } == 137)
      let mean = bins.reduce(0) { $0 + $1.observed * Double($1.count) } / 137
      #expect(abs(mean - Double(scores.isPositive.count { $0 }) / 137) < 1e-12)
      for bin in bins {
        #expect(bin.interval.contains(bin.observed) && (0...1).contains(bin.interval.lowerBound))
      }
      #expect(bins.map(\.promised) == bins.map(\.promised).sorted())
    }
  }

  @Test("the interval of 8 of 10 is Wilson's")
  func wilson() {
    let scores = BinaryScores(
      "s", scores: (0..<10).map { 0.5 + Double($0) / 100 }, isPositive: (0..<10).map { $0 > 1 })
    let bin = scores.calibration(bins: 1)[0]
    // Derived with 50 digits from his formula, z = 1.959963985.
    #expect(abs(bin.interval.lowerBound - 0.490162) < 1e-6)
    #expect(abs(bin.interval.upperBound - 0.943318) < 1e-6)
  }
}

@Suite("Distributions")
struct DistributionTests {
  private func bars(_ values: [Double]) -> [Mark.Rectangle] {
    guard case .rectangles(let bars)? = Chart.histogram("h", Axis("x"), values).marks.first?.shape
    else { return [] }
    return bars
  }

  @Test("the bars of a histogram count every number once, side by side")
  func histogramCounts() {
    for values in [Pictures.numbers, [1, 1, 1, 2], [5], [0, 1e300], [-3, -3]] {
      let bars = bars(values)
      #expect(bars.reduce(0) { $0 + $1.y.upperBound } == Double(values.count))
      for (a, b) in zip(bars, bars.dropFirst()) { #expect(a.x.upperBound == b.x.lowerBound) }
      #expect((1...60).contains(bars.count))
    }
  }

  @Test("strips name the median of every group, and keep every number in its strip")
  func strips() {
    let chart = Chart.strips(
      "s", Axis("x"), groups: [("odd", [3, 1, 2, .nan]), ("even", [4, 1, 2, 3]), ("none", [])])
    #expect(chart.description == "Medians: odd 2, even 2.5.")
    guard case .dots(let points)? = chart.marks.first?.shape else {
      Issue.record("there are no points")
      return
    }
    #expect(points.map(\.y) == [1, 2, 3, 1, 2, 3, 4])
    #expect(points.map { $0.x.rounded() } == [0, 0, 0, 1, 1, 1, 1])
  }

  @Test("normal quantiles invert the distribution function, and are those of the tables")
  func quantiles() {
    for k in 1..<1_000 {
      let p = Double(k) / 1_000
      let x = NormalQuantile.of(p)
      #expect(abs(Double.erfc(-x / 2.0.squareRoot()) / 2 - p) < 1e-12)
      #expect(x == -NormalQuantile.of(1 - p) || abs(x + NormalQuantile.of(1 - p)) < 1e-9)
    }
    #expect(abs(NormalQuantile.of(0.975) - 1.959963984540054) < 1e-11)
    #expect(abs(NormalQuantile.of(1e-9) + 5.997807015007697) < 1e-8)
    #expect(NormalQuantile.of(0) == -.infinity && NormalQuantile.of(1) == .infinity)
  }
}

@Suite("Images")
struct GrayImageTests {
  /// Reads what `png` writes: checks lengths and joins the stored blocks.
  private func pixels(of png: [UInt8], width: Int) -> [UInt8] {
    func number(_ at: Int) -> Int { png[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
    var at = 8, lines: [UInt8] = []
    while at + 12 <= png.count {
      let (count, name) = (number(at), String(decoding: png[at + 4..<at + 8], as: UTF8.self))
      if name == "IDAT" {
        var block = at + 10, isLast = false
        while !isLast {
          isLast = png[block] == 1
          let length = Int(png[block + 1]) | Int(png[block + 2]) << 8
          lines += png[block + 5..<block + 5 + length]
          block += 5 + length
        }
      }
      at += 12 + count
    }
    return lines.indices.filter { !$0.isMultiple(of: width + 1) }.map { lines[$0] }
  }

  @Test("an image comes back from its PNG, of one block or of several", arguments: [3, 28, 300])
  func comesBack(side: Int) {
    let random = RandomSource(seed: 5, purpose: 5)
    let bytes = (0..<side * (side + 1)).map { UInt8(truncatingIfNeeded: random.bits($0)) }
    let image = GrayImage(width: side, height: side + 1, pixels: bytes)
    #expect(pixels(of: image.png, width: side) == bytes)
  }

  @Test("a PNG is that of the standard, checksums included")
  func isStandard() {
    // Written by Python: zlib.compress(b"\0\x80", 0) between the chunks.
    let png = GrayImage(width: 1, height: 1, pixels: [0x80]).png
    let expected =
      "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000d49444154"
      + "7801010200fdff008000820081c36e25e00000000049454e44ae426082"
    let text = png.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(text == expected)
  }

  @Test("a large image is shrunk by means, which keeps its mean")
  func shrinks() {
    let image = GrayImage(width: 200, height: 100, pixels: (0..<20_000).map { UInt8($0 % 200) })
    let small = image.fitting(in: 50)
    #expect(small.width == 50 && small.height == 25)
    #expect(small.pixels.prefix(3) == [1, 5, 9])
    #expect(image.fitting(in: 200).pixels == image.pixels)
  }
}
