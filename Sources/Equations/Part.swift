/// A part of which there are several to choose from: an activation, a loss, an optimizer.
///
/// A part is one file with its formula and its settings, and one line in a ``Catalogue``, from which
/// come its spelling on the command line and in model files, the menus, and the tests.
public protocol Part: Sendable {
  /// As it is spelled: `leaky-relu`.
  static var name: String { get }
  /// One line for a menu, with the formula.
  static var summary: String { get }
  /// What can be chosen, in the order in which it is spelled.
  static var settings: [Setting<Self>] { get }
  /// With the usual settings.
  init()
}

extension Part {
  public static var settings: [Setting<Self>] { [] }

  /// `leaky-relu:slope=0.02`; settings that have their usual value are left out.
  public var spelling: String {
    let usual = Self()
    let spelled = Self.settings.filter { self[keyPath: $0.path] != usual[keyPath: $0.path] }
      .map { "\($0.name)=\(self[keyPath: $0.path])" }
    return spelled.isEmpty ? Self.name : Self.name + ":" + spelled.joined(separator: ",")
  }
}

/// A number that a user may choose.
public struct Setting<Root: Sendable>: Sendable {
  public let name: String
  let path: any WritableKeyPath<Root, Double> & Sendable
  let range: ClosedRange<Double>

  public init(
    _ name: String, _ path: any WritableKeyPath<Root, Double> & Sendable,
    in range: ClosedRange<Double>
  ) {
    (self.name, self.path, self.range) = (name, path, range)
  }
}

/// A spelling that names no part: a sentence with a way out.
public struct SpellingError: Error, Equatable, CustomStringConvertible {
  public let description: String
  public init(_ description: String) { self.description = description }
}

extension Part {
  /// The part with the settings that `text` spells: `slope=0.02,…`.
  static func spelled(_ text: Substring) throws(SpellingError) -> Self {
    var part = Self()
    var given: Set<String> = []
    for assignment in text.split(separator: ",") {
      let sides = assignment.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let setting = settings.first(where: { $0.name == sides[0] }) else {
        let known = settings.map(\.name).joined(separator: ", ")
        throw SpellingError(
          "\(name) has no setting \"\(sides[0])\"; "
            + (known.isEmpty ? "it has none" : "it has \(known)"))
      }
      guard given.insert(setting.name).inserted else {
        throw SpellingError("\(name): \(setting.name) is given twice")
      }
      guard sides.count == 2, let value = Double(sides[1]), setting.range.contains(value) else {
        let (low, high) = (setting.range.lowerBound, setting.range.upperBound)
        func text(_ bound: Double) -> String { Int(exactly: bound).map(String.init) ?? "\(bound)" }
        throw SpellingError(
          "\(name): \(setting.name) is a number from \(text(low)) to \(text(high))")
      }
      part[keyPath: setting.path] = value
    }
    return part
  }
}
