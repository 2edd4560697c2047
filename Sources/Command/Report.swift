internal import Gradus
internal import Terminal

/// How results are shown, in words and in JSON.
enum Report {
  /// The metrics under their documented keys.
  static func json(_ scores: [Score]) -> JSONValue {
    var object = JSONObject()
    for score in scores { object[score.name] = .number(score.value) }
    return .object(object)
  }

  /// A metric with as many digits as its rows can tell.
  static func text(_ score: Score) -> String {
    switch score.name {
    case "rmse", "mae": NumberText.significant(score.value, digits: 6)
    default: NumberText.fixed(score.value, decimals: 4)
    }
  }

  /// `69 held-out rows`
  static func rows(_ count: Int, _ kind: String) -> String {
    "\(NumberText.grouped(count)) \(kind) \(count == 1 ? "row" : "rows")"
  }

  /// Sentences on standard error.
  static func note(_ notes: [String], as label: String = "note", on console: Console) throws {
    let style = Style(for: console.messagesScreen)
    for note in notes {
      try console.messages.writeLine(style.warning("\(label):") + " " + note.printable)
    }
    try console.messages.flush()
  }

  /// `9-32-3`: the widths of a network of dense layers.
  static func widths(_ network: Network) -> String {
    ([network.inputs] + network.layers.compactMap { ($0 as? Dense)?.outputs })
      .map(String.init).joined(separator: "-")
  }
}
