internal import Charts
internal import Equations
internal import ModelFiles
internal import Networks
internal import Numerics
internal import Tables

extension Report {
  var networkSection: [Markup] {
    let network = model.network
    let outputs =
      switch preparation.task {
      case .regression: preparation.targetNames
      case .twoClasses: [preparation.classes[1]]
      case .manyClasses: preparation.classes
      }
    let diagram = NetworkDiagram(
      "The network", network,
      inputs: isOfImages ? [] : preparation.featureNames, outputs: outputs,
      showsWeights: network.parameters.count <= Self.mostWeightsDrawn)
    let weights =
      diagram.weights.isEmpty
      ? "" : " Edges are as wide as their weight is large; dashed ones are negative."
    return [
      HTML.paragraph(
        .text("\(Words.count(network.parameters.count, "parameter")): "),
        HTML.code(network.description), "."),
      HTML.figure(
        diagram,
        caption: .text(
          "Of wide layers the first and the last neurons are drawn; \"gradus plan\" prints the "
            + "equations." + weights)),
    ]
  }

  /// Weights of larger networks are too many to be told apart.
  private static let mostWeightsDrawn = 600

  /// Whether a column holds images.
  var isOfImages: Bool {
    preparation.inputs.contains { $0.encoding is ImageEncoding }
  }
}
