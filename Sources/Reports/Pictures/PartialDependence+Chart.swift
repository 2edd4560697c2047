public import Charts

extension PartialDependence {
  /// Thin curves of single rows, and their mean.
  ///
  /// - Parameter isProbability: whether the output is the probability of a class.
  /// - Returns: the column along x, the output along y.
  public func chart(isProbability: Bool) -> Chart {
    func points(_ curve: [Double]) -> [Point] { zip(abscissas, curve).map { Point($0, $1) } }
    let low = mean.min() ?? 0, high = mean.max() ?? 0
    let words = [low, high].map {
      isProbability ? Numeral.percent($0) : Numeral.significant($0)
    }
    return Chart(
      column, x: axis,
      y: isProbability ? Axis("probability of \(output)", range: 0...1) : Axis(output),
      [
        Mark(.lines(curves.map(points)), name: "\(curves.count) rows", ink: .series1),
        .line(points(mean), name: "mean of \(rowCount) rows", ink: .text),
      ],
      description: "By \(column), the mean prediction lies between \(words[0]) and \(words[1]).")
  }

  private var abscissas: [Double] {
    switch places {
    case .numbers(let numbers): numbers
    case .categories(let names): names.indices.map(Double.init)
    }
  }

  private var axis: Axis {
    switch places {
    case .numbers(let numbers):
      numbers.allSatisfy { $0 == $0.rounded() } ? .counting(column) : Axis(column)
    case .categories(let names): .categories(column, names)
    }
  }
}
