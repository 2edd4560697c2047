/// About how wide a text is: there is no font to ask.
enum TextWidth {
  static func estimate(_ text: some StringProtocol, size: Double = 12) -> Double {
    text.unicodeScalars.reduce(0) { width, scalar in
      switch scalar.value {
      case 0x1100...: width + size
      case 0x41...0x5A: width + 0.68 * size
      default: width + 0.56 * size
      }
    }
  }

  /// The text, or its beginning and an ellipsis where it has more than so many characters.
  static func shortened(_ text: String, to count: Int) -> String {
    text.count <= count ? text : text.prefix(count - 1) + "…"
  }
}
