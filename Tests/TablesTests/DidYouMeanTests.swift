import Tables
import Testing

@Suite struct DidYouMeanTests {
  @Test(
    "a mistyped name finds the one that was meant",
    arguments: [
      ("specis", "species"), ("Species", "species"), ("sepcies", "species"),
      ("bill_lenght_mm", "bill_length_mm"), ("sexx", "sex"), ("yaer", "year"),
    ])
  func near(typed: String, meant: String) {
    let names = ["species", "island", "bill_length_mm", "bill_depth_mm", "sex", "year"]
    #expect(DidYouMean.closest(to: typed, in: names) == meant)
  }

  @Test("a name that is like none finds none")
  func far() {
    #expect(DidYouMean.closest(to: "weight", in: ["species", "island"]) == nil)
    #expect(DidYouMean.closest(to: "x", in: ["y", "z"]) == nil)
    #expect(DidYouMean.closest(to: "", in: ["a"]) == nil)
    #expect(DidYouMean.closest(to: "a", in: [String]()) == nil)
  }

  @Test("the distance counts insertions, deletions, substitutions and swaps of neighbors")
  func distance() {
    func distance(_ a: String, _ b: String) -> Int { DidYouMean.distance(Array(a), Array(b)) }
    #expect(distance("", "") == 0)
    #expect(distance("", "abc") == 3)
    #expect(distance("abc", "") == 3)
    #expect(distance("abc", "acb") == 1)
    #expect(distance("kitten", "sitting") == 3)
    #expect(distance("ca", "abc") == 3)
  }

  @Test("the distance is symmetric and obeys the bounds of the lengths")
  func symmetry() {
    var choices = Choices(seed: 1)
    for _ in 0..<300 {
      let a = (0..<choices.below(6)).map { _ in choices.below(3) }
      let b = (0..<choices.below(6)).map { _ in choices.below(3) }
      let distance = DidYouMean.distance(a, b)
      #expect(distance == DidYouMean.distance(b, a))
      #expect(distance >= abs(a.count - b.count) && distance <= max(a.count, b.count))
      #expect((distance == 0) == (a == b))
    }
  }

  @Test("without a near name the remedy says what there is")
  func remedy() {
    #expect(DidYouMean.remedy(for: "specis", in: ["species"]) == #"did you mean "species"?"#)
    #expect(DidYouMean.remedy(for: "q", in: ["species", "island"]) == "there are species, island")
    #expect(DidYouMean.remedy(for: "q", in: []) == "there are none")
  }
}
