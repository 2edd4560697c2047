internal import Numerics

// What a piece is to its neighbors.
extension Substitution.Piece {
  var isSpace: Bool { if case .token(.space) = self { true } else { false } }

  /// Whether a line may end before it.
  var isOperation: Bool {
    if case .token(.operation(let sign)) = self {
      !["√", "/", "Σ", "|"].contains(sign)
    } else {
      false
    }
  }

  /// A factor, as against an operation.
  var isOperand: Bool {
    switch self {
    case .matrix, .shape, .token(.symbol), .token(.number), .token(.bracket): true
    default: false
    }
  }

  /// Whether two of them beside one another would read as one number.
  var isPlainFactor: Bool {
    switch self {
    case .matrix(let matrix, _): matrix.count == 1
    case .shape, .token(.number): true
    default: false
    }
  }

  /// 1 where parentheses open, −1 where they close.
  var nesting: Int {
    switch self {
    case .token(.bracket("(")), .token(.bracket("[")): 1
    case .token(.bracket): -1
    default: 0
    }
  }

  /// Whether it is a negative number that would be read together with its neighbors.
  func needsParentheses(after previous: Self?, before next: Self?) -> Bool {
    guard case .matrix(let matrix, _) = self, matrix.count == 1, matrix[0, 0] < 0 else {
      return false
    }
    if case .token(.power)? = next { return true }
    switch previous {
    case nil, .token(.operation("=")), .token(.operation("←")), .token(.bracket("(")): return false
    default: return true
    }
  }
}
