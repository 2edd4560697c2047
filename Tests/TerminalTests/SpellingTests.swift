import Testing

@testable import Terminal

@Suite("Did you mean")
struct SpellingTests {
  private let words = ["hidden", "holdout", "epochs", "patience", "precision", "test", "labels"]

  @Test("any one letter left out, added, changed or swapped leads back to the word")
  func oneMistake() {
    for word in words {
      let letters = Array(word)
      for index in letters.indices {
        var shorter = letters
        shorter.remove(at: index)
        var longer = letters
        longer.insert("x", at: index)
        var changed = letters
        changed[index] = "x"
        var mistakes = [shorter, longer, changed]
        if index > 0 {
          var swapped = letters
          swapped.swapAt(index - 1, index)
          mistakes.append(swapped)
        }
        for mistake in mistakes {
          #expect(Spelling.distance(mistake, letters) <= 1)
          #expect(Spelling.closest(to: String(mistake), among: words) == word)
        }
      }
    }
  }

  @Test("the distance is symmetric, and zero only for equal words")
  func symmetry() {
    for a in words {
      for b in words {
        let distance = Spelling.distance(Array(a), Array(b))
        #expect(distance == Spelling.distance(Array(b), Array(a)))
        #expect((distance == 0) == (a == b))
      }
    }
  }

  @Test("a beginning is taken for the word, case does not matter, nonsense has no suggestion")
  func kinds() {
    #expect(Spelling.closest(to: "prec", among: words) == "precision")
    #expect(Spelling.closest(to: "LABEL", among: words) == "labels")
    #expect(Spelling.closest(to: "xyzzy", among: words) == nil)
    #expect(Spelling.closest(to: "", among: words) == nil)
    #expect(Spelling.closest(to: "x", among: ["a", "b"]) == nil)
    #expect(Spelling.closest(to: "fit", among: []) == nil)
  }
}
