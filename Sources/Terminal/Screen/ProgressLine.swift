/// The words of one progress line, fewer of them on a narrow screen.
struct ProgressLine {
  private static let widestBar = 24
  private static let narrowestBar = 6

  private let head: String
  private let share: Double?
  /// From the most important to the least.
  private let fields: [String]

  init(_ report: Progress.Report, epochs: Int?, done: Double, secondsLeft: Double?) {
    let total = epochs.map { "\($0)" } ?? ""
    let epoch = "\(report.epoch)"
    let padding = String(repeating: " ", count: max(0, total.count - epoch.count))
    head = "epoch \(padding)\(epoch)" + (epochs == nil ? "" : "/\(total)")
    share = epochs.map { $0 > 0 ? min(max(done / Double($0), 0), 1) : 1 }
    func figure(_ name: String, _ value: Double?) -> String? {
      value.map { "\(name) \(NumberText.significant($0, digits: 4))" }
    }
    fields = [
      figure("loss", report.trainingLoss), figure("validation", report.validationLoss),
      // Fractions of a second would only flicker.
      secondsLeft.map { "\(NumberText.wholeSeconds($0)) left" },
      // A rate of 0.001 is told by its digits, not by zeros behind them.
      report.learningRate.map { "rate \(NumberText.shortest($0, digits: 3))" },
    ].compactMap(\.self)
  }

  func text(columns: Int, isUnicode: Bool) -> String {
    var shown = fields
    while !shown.isEmpty, width(shown) > columns { shown.removeLast() }
    let room = columns - width(shown) - 2
    var parts = [head]
    if let share, room >= Self.narrowestBar {
      parts.append(bar(share, columns: min(room, Self.widestBar), isUnicode))
    }
    return (parts + shown).joined(separator: "  ").truncated(toColumns: columns, ellipsis: "")
  }

  private func width(_ fields: [String]) -> Int {
    fields.reduce(head.count) { $0 + 2 + $1.count }
  }

  private func bar(_ share: Double, columns: Int, _ isUnicode: Bool) -> String {
    if isUnicode {
      let full = Int(share * Double(columns))
      return String(repeating: "━", count: full) + String(repeating: "─", count: columns - full)
    }
    let full = Int(share * Double(columns - 2))
    return "[" + String(repeating: "#", count: full)
      + String(repeating: ".", count: columns - 2 - full) + "]"
  }
}
