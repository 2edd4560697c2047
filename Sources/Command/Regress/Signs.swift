internal import Terminal

/// Letters of formulas, as far as the screen has them.
struct Signs {
  let squared: String
  let chi: String

  init(_ screen: Screen) {
    (squared, chi) = screen.allowsUnicode ? ("²", "χ") : ("^2", "chi")
  }
}
