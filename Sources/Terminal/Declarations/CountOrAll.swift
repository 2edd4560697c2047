/// A number of things, or all there are.
public enum CountOrAll: Sendable, Equatable {
  case count(Int)
  case all
}

extension ValueSyntax where Value == CountOrAll {
  /// A whole number of the range, or the word `all`.
  public static func count(in range: ClosedRange<Int>) -> Self {
    let number = ValueSyntax<Int>.integer(in: range)
    return Self(
      placeholder: "N|all", completion: .choices(["all"]),
      read: { text throws(ValueProblem) in
        if text == "all" { return .all }
        do { return .count(try number.read(text)) } catch {
          throw ValueProblem("\(error) (or all)")
        }
      },
      write: { value in
        switch value {
        case .count(let count): number.write(count)
        case .all: "all"
        }
      })
  }
}
