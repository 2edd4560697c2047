public import Charts
public import Engines
public import ModelFiles
internal import Networks
internal import Numerics
public import Tables
public import Training

/// What a model is, how it was fitted, how good it is on a table, and what it looks at: one page.
///
///     let report = try Report(model, table, named: "penguins.gradus")
///     try AtomicFile("report.html").write([Array(report.page.written.utf8)[...]])
///
/// The same model and table give the same bytes. If the table is the one that the model was fitted
/// on, which the metrics of its held-out rows show, only these rows are used, since all others
/// flatter.
public struct Report: Sendable {
  public let model: Model
  public let table: Table
  /// What the model and the table are called on the page: the names of files without their folders.
  let name, tableName: String
  /// The metrics on the rows used.
  public let scores: [Score]
  /// `nil` where the only input is one column.
  public let importance: PermutationImportance?
  /// Of the most important columns.
  public let dependences: [PartialDependence]
  let measured: MeasuredRows
  let preparation: Preparation

  /// How many rows were used.
  public var rowCount: Int { measured.rows.count }

  /// Curves of more columns than these make a page that nobody reads.
  static let mostDependences = 8

  /// Measures a model on a table with its targets.
  ///
  /// - Parameters:
  ///   - model: what was fitted.
  ///   - table: rows with their targets.
  ///   - name: what the page calls the model, such as its file.
  ///   - droppingMissing: whether rows without a target are left out instead of being an error.
  ///   - engine: what computes; the page does not depend on its threads.
  /// - Throws: if the table does not fit the model, or no row has a target.
  public init(
    _ model: Model, _ table: Table, named name: String = "model", droppingMissing: Bool = false,
    engine: any Engine = HostEngine()
  ) throws(TableError) {
    (self.model, self.table) = (model, table)
    preparation = try model.columnPreparation(for: "a report")
    (self.name, tableName) = (Words.file(name), Words.file(table.name))
    measured = try MeasuredRows(model, table, droppingMissing: droppingMissing, engine: engine)
    scores = measured.scores
    let inputs = preparation.inputs
    var importance: PermutationImportance?
    if inputs.count > 1 {
      importance = try PermutationImportance(
        of: model, on: table, rows: measured.rows, engine: engine)
    }
    let order = importance?.entries.map(\.column) ?? inputs.map(\.name)
    var dependences: [PartialDependence] = []
    for column in order where dependences.count < Self.mostDependences {
      guard let input = inputs.first(where: { $0.name == column }),
        let found = try PartialDependence(
          on: input, of: model, table: table, rows: measured.rows, engine: engine)
      else { continue }
      dependences.append(found)
    }
    (self.importance, self.dependences) = (importance, dependences)
  }

  /// The whole page.
  public var page: Page {
    let parts: [(title: String, id: String, content: [Markup])] = [
      ("Results", "results", resultsSection),
      ("Data", "data", dataSection),
      ("Network", "network", networkSection),
      ("Training", "training", trainingSection),
      preparation.task == .regression
        ? ("Predicted and observed", "numbers", numbersSection)
        : ("Classes", "classes", classesSection),
      ("What it looks at", "importance", importanceSection),
      ("How predictions depend on it", "dependence", dependenceSection),
      ("The worst predictions", "worst", worstSection),
      ("Preparation", "preparation", preparationSection),
      ("Provenance", "provenance", provenanceSection),
    ].filter { !$0.content.isEmpty }
    let targets = Words.list(preparation.targetNames, longest: 4)
    return Page(
      title: "\(Words.shortened(name, to: 60)): \(targets)",
      summary: .text(summary),
      body: [HTML.contents(parts.map { ($0.title, $0.id) })]
        + parts.map { HTML.section(.text($0.title), id: $0.id, $0.content) },
      footer: "Made by Gradus \(model.provenance.version) from \(name) and \(tableName).")
  }
}
