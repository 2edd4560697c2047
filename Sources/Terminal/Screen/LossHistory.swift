#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The losses of the epochs so far, drawn above the progress line of a training that takes a while.
struct LossHistory {
  /// Epochs that are drawn; of more, every second, fourth, … is left.
  private static let most = 512
  private static let rows = 6
  /// The curve, its two lines below, and a line that names the curves.
  static let lines = rows + 3

  private struct Losses {
    let epoch: Int
    let training, validation: Double?
  }

  private var losses: [Losses] = []
  private var stride = 1

  var count: Int { losses.count }

  /// Takes note of an epoch that has ended.
  mutating func record(_ report: Progress.Report) {
    guard report.fraction >= 1, report.epoch % stride == 0 else { return }
    losses.append(
      Losses(
        epoch: report.epoch, training: report.trainingLoss, validation: report.validationLoss))
    guard losses.count > Self.most else { return }
    stride *= 2
    losses.removeAll { $0.epoch % stride != 0 }
  }

  /// ``lines`` lines, or `nil` where there is nothing to draw yet.
  func text(columns: Int, for screen: Screen) -> String? {
    let values = losses.flatMap { [$0.training, $0.validation].compactMap(\.self) }
      .filter(\.isFinite)
    guard let first = losses.first, let last = losses.last, first.epoch < last.epoch,
      let low = values.min(), let high = values.max()
    else { return nil }
    // A loss that has fallen to a hundredth and less is told by its powers of ten.
    let isLogarithmic = low > 0 && high > 100 * low
    func height(_ loss: Double) -> Double { isLogarithmic ? log10(loss) : loss }
    // Beside the curve stand the labels of its axis.
    var plot = BraillePlot(
      x: Double(first.epoch)...Double(last.epoch), y: height(low)...height(high),
      columns: columns - 12,
      rows: Self.rows)
    func draw(_ curve: Int, _ loss: KeyPath<Losses, Double?>) -> Bool {
      let points = losses.map { (x: Double($0.epoch), y: $0[keyPath: loss].map(height) ?? .nan) }
      plot.line(points, curve: curve)
      return points.contains { $0.y.isFinite }
    }
    let style = Style(for: screen)
    let curves = [("training", \Losses.training), ("validation", \Losses.validation)].enumerated()
      .filter { draw($0, $1.1) }
    let names = curves.map { number, curve in
      let mark = curves.count > 1 ? BraillePlot.mark(ofCurve: number, for: screen) : ""
      return style.curve(number, (mark.isEmpty ? "" : mark + " ") + curve.0)
    }
    return (isLogarithmic ? "power of ten of the loss by epoch: " : "loss by epoch: ")
      + names.joined(separator: ", ") + "\n"
      + plot.text(for: screen)
  }
}
