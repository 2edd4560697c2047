internal import Gradus
internal import Terminal

/// `race=white`: a category, and the level that the others are compared with.
struct ReferenceLevel: Sendable {
  let column: String
  let level: String
}

extension ValueSyntax where Value == ReferenceLevel {
  /// A column and a level, with an equals sign between them.
  static var reference: Self {
    Self(
      placeholder: "COLUMN=LEVEL",
      read: { text throws(ValueProblem) in
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
          throw ValueProblem("\"\(text.printable)\" is no column with its level, as race=white is")
        }
        return ReferenceLevel(column: String(parts[0]), level: String(parts[1]))
      },
      write: { "\($0.column)=\($0.level)" })
  }
}

extension ValueSyntax where Value == FamilyChoice {
  /// A family as it is spelled: `negative-binomial:theta=2`.
  static var family: Self {
    let names = Families.catalogue.names + [FamilyChoice.multinomialName]
    return Self(
      placeholder: "NAME", completion: .choices(names),
      read: { text throws(ValueProblem) in
        do throws(SpellingError) { return try FamilyChoice(spelling: text) } catch {
          let name = String(text.prefix { $0 != ":" })
          let closest =
            names.contains(name) ? nil : Spelling.closest(to: name.lowercased(), among: names)
          throw ValueProblem(
            error.description + (closest.map { "; did you mean \($0)?" } ?? ""))
        }
      })
  }
}

extension ValueSyntax where Value == Double {
  /// A level of confidence: `0.95`.
  static var level: Self {
    let number = ValueSyntax<Double>.number
    return Self(
      placeholder: "LEVEL",
      read: { text throws(ValueProblem) in
        let level = try number.read(text)
        guard level > 0, level < 1 else {
          let isPercent = level > 1 && level < 100
          throw ValueProblem(
            "\(text) is not greater than 0 and below 1"
              + (isPercent ? "; did you mean \(number.write(level / 100))?" : ""))
        }
        return level
      },
      write: number.write)
  }
}
