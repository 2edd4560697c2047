extension ValueSyntax {
  /// One of a few words, each of which stands for a value.
  ///
  /// The list holds at least one word, and no word twice.
  public static func choice(of choices: [(word: String, value: Value)]) -> Self
  where Value: Equatable {
    let words = choices.map(\.word)
    let joined = words.joined(separator: "|")
    return Self(
      placeholder: joined.count <= 24 ? joined : "NAME", completion: .choices(words),
      read: { text throws(ValueProblem) in
        if let choice = choices.first(where: { $0.word == text }) { return choice.value }
        let suggestion = Spelling.closest(to: text, among: words).map { "; did you mean \($0)?" }
        throw .not("one of \(words.joined(separator: ", "))\(suggestion ?? "")", text)
      },
      write: { value in choices.first { $0.value == value }?.word ?? "\(value)" })
  }

  /// One of the cases of an enumeration, spelled as its raw value.
  public static func choice(of type: Value.Type) -> Self
  where Value: CaseIterable & RawRepresentable & Equatable, Value.RawValue == String {
    choice(of: type.allCases.map { (word: $0.rawValue, value: $0) })
  }
}

extension ValueSyntax where Value == String {
  /// One of a few words.
  public static func choice(of words: [String]) -> Self {
    choice(of: words.map { (word: $0, value: $0) })
  }
}
