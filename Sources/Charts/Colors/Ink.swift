/// A color by what it is for, with a value for light and one for dark surroundings.
///
/// In style sheets a custom property each: `var(--ink-text)`. Text has a contrast of at least 4.5 : 1
/// to both backgrounds, everything else that is drawn 3 : 1 (WCAG 2.2, 1.4.3 and 1.4.11); the series
/// stay apart for readers who see no red or no green, and have different dashes and markers, too.
public enum Ink: String, Sendable, CaseIterable {
  case background
  /// Behind code, headings of tables and plots.
  case surface
  case text
  /// Captions, labels of axes.
  case faint
  case grid
  case axis
  case link
  /// Weights above zero, and below.
  case positive, negative
  case series1, series2, series3, series4, series5, series6, series7, series8

  /// In order of use.
  public static let series: [Ink] = [
    .series1, .series2, .series3, .series4, .series5, .series6, .series7, .series8,
  ]

  /// The color of the `k`th series, counted from 0; they repeat.
  public static func series(_ k: Int) -> Ink { series[k % series.count] }

  /// `#rrggbb`
  public var light: String { values.light }
  /// `#rrggbb`
  public var dark: String { values.dark }

  private var values: (light: String, dark: String) {
    switch self {
    case .background: ("#ffffff", "#14171c")
    case .surface: ("#f3f5f8", "#1e232b")
    case .text: ("#1b1f26", "#e8ebf0")
    case .faint: ("#545c69", "#a9b2c0")
    case .grid: ("#dfe3e9", "#323a45")
    case .axis: ("#757d8a", "#808a99")
    case .link, .series1, .positive: ("#0062a8", "#62b5f5")
    case .series2, .negative: ("#e06517", "#d36c19")
    case .series3: ("#33a573", "#50f2b4")
    case .series4: ("#4e1749", "#c701fe")
    case .series5: ("#645007", "#dffc1b")
    case .series6: ("#61041f", "#d74850")
    case .series7: ("#561bea", "#e1d7f3")
    case .series8: ("#5a5758", "#999291")
    }
  }

  /// `--ink-text`
  var property: String { "--ink-\(rawValue)" }
  /// `var(--ink-text)`
  var reference: String { "var(\(property))" }

  /// `color:#1b1f26;color:var(--ink-text)`: programs that know no custom properties, as some that
  /// show SVG, take the first.
  func declaration(of name: String) -> String { "\(name):\(light);\(name):\(reference)" }
}
