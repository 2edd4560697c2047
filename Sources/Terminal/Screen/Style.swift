/// Colors and weights for words, as a screen allows: on one that does not, the words are left alone.
public struct Style: Sendable {
  private let isOn: Bool

  /// The style of a screen.
  public init(for screen: Screen) { isOn = screen.allowsColor }

  /// A heading, or the one figure that matters: bold.
  public func strong(_ text: String) -> String { painted(text, 1) }

  /// What may be skipped in reading: faint.
  public func faint(_ text: String) -> String { painted(text, 2) }

  /// Something that went well: green.
  public func success(_ text: String) -> String { painted(text, 32) }

  /// Something to have a look at: yellow.
  public func warning(_ text: String) -> String { painted(text, 33) }

  /// Something that went wrong: red.
  public func failure(_ text: String) -> String { painted(text, 31) }

  private func painted(_ text: String, _ code: Int) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
