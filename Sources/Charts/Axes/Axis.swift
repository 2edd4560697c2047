/// One direction of a chart: what it measures, in which unit, and how far.
public struct Axis: Sendable, Equatable {
  /// What it measures: `epoch`.
  public var label: String
  /// Of the numbers along it: `mm`.
  public var unit: String?
  public var scale: Scale
  /// What is shown at least; more where there is something to show.
  public var range: ClosedRange<Double>?
  /// Names that stand at 0, 1, 2, … instead of numbers.
  public var categories: [String] = []
  /// Whether it grows to the left or downward, as lists do.
  public var isReversed = false
  /// Whether only whole numbers have a meaning.
  public var isWhole = false

  public enum Scale: Sendable, Equatable {
    case linear
    /// Equal factors are equal distances; what is not above zero is left out.
    case logarithmic
  }

  public init(
    _ label: String, unit: String? = nil, scale: Scale = .linear,
    range: ClosedRange<Double>? = nil
  ) {
    (self.label, self.unit, self.scale, self.range) = (label, unit, scale, range)
  }

  /// Names instead of numbers.
  public static func categories(
    _ label: String, _ names: [String], isReversed: Bool = false
  ) -> Axis {
    var axis = Axis(label, range: -0.5...Double(max(names.count, 1)) - 0.5)
    (axis.categories, axis.isReversed) = (names, isReversed)
    return axis
  }

  /// Whole numbers, such as epochs.
  public static func counting(_ label: String, unit: String? = nil) -> Axis {
    var axis = Axis(label, unit: unit)
    axis.isWhole = true
    return axis
  }

  /// `bill length (mm)`
  var caption: String { unit.map { "\(label) (\($0))" } ?? label }

  /// Whether a number has a place on it.
  func shows(_ x: Double) -> Bool { x.isFinite && (scale == .linear || x > 0) }
}
