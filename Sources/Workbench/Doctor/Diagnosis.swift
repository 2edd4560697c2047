public import Engines
public import ModelFiles
public import Tables

/// Why a model does not learn from a table, or that nothing was found.
///
/// ```swift
/// for finding in try Diagnosis(of: model, on: table).findings { print(finding) }
/// ```
///
/// The network is stepped through the table's rows, forward and backward, by the ordinary plan; the
/// table alone is asked whether there is anything to learn; and the training that the model's
/// provenance describes is repeated in short, with higher and lower rates. The same model and table give
/// the same findings: no clock decides.
public struct Diagnosis: Sendable {
  /// What was found, causes before their consequences.
  public let findings: [Finding]
  /// How well the model predicts the rows that measure it.
  public let skill: Double
  /// How well a network does that the doctor fitted to the other rows with usual settings; `nil` where
  /// none could be fitted.
  public let attainable: Double?
  /// Rows that were looked at.
  public let rowCount: Int
  /// Those of them that measure ``skill`` and ``attainable``.
  public let measuringRowCount: Int
  /// Whether the model's fit has not seen the measuring rows, as its provenance has it.
  public let areMeasuringRowsUnseen: Bool
  /// Whether usual settings do clearly better than the model, whatever the cause.
  public let isBehind: Bool
  /// What a user should know about the rows, one sentence each.
  public let notes: [String]

  /// Examines a model on a table that has its targets.
  ///
  /// Rows without a target are left out. Of a large table 3,000 rows are looked at, chosen at random but
  /// always the same.
  /// - Throws: if the table does not fit the model, as for a prediction, or has fewer than 10 rows.
  public init(
    of model: Model, on table: Table, engine: any Engine = HostEngine()
  ) throws {
    let examination = try Examination(of: model, on: table, engine: engine)
    findings = Sicknesses.findings(in: examination)
    skill = examination.skill
    attainable = examination.usual?.skill
    rowCount = examination.rows.train.count + examination.rows.measuring.count
    measuringRowCount = examination.rows.measuring.count
    areMeasuringRowsUnseen = examination.rows.areMeasuringUnseen
    isBehind = examination.underperforms
    notes = examination.rows.notes
  }

  /// The names of all sicknesses that are looked for, in the order of ``findings``.
  public static var sicknesses: [String] { Sicknesses.catalogue.map { type(of: $0).name } }
}
