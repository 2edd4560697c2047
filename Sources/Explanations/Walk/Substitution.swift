public import Equations
public import Numerics

/// An equation with something else in the place of its letters: their numbers, or their shapes.
struct Substitution {
  enum Piece {
    case token(Token)
    /// A letter's numbers, as they stand in the equation, and what they are called.
    case matrix(Matrix, String)
    /// A letter's shape.
    case shape(rows: Int, columns: Int)
  }

  /// The clauses of the equation, each for itself.
  let clauses: [[Piece]]

  /// With the numbers of one step, and where the equation is about all parameters at once, with those
  /// of `parameter`.
  init(numbersOf step: WalkStep, for parameter: Parameter?) {
    let lookup = Lookup(step, parameter)
    var written: Set<String> = []
    clauses = Notation(step.equation.description).clauses.map { tokens in
      let isChange = tokens.contains(.operation("←"))
      var isLeft = true
      var pieces: [Piece] = []
      var changing: Set<String> = []
      var i = 0
      while i < tokens.count {
        let token = tokens[i]
        if let (name, count) = lookup.aside(at: tokens[i...]),
          let matrix = lookup(name, isNew: true)
        {
          pieces.append(.matrix(matrix, name))
          i += count
          continue
        }
        switch token {
        case .operation("="), .operation("←"):
          isLeft = false
          pieces.append(.token(token))
        case .symbol where i + 1 < tokens.count && tokens[i + 1] == .bracket("["):
          pieces.append(.token(token))
        case .symbol(let symbol):
          // What the line has changed already, and what it defines anywhere, is new; the rest is old.
          let isNew = isLeft || !isChange || written.contains(symbol.text)
          if let matrix = lookup(symbol.text, isNew: isNew) {
            pieces.append(.matrix(matrix, lookup.name(of: symbol)))
          } else {
            pieces.append(.token(lookup.coefficient(symbol) ?? token))
          }
          if isLeft { changing.insert(symbol.text) }
        case .transpose:
          if case .matrix(let matrix, let name)? = pieces.last {
            pieces[pieces.count - 1] = .matrix(matrix.transposed, name + "ᵀ")
          } else {
            pieces.append(.token(token))
          }
        case .number("1") where Self.isColumnOfOnes(tokens, i):
          pieces.append(.matrix(lookup.ones, "1"))
        default: pieces.append(.token(token))
        }
        i += 1
      }
      written.formUnion(changing)
      return pieces
    }
  }

  /// With shapes.
  init(shapesOf step: WalkStep) {
    let places = (step.equation.reads + step.equation.writes)
      .filter { $0.region != .inputs && $0.region != .targets }
    let count = step.performed.examples.count
    let asides = step.asides
    clauses = Notation(step.equation.description).clauses.map { tokens in
      var pieces: [Piece] = []
      for (i, token) in tokens.enumerated() {
        switch token {
        case .symbol where i + 1 < tokens.count && tokens[i + 1] == .bracket("["):
          pieces.append(.token(token))
        case .symbol(let symbol):
          if let place = places.first(where: { $0.description == symbol.text }) {
            pieces.append(.shape(rows: place.rows, columns: place.columns ?? count))
          } else if let aside = asides.first(where: { $0.letter == symbol.text }) {
            pieces.append(.shape(rows: aside.values.rows, columns: aside.values.columns))
          } else {
            pieces.append(.token(token))
          }
        case .transpose:
          if case .shape(let rows, let columns)? = pieces.last {
            pieces[pieces.count - 1] = .shape(rows: columns, columns: rows)
          } else {
            pieces.append(.token(token))
          }
        case .number("1") where Self.isColumnOfOnes(tokens, i):
          pieces.append(.shape(rows: count, columns: 1))
        default: pieces.append(.token(token))
        }
      }
      return pieces
    }
  }

  /// The matrices of which an excerpt of so many rows and columns does not show everything, each once.
  func abridged(rows: Int = 8, columns: Int = 8) -> [(name: String, matrix: Matrix)] {
    var found: [(name: String, matrix: Matrix)] = []
    for case .matrix(let matrix, let name) in clauses.joined()
    where Excerpt(of: matrix, rows: rows, columns: columns).isPartial
      && !found.contains(where: { $0.name == name })
    {
      found.append((name, matrix))
    }
    return found
  }

  /// `δ 1`: a factor at the end is the column that adds up the examples.
  private static func isColumnOfOnes(_ tokens: [Token], _ i: Int) -> Bool {
    i == tokens.count - 1 && i > 1 && tokens[i - 1] == .space
      && {
        switch tokens[i - 2] {
        case .symbol, .bracket(")"): true
        default: false
        }
      }()
  }
}

/// Finds the numbers behind a letter.
private struct Lookup {
  let step: WalkStep
  let parameter: Parameter?
  let asides: [Aside]

  init(_ step: WalkStep, _ parameter: Parameter?) {
    (self.step, self.parameter, asides) = (step, parameter, step.asides)
  }

  var ones: Matrix {
    let count = step.performed.examples.count
    return Matrix(rows: count, columns: 1, repeatElement(1, count: count))
  }

  func callAsFunction(_ name: String, isNew: Bool) -> Matrix? {
    let (read, written) = (
      step.equation.reads.first { $0.description == name }
        .flatMap { step.performed.read($0) },
      step.equation.writes.first { $0.description == name }
        .flatMap { step.performed.written($0) }
    )
    let aside = asides.first { $0.letter == name }?.values
    return (isNew ? written ?? read ?? aside : read ?? written ?? aside).map(part)
  }

  /// `W⁽¹⁾` for w, `m of W⁽¹⁾` for m.
  func name(of symbol: Symbol) -> String {
    guard let parameter else { return symbol.text }
    switch symbol.text {
    case "w": return parameter.place.description
    case "∂w": return "∂" + parameter.place.description
    default: return "\(symbol.text) of \(parameter.place)"
    }
  }

  /// The aside that the tokens begin with, several of them where it is written so: `∂ℓ/∂y`.
  func aside(at tokens: ArraySlice<Token>) -> (name: String, count: Int)? {
    asides.map { ($0.letter, Notation($0.letter).tokens) }
      .filter { $1.count > 1 && tokens.starts(with: $1) }
      .max { $0.1.count < $1.1.count }
      .map { ($0.0, $0.1.count) }
  }

  func coefficient(_ symbol: Symbol) -> Token? {
    step.coefficients.last { $0.letter == symbol.text }
      .map { .number(Digits.shortest($0.value)) }
  }

  /// Of a vector of all parameters the part that is `parameter`, in its shape.
  private func part(_ matrix: Matrix) -> Matrix { parameter.map { $0.part(of: matrix) } ?? matrix }
}

extension Parameter {
  /// Of a vector of all parameters, such as `w` or `m`, the numbers of this one, in its shape.
  public func part(of vector: Matrix) -> Matrix {
    Matrix(
      rows: place.rows, columns: place.columns ?? 1,
      (place.offset..<place.offset + count).map { vector[flat: $0] })
  }
}

extension Matrix {
  var transposed: Matrix {
    Matrix(
      rows: columns, columns: rows, (0..<rows).flatMap { i in (0..<columns).map { self[i, $0] } })
  }
}
