public import Charts
internal import Numerics
public import Training

extension Outcomes {
  /// More classes than these fill no drawing.
  static let mostClasses = 30
  /// Curves of more classes than these hide one another.
  static let mostCurves = 8

  /// The one picture that says most: the receiver operating characteristic of two classes, the
  /// confusion matrix of more, predicted against observed numbers.
  ///
  /// - Parameters:
  ///   - names: the classes, or the targets of a regression, of which the first is drawn.
  ///   - unit: of a regression's numbers.
  /// - Returns: the picture; receiver operating characteristics, too, where the classes are too many
  ///   for a matrix.
  public func picture(names: [String], unit: String? = nil) -> any Picture {
    switch self {
    case .classes where names.count > 2 && names.count <= Self.mostClasses: confusion(names)
    case .classes:
      Chart.receiverOperatingCharacteristic(
        "Receiver operating characteristic", binaryScores(names))
    case .numbers(let predicted, let truth):
      Chart.predictedAndObserved(
        "\(names.first ?? "target"): predicted and observed", unit: unit,
        predicted: predicted.first ?? [], observed: truth.first ?? [])
    }
  }

  func confusion(_ names: [String]) -> HeatMap {
    HeatMap.confusion("Confusion matrix", classes: names, counts: confusionCounts(names.count))
  }

  /// Of each true class, how often each class was predicted.
  func confusionCounts(_ classes: Int) -> [[Int]] {
    var counts = [[Int]](repeating: [Int](repeating: 0, count: classes), count: classes)
    guard case .classes(let p, let truth) = self else { return counts }
    for (n, actual) in truth.enumerated() { counts[actual][p.largestRow(inColumn: n)] += 1 }
    return counts
  }

  /// Of two classes the positive one; of more each against all others, the most frequent ones if they
  /// are many.
  func binaryScores(_ names: [String]) -> [BinaryScores] {
    guard case .classes(let p, let truth) = self else { return [] }
    var counts = [Int](repeating: 0, count: names.count)
    for k in truth { counts[k] += 1 }
    let shown =
      names.count == 2
      ? [1]
      : names.indices.filter { counts[$0] > 0 && counts[$0] < truth.count }
        .sorted { (-counts[$0], $0) < (-counts[$1], $1) }.prefix(Self.mostCurves).sorted()
    return shown.map { k in
      BinaryScores(
        names[k], scores: truth.indices.map { p[k, $0] }, isPositive: truth.map { $0 == k })
    }
  }
}
