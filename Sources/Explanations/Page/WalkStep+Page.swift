internal import Charts
internal import Equations
internal import Numerics

extension WalkStep {
  /// Matrices of at most so many rows and columns stand in full within an equation.
  private static let limit = 6
  /// Behind a click, at most so many.
  private static let largest = 24

  /// The equation's part of a page.
  func article(number: Int, digits: Digits) -> Markup {
    let heading = title ?? "A step of this network's own"
    return .element(
      "article", ["class": "step"],
      [
        HTML.heading(
          .text("\(number). \(heading.prefix(1).uppercased() + heading.dropFirst())"), level: 3)
      ] + equations + [shapes] + numbers(digits)
        + (meaning.map { [HTML.paragraph(Self.prose($0))] } ?? [])
        + (difference.map { [Self.engine($0)] } ?? []))
  }

  private var equations: [Markup] {
    Notation(equation.description).clauses.map { clause in
      .element(
        "div", ["class": "equation numbers"],
        [HTML.math(MathML.equation(clause), isBlock: true)])
    }
  }

  private var shapes: Markup {
    let clauses = Substitution(shapesOf: self).clauses.map { clause in
      HTML.math(MathML.equation(clause, digits: Digits(6), limit: 0))
    }
    return .element(
      "p", ["class": "shapes"],
      ["Shapes: "] + clauses.enumerated().flatMap { $0 == 0 ? [$1] : [", ", $1] })
  }

  private func numbers(_ digits: Digits) -> [Markup] {
    guard !parameters.isEmpty else {
      return numbers(for: nil, digits) + asides.map { aside(of: nil, $0, digits) }
    }
    return parameters.flatMap { parameter in
      [
        .element(
          "p", ["class": "shapes"],
          [HTML.math(MathML.equation(Notation(parameter.place.description).tokens)), ":"])
      ] + numbers(for: parameter, digits) + asides.map { aside(of: parameter, $0, digits) }
    }
  }

  private func numbers(for parameter: Parameter?, _ digits: Digits) -> [Markup] {
    let substitution = Substitution(numbersOf: self, for: parameter)
    return substitution.clauses.map { clause in
      .element(
        "div", ["class": "numbers"],
        [HTML.math(MathML.equation(clause, digits: digits, limit: Self.limit), isBlock: true)])
    }
      + substitution.abridged(rows: Self.limit, columns: Self.limit).map {
        details($0.name, $0.matrix, digits)
      }
  }

  /// A large matrix in full, or as much of it as can be looked at.
  private func details(_ name: String, _ matrix: Matrix, _ digits: Digits) -> Markup {
    let summary = Summary(matrix)
    func text(_ value: Double) -> String { Digits(4).text(value).replacing("-", with: "−") }
    return HTML.details(
      .group([
        HTML.math(MathML.equation(Notation(name).tokens)),
        .text(
          " is \(matrix.shape): min \(text(summary.least)), mean \(text(summary.mean)), max "
            + "\(text(summary.largest)), norm \(text(summary.norm))"),
      ]),
      [
        .element(
          "div", ["class": "numbers"],
          [
            HTML.math(
              MathML.matrix(matrix, digits: Digits(min(digits.count, 4)), limit: Self.largest),
              isBlock: true)
          ])
      ])
  }

  private func aside(of parameter: Parameter?, _ aside: Aside, _ digits: Digits) -> Markup {
    let values = parameter.map { $0.part(of: aside.values) } ?? aside.values
    let names = [aside.letter] + [aside.formula].compactMap(\.self)
    return .element(
      "div", ["class": "numbers"],
      [
        HTML.math(
          names.map { Self.letter($0) + "<mo>=</mo>" }.joined()
            + MathML.matrix(values, digits: digits, limit: Self.limit), isBlock: true)
      ])
  }

  /// An equation, or words where it is none.
  private static func letter(_ text: String) -> String {
    let words = text.split(separator: " ")
    let isProse = words.count > 1 && words.allSatisfy { $0.count > 1 && $0.allSatisfy(\.isLetter) }
    return isProse
      ? "<mtext>\(text)</mtext>" : MathML.equation(Notation(text).tokens)
  }

  /// A sentence whose letters with a layer are set as in equations.
  private static func prose(_ text: String) -> Markup {
    .group(
      text.split(separator: " ", omittingEmptySubsequences: false).enumerated().flatMap {
        i, word -> [Markup] in
        let space: [Markup] = i == 0 ? [] : [" "]
        guard let end = word.firstIndex(of: "⁾") else { return space + [.text(word)] }
        let letter = word[...end], rest = word[end...].dropFirst()
        return space + [
          HTML.math(MathML.equation(Notation(String(letter)).tokens)), .text(rest),
        ]
      })
  }

  private static func engine(_ difference: Double) -> Markup {
    .element(
      "p", ["class": "engine"],
      [
        .text(
          difference == 0
            ? "The engine that trains has the same numbers."
            : "The engine that trains is within \(Digits(2).text(difference)) of these numbers.")
      ])
  }
}
