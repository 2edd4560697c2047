internal import Gradus

extension DiagnosticsReport {
  /// The four pictures in which R's users look for what a model missed, as one.
  var picture: some Picture {
    Panels(
      "Diagnostics of \(formula)",
      [[residualsAndFitted, quantiles], [scaleAndLocation, residualsAndLeverage]])
  }

  /// A cloud around zero, without a shape, if no term is missing.
  private var residualsAndFitted: Chart {
    let points = shown.map { Point(rows.predictors[$0], rows.devianceResiduals[$0]) }
    return Chart(
      "Residuals and fitted values", x: Axis(fittedName), y: Axis(residualName),
      [.dots(points)] + level(0, over: points),
      description: "Residuals against fitted values: a shape says that a term is missing.")
  }

  /// A line, if the residuals are normal.
  private var quantiles: Chart {
    let sorted = rows.standardizedResiduals.filter(\.isFinite).sorted()
    let n = Double(sorted.count)
    let all = sorted.enumerated().map { k, residual in
      Point(Normal().quantile((Double(k) + 0.5) / n), residual)
    }
    let points = Self.positions(
      all.count, keeping: Array(all.indices.prefix(20)) + all.indices.suffix(20)
    )
    .map { all[$0] }
    let ends = points.first.flatMap { first in points.last.map { (first.x, $0.x) } }
    return Chart(
      "Normal quantiles", x: Axis("normal quantile"), y: Axis("standardized residual"),
      [.dots(points)]
        + (ends.map { [.rule(from: Point($0.0, $0.0), to: Point($0.1, $0.1))] } ?? []),
      description: "Sorted residuals against normal quantiles: on the line if they are normal.")
  }

  /// Without a slope, if the variance is as the family says.
  private var scaleAndLocation: Chart {
    let points = shown.map {
      Point(rows.predictors[$0], abs(rows.standardizedResiduals[$0]).squareRoot())
    }
    return Chart(
      "Scale and location", x: Axis(fittedName), y: Axis("√|standardized residual|"),
      [.dots(points)],
      description: "The size of residuals against fitted values: a slope says that the variance is "
        + "another one than the family's.")
  }

  /// Beyond the lines are rows without which the coefficients would be others.
  private var residualsAndLeverage: Chart {
    let residuals = rows.pearsonResiduals.indices.map {
      rows.pearsonResiduals[$0] / (dispersion * (1 - rows.leverages[$0])).squareRoot()
    }
    let points = shown.map { Point(rows.leverages[$0], residuals[$0]) }
    let greatest = points.map(\.x).filter(\.isFinite).max() ?? 0
    let top = 1.15 * (points.map { abs($0.y) }.filter(\.isFinite).max() ?? 1)
    // Cook's distance is r² h/(p (1 − h)).
    let contours = [0.5, 1].flatMap { distance in
      [1.0, -1].map { sign in
        Mark.line(
          (1...200).map { step in
            let h = min(greatest * 1.1, 0.999) * Double(step) / 200
            let r = (distance * Double(parameters) * (1 - h) / h).squareRoot()
            return Point(h, r <= top ? sign * r : .nan)
          }, name: "Cook's distance \(distance < 1 ? "0.5" : "1")",
          ink: distance < 1 ? .series2 : .negative,
          hasMarkers: false)
      }
    }.filter { mark in
      if case .line(let points) = mark.shape { return points.contains { !$0.y.isNaN } }
      return false
    }
    let farthest = mostInfluential(1).first.map {
      " The greatest Cook's distance is that of row \(numbers[$0])."
    }
    return Chart(
      "Residuals and leverage", x: Axis("leverage"), y: Axis("standardized residual"),
      contours + [.dots(points, ink: .series1)] + level(0, over: points),
      description: "Residuals against leverage: beyond the lines are rows that the coefficients "
        + "depend on." + (farthest ?? ""))
  }

  private func level(_ y: Double, over points: [Point]) -> [Mark] {
    let places = points.map(\.x).filter(\.isFinite)
    guard let low = places.min(), let high = places.max() else { return [] }
    return [.rule(from: Point(low, y), to: Point(high, y))]
  }

  private static let mostPoints = 2_000

  /// The rows that are drawn: all, or some of many, the most unusual ones among them.
  private var shown: [Int] {
    Self.positions(rows.fitted.count, keeping: mostInfluential(20) + greatestLeverage(20))
  }

  private static func positions(_ count: Int, keeping kept: [Int]) -> [Int] {
    guard count > mostPoints else { return Array(0..<count) }
    let even = (0..<mostPoints).map { $0 * count / mostPoints }
    return Set(even + kept).sorted()
  }
}
