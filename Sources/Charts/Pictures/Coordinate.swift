/// Coordinates as text: tenths of a unit are finer than any screen.
enum Coordinate {
  /// `12.5`, `-3`. A number that is none has no place in a picture.
  static func text(_ x: Double) -> String {
    precondition(x.isFinite && abs(x) < 1e12, "\(x) is no coordinate")
    let tenths = Int((x * 10).rounded())
    let (whole, rest) = (abs(tenths) / 10, abs(tenths) % 10)
    return (tenths < 0 ? "-" : "") + "\(whole)" + (rest == 0 ? "" : ".\(rest)")
  }

  /// `12.5 3`
  static func text(_ x: Double, _ y: Double) -> String { "\(text(x)) \(text(y))" }
}
