internal import Charts
internal import ModelFiles
internal import Training

extension Report {
  var trainingSection: [Markup] {
    let provenance = model.provenance, settings = provenance.settings
    let shown = [
      "optimizer", "schedule", "batch", "l2", "dropout", "patience", "precision",
    ].compactMap { key in settings[key].map { "\(key) \(Words.setting($0))" } }.joined(
      separator: ", ")
    var parts = [
      HTML.paragraph(
        .text(
          "\(Words.count(provenance.epochs, "epoch")) of \(provenance.loss)"
            + (shown.isEmpty ? "." : "; \(shown).")))
    ]
    guard let curve = provenance.curve, !curve.training.isEmpty else {
      parts.append(
        HTML.note(
          "The model file holds no losses by epoch: an older version wrote it. Fit the model again "
            + "to see them."))
      return parts
    }
    var caption =
      "Means over the examples, without the penalty; in training as they were seen during the epoch."
    if curve.validation != nil { caption += " The epoch with the lowest validation loss was kept." }
    if settings["refit"] == "all" {
      caption += " Then the network was fitted again on all rows, for as many epochs."
    }
    parts.append(HTML.figure(curve.chart(loss: provenance.loss), caption: .text(caption)))
    return parts
  }
}
