internal import Terminal

/// How a p-value is shown, as R shows it.
enum PValue {
  /// Below it a p-value is as good as zero: the distance of 1 to the next number.
  private static let least = Double.ulpOfOne

  /// `0.0476`, `1.38e-05`, `<2e-16`
  static func text(_ p: Double?) -> String {
    guard let p else { return AlignedNumbers.missing }
    if p < least { return "<2e-16" }
    return p < 0.001 ? NumberText.significant(p, digits: 3) : NumberText.fixed(p, decimals: 4)
  }

  /// `p <2e-16`, `p 0.0476`: in running text.
  static func phrase(_ p: Double) -> String { "p \(text(p))" }

  /// `***` below 0.001, `**` below 0.01, `*` below 0.05, `.` below 0.1.
  static func stars(_ p: Double?) -> String {
    guard let p else { return "" }
    return p < 0.001 ? "***" : p < 0.01 ? "**" : p < 0.05 ? "*" : p < 0.1 ? "." : ""
  }

  static let legend = "*** p < 0.001, ** p < 0.01, * p < 0.05, . p < 0.1"
}
