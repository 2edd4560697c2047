/// Something drawn: a chart, a heat map, a network.
///
/// ``standalone`` is a file of its own, ``inline`` a part of a ``Page``. Both have the colors of light
/// and of dark surroundings, and tell readers who do not see them what they show.
public protocol Picture: Sendable {
  var title: String { get }
  /// What a reader would learn from looking at it, in words.
  var description: String { get }
  /// In units of the drawing, which are pixels where there is room.
  var size: Size { get }
  /// The drawing itself, without title, colors and frame.
  func drawing() -> [Markup]
}

/// Width and height.
public struct Size: Sendable, Equatable {
  public var width, height: Double

  public init(width: Double, height: Double) { (self.width, self.height) = (width, height) }
}

extension Picture {
  /// An `<svg>` element for a page, whose style sheet it uses.
  public var inline: Markup { element([]) }

  /// The text of an `.svg` file.
  public var standalone: String {
    let own: [Markup] = [
      .element("style", [:], [.verbatim(StyleSheet.colors + StyleSheet.pictures)]), "\n",
      .element("rect", ["class": "paper", "width": "100%", "height": "100%"]),
    ]
    return element(own).written + "\n"
  }

  private func element(_ first: [Markup]) -> Markup {
    let (width, height) = (Coordinate.text(size.width), Coordinate.text(size.height))
    return .element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg",
        "class": size.width > 520 ? "picture wide" : "picture",
        "role": "img",
        "viewBox": "0 0 \(width) \(height)", "width": width, "height": height,
      ],
      [
        .element("title", [:], [.text(title)]), .element("desc", [:], [.text(description)]),
      ] + first + drawing().flatMap { ["\n", $0] })
  }
}

extension HTML {
  /// A picture and what there is to see in it.
  public static func figure(_ picture: some Picture, caption: Markup) -> Markup {
    .element("figure", [:], [picture.inline, .element("figcaption", [:], [caption])])
  }

  /// Figures beside one another where there is room.
  public static func figures(_ figures: [Markup]) -> Markup {
    .element("div", ["class": "figures"], figures)
  }
}
