internal import Gradus
internal import Terminal

/// A model and the rows that it is shown: what predict and evaluate share.
enum ModelOptions {
  static let model = Argument("MODEL", .file, help: "a model that gradus fit wrote")
  static let table = Argument("TABLE", .file, help: "CSV or IDX images, plain or .gz; - is stdin")

  static func read(_ arguments: Arguments) throws -> Model {
    try Model(
      contentsOf: arguments[model], verified: !arguments[TableOptions.unverified])
  }

  /// Columns have the kinds that they had in training.
  static func table(_ arguments: Arguments, for model: Model, withTargets: Bool) throws -> Table {
    let options = TableOptions.reading(
      arguments, from: model.preparation.readingOptions(withTargets: withTargets))
    return try TableOptions.read(
      arguments[table], labels: withTargets ? arguments[TableOptions.labels] : nil, options)
  }
}
