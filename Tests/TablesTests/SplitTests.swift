import Tables
import Testing

@Suite struct SplitTests {
  @Test("kept and held-out rows are ascending and together all rows", arguments: 0..<20)
  func partition(seed: Int) throws {
    var choices = Choices(seed: seed)
    let rows = (0..<(20 + choices.below(200))).map { $0 * 3 }
    let strata = (0..<1000).map { _ in Int32(choices.below(4)) }
    let fraction = Double(1 + choices.below(8)) / 10
    for strata in [nil, strata] {
      let split = try Split.holdout(
        fraction, of: rows.reversed(), strata: strata, seed: UInt64(seed))
      #expect(split.kept == split.kept.sorted() && split.heldOut == split.heldOut.sorted())
      #expect((split.kept + split.heldOut).sorted() == rows)
    }
  }

  @Test("each class gives its share, rounded, and keeps at least one row")
  func strata() throws {
    let strata =
      [Int32](repeating: 0, count: 50) + Array(repeating: 1, count: 13)
      + Array(repeating: 2, count: 2) + [3] + Array(repeating: -1, count: 7)
    for (fraction, expected) in [
      (0.2, [0: 10, 1: 3, 2: 0, 3: 0, -1: 1]), (0.9, [0: 45, 1: 12, 2: 1, 3: 0, -1: 6]),
    ] {
      let split = try Split.holdout(
        fraction, of: Array(strata.indices), strata: strata, seed: 7)
      for (stratum, count) in expected {
        #expect(split.heldOut.count { strata[$0] == Int32(stratum) } == count)
      }
    }
  }

  @Test("the same seed gives the same rows, another seed or purpose others")
  func determinism() throws {
    let rows = Array(0..<1000)
    let split = try Split.holdout(0.2, of: rows, seed: 1)
    #expect(split.heldOut.count == 200)
    #expect(try Split.holdout(0.2, of: rows.shuffled(), seed: 1).heldOut == split.heldOut)
    #expect(try Split.holdout(0.2, of: rows, seed: 2).heldOut != split.heldOut)
    #expect(try Split.holdout(0.2, of: rows, seed: 1, for: .validation).heldOut != split.heldOut)
  }

  @Test("nothing held out keeps all rows")
  func nothing() throws {
    let split = try Split.holdout(0, of: [3, 1], seed: 1)
    #expect(split.kept == [1, 3] && split.heldOut.isEmpty)
  }

  @Test("too few rows and impossible fractions are sentences")
  func mistakes() {
    #expect(
      message { _ = try Split.holdout(0.2, of: [0, 1], seed: 1) }
        == "2 rows are too few to set 0.2 of them apart (use --holdout 0, or give more rows)")
    #expect(
      message { _ = try Split.holdout(0.5, of: [0], seed: 1, for: .validation) }
        == "1 row is too few to set 0.5 of them apart (use --validation 0, or give more rows)")
    for fraction in [1, -0.1, .nan, .infinity] {
      #expect(
        message { _ = try Split.holdout(fraction, of: [0, 1], seed: 1) }
          .hasSuffix("is not a fraction (it must be at least 0 and less than 1)"))
    }
  }
}
