internal import Charts
internal import ModelFiles
internal import Tables
internal import Training

extension Report {
  var numbersSection: [Markup] {
    guard case .numbers(let predicted, let truth) = measured.outcomes else { return [] }
    let names = preparation.targetNames
    let figures = zip(names, zip(predicted, truth)).prefix(Self.mostTargets).flatMap {
      name, numbers -> [Markup] in
      let (predicted, observed) = numbers
      let residuals = zip(predicted, observed).map { $1 - $0 }
      return [
        HTML.figure(
          Chart.predictedAndObserved(
            "\(name): predicted and observed", predicted: predicted, observed: observed),
          caption: "A point for each row; right is the dashed line."),
        HTML.figure(
          Chart.residuals("\(name): residuals", predicted: predicted, observed: observed),
          caption: "A shape in this cloud is something that the model has missed."),
        HTML.figure(
          Chart.histogram(
            "\(name): distribution of the residuals", Axis("observed − predicted"), residuals),
          caption: "How often it is how far off."),
        HTML.figure(
          Chart.normalQuantiles(
            "\(name): quantiles of the residuals", Axis("observed − predicted"), residuals),
          caption:
            "On the dashed line if the residuals are normal; points above it at the right end "
            + "are larger than normal ones would be."),
      ]
    }
    let more =
      names.count > Self.mostTargets
      ? [HTML.note(.text("The first \(Self.mostTargets) of \(names.count) targets are drawn."))]
      : []
    return [HTML.figures(figures)] + more
  }
}
