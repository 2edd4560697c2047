extension Separation {
  func warning(for model: String) -> String {
    let rows = rowCount == 1 ? "1 row" : "\(rowCount) rows"
    let what = isComplete ? "the response is separated completely" : "\(rows) are separated"
    return "\(model): \(what) by \(columns.joined(separator: ", ")), so that the likelihood has no "
      + "maximum: coefficients and errors of these columns show a direction, not a size "
      + "(take Firth's penalty, or leave the columns out)"
  }

  func warning(for model: String, levels: [String]) -> String {
    let names = classes.map { levels[$0] }.joined(separator: ", ")
    let rows = rowCount == 1 ? "1 row is" : "\(rowCount) rows are"
    let what =
      isComplete
      ? "the classes are separated completely"
      : names.isEmpty ? "\(rows) separated" : "\(names) is separated from the other classes"
    return "\(model): \(what) by \(columns.joined(separator: ", ")), so that the likelihood has no "
      + "maximum: coefficients and errors of these columns show a direction, not a size "
      + "(take a ridge, or leave the columns out)"
  }
}
