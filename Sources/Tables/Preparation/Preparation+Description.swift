extension Preparation {
  /// What a user should know about the fitting, one sentence each.
  public var notes: [String] {
    dropped.map { "\($0.column): dropped, as \($0.reason)" }
  }

  /// The whole preparation for people, one line each: target, inputs, dropped columns.
  public var descriptionLines: [String] {
    let targets =
      switch task {
      case .regression:
        zip(target.names, target.scales).map { name, scale in
          "\(name): target, mean \(scale.mean.rounded(digits: 6)), standard deviation "
            + scale.deviation.rounded(digits: 6)
        }
      case .twoClasses:
        ["\(target.names[0]): target, \(classes[0]) or \(classes[1]) (positive)"]
      case .manyClasses:
        [
          "\(target.names[0]): target, \(classes.count) classes: "
            + Quotation.list(classes, longest: 12)
        ]
      }
    return targets + inputs.map { "\($0.name): \($0.encoding.summary)" } + notes
  }
}
