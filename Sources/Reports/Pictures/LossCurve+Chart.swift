public import Charts
public import ModelFiles

extension LossCurve {
  /// The losses by epoch, and which network was kept.
  public func chart(loss: String) -> Chart {
    let positive = (training + (validation ?? [])).filter { $0 > 0 }
    let (low, high) = (positive.min() ?? 1, positive.max() ?? 1)
    // Over more than a decade equal factors matter, not equal differences.
    let isLogarithmic =
      high / low > 10 && positive.count == training.count + (validation ?? []).count
    func points(_ losses: [Double]) -> [Point] { zip(epochs, losses).map { Point(Double($0), $1) } }
    var marks = [Mark.line(points(training), name: "training")]
    if let validation { marks.append(.line(points(validation), name: "validation")) }
    marks.append(
      .rule(
        from: Point(Double(best), isLogarithmic ? low : min(low, 0)), to: Point(Double(best), high),
        name: "kept: epoch \(best)"))
    func span(_ losses: [Double]) -> String {
      "\(Numeral.significant(losses.first ?? 0)) to \(Numeral.significant(losses.last ?? 0))"
    }
    return Chart(
      "Loss by epoch", x: .counting("epoch"),
      y: Axis("mean \(loss)", scale: isLogarithmic ? .logarithmic : .linear), marks,
      description: "The training loss goes from \(span(training))"
        + (validation.map { ", the validation loss from \(span($0))" } ?? "")
        + ", in \(epochs.last ?? 0) epochs; the network of epoch \(best) was kept.")
  }
}
