/// A piece of an equation as the course writes it.
enum Token: Equatable {
  /// A letter, a place, or a word such as `tanh`.
  case symbol(Symbol)
  /// `1`, `0.5`, `½`
  case number(String)
  /// `=`, `+`, `⊙`, `←` and the like.
  case operation(String)
  /// `(`, `)`, `[` or `]`
  case bracket(String)
  /// What stands raised behind something: `²`, `ᵏ`.
  case power(String)
  /// `ᵀ`
  case transpose
  /// Between factors.
  case space
  /// Between the equations of one line.
  case comma
}

/// A letter with everything that belongs to it: `∂a′⁽¹⁾`.
struct Symbol: Equatable {
  /// The letter with its ∂ and its hat, or a word: `∂a`, `m̂`, `tanh`.
  var base: String
  /// `1` in β₁
  var subscripts = ""
  var primes = 0
  /// `1` in a⁽¹⁾
  var layer: String?
  /// As it was written.
  var text: String

  /// A word is set upright, a letter slanted.
  var isWord: Bool { base.count > 1 && !base.hasPrefix("∂") }
}
