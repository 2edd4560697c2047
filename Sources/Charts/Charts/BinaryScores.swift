/// How sure something was of each of several rows that it is positive, and whether it was.
public struct BinaryScores: Sendable {
  /// In the legend.
  public let name: String
  /// Higher is more likely positive; probabilities for ``calibration(bins:)``.
  public let scores: [Double]
  public let isPositive: [Bool]

  public init(_ name: String, scores: [Double], isPositive: [Bool]) {
    precondition(
      scores.count == isPositive.count,
      "\(scores.count) scores do not fit \(isPositive.count) rows")
    (self.name, self.scores, self.isPositive) = (name, scores, isPositive)
  }

  var positives: Int { isPositive.count { $0 } }
  var negatives: Int { isPositive.count - positives }
  /// Whether both occur, without which no curve is defined.
  public var hasBoth: Bool { positives > 0 && negatives > 0 }

  /// Hits and false alarms among the rows with the highest scores, from none to all of them, one step
  /// for each different score.
  private var counts: [(hits: Int, alarms: Int)] {
    let order = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
    var (counts, hits, alarms) = ([(hits: 0, alarms: 0)], 0, 0)
    for (k, row) in order.enumerated() {
      if isPositive[row] { hits += 1 } else { alarms += 1 }
      if k + 1 == order.count || scores[order[k + 1]] != scores[row] {
        counts.append((hits, alarms))
      }
    }
    return counts
  }

  /// The false alarms' share of the negatives, and the hits' share of the positives: the receiver
  /// operating characteristic, corners only.
  var receiverCurve: [Point] {
    guard hasBoth else { return [] }
    let points = counts.map {
      Point(Double($0.alarms) / Double(negatives), Double($0.hits) / Double(positives))
    }
    return Self.corners(points)
  }

  /// Recall, and precision there. Between two scores precision is no straight line, so the curve is
  /// one of steps (Davis, Goadrich 2006).
  var precisionCurve: [Point] {
    guard positives > 0 else { return [] }
    let points = counts.dropFirst().map {
      Point(
        Double($0.hits) / Double(positives), Double($0.hits) / Double($0.hits + $0.alarms))
    }
    return points.first.map { [Point(0, $0.y)] + points } ?? []
  }

  /// The area under ``receiverCurve`` by trapezoids, which counts ties half.
  public var areaUnderCurve: Double? {
    guard hasBoth else { return nil }
    let points = receiverCurve
    return zip(points, points.dropFirst()).reduce(0) {
      $0 + ($1.1.x - $1.0.x) * ($1.1.y + $1.0.y) / 2
    }
  }

  /// The mean precision over the steps of recall.
  public var averagePrecision: Double? {
    let points = precisionCurve
    guard !points.isEmpty else { return nil }
    return zip(points, points.dropFirst()).reduce(0) { $0 + ($1.1.x - $1.0.x) * $1.1.y }
  }

  /// Rows in order of probability in bins of equally many: what was promised and what came, with a
  /// 95 % interval (Wilson 1927).
  public func calibration(bins: Int = 10) -> [CalibrationBin] {
    let order = scores.indices.sorted { (scores[$0], $0) < (scores[$1], $1) }
    let count = max(1, min(bins, order.count / 5))
    return (0..<count).compactMap { k in
      let rows = order[(k * order.count / count)..<((k + 1) * order.count / count)]
      return rows.isEmpty ? nil : CalibrationBin(self, rows: Array(rows))
    }
  }

  /// Without points in the middle of straight pieces.
  private static func corners(_ points: [Point]) -> [Point] {
    var kept: [Point] = []
    for point in points {
      if kept.count > 1 {
        let (a, b) = (kept[kept.count - 2], kept[kept.count - 1])
        if a.x == b.x && b.x == point.x || a.y == b.y && b.y == point.y { kept.removeLast() }
      }
      kept.append(point)
    }
    return kept
  }
}

/// Rows with similar probabilities.
public struct CalibrationBin: Sendable, Equatable {
  /// The mean of the probabilities.
  public let promised: Double
  /// The share that was positive.
  public let observed: Double
  public let interval: ClosedRange<Double>
  public let count: Int

  init(_ scores: BinaryScores, rows: [Int]) {
    let n = Double(rows.count), z = 1.959963985
    promised = rows.reduce(0) { $0 + scores.scores[$1] } / n
    let share = Double(rows.count { scores.isPositive[$0] }) / n
    let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    let half =
      z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
    (observed, count) = (share, rows.count)
    interval = max(0, min(share, middle - half))...min(1, max(share, middle + half))
  }
}
