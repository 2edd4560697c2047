extension Penalize: Explained {
  public var title: String { "penalty on \(weights)" }

  public var meaning: String {
    "The penalty λ/2 ‖W‖² has the derivative λ W: it draws every weight towards 0 in proportion to its "
      + "size. Biases are left alone."
  }

  public var coefficients: [Coefficient] { [Coefficient("λ", lambda)] }
}

extension Sum: Explained {
  private var isBackward: Bool {
    result.letter.hasPrefix("∂") || result.letter.hasPrefix("δ")
  }

  public var title: String {
    isBackward ? "error at \(result.plainName), from all paths" : "sum of \(result.layerName)"
  }

  public var meaning: String {
    isBackward
      ? "Where a number went several ways, the errors of all ways add up."
      : "The layers inside learn only what to add; the rest passes by unchanged, and errors find the "
        + "same way back."
  }
}

extension Place {
  /// `layer 2`, or `the inputs`.
  package var layerName: String {
    switch layer {
    case nil: "the network"
    case 0: "the inputs"
    case let layer?: "layer \(layer)"
    }
  }

  /// Of an error ∂a or δ the place where it is: `a⁽¹⁾`, `z⁽¹⁾`.
  package var plainName: String {
    var place = self
    place.letter = letter.filter { $0 != "′" }
    if place.letter == "δ" { place.letter = "z" }
    if place.letter.hasPrefix("∂") { place.letter.removeFirst() }
    return place.description
  }
}
