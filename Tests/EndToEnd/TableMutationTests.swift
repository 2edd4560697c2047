import Gradus
import Testing

@Suite("a table with random damage")
struct TableMutationTests {
  @Test("is read or refused with a place, and fitted or refused with a sentence")
  func mutations() throws {
    let whole = Array(Samples.twoClasses(rows: 40).utf8)
    let pieces = [
      "\"", ",", "\n", "\r", ";", "\t", "\u{FEFF}", "1e999", "-", "NA", "🐧", "\0", ",,",
    ]
    var numbers = Samples.Numbers(state: 9)
    for _ in 0..<300 {
      var bytes = whole
      for _ in 0...numbers.next(3) {
        let k = numbers.next(bytes.count)
        switch numbers.next(3) {
        case 0: bytes[k] = UInt8(numbers.next(256))
        case 1: bytes.removeSubrange(k..<min(bytes.count, k + numbers.next(40)))
        default: bytes.insert(contentsOf: pieces[numbers.next(pieces.count)].utf8, at: k)
        }
        if bytes.isEmpty { break }
      }
      var recipe = Recipe(target: "y")
      (recipe.epochs, recipe.hidden) = (1, [2])
      do {
        let table = try Table.read(bytes: bytes, name: "t.csv")
        _ = try Fit(table, recipe)
      } catch {
        let sentence = "\(error)"
        #expect(error is TableError || error is FitError, "\(sentence)")
        #expect(sentence.hasPrefix("t.csv") || error is FitError, "\(sentence)")
        #expect(!sentence.contains("\n"), "\(sentence)")
      }
    }
  }
}
