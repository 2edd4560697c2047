/// How a model came to be: what ran, not when or where, so that identical runs leave identical files.
public struct Provenance: Sendable, Codable, Equatable {
  /// The version of Gradus that fitted it.
  public var version: String
  /// The settings of the fit, as words of the command line.
  public var settings: [String: String]
  /// How many rows did what.
  public var rows: Rows
  /// Passes over the training rows that the saved parameters have seen.
  public var epochs: Int
  /// The loss as it is spelled: `cross-entropy`.
  public var loss: String
  /// The held-out metrics, by name.
  public var test: [String: Double]

  public struct Rows: Sendable, Codable, Equatable {
    /// Fitted preparation and parameters.
    public var train: Int
    /// Chose the epoch.
    public var validation: Int
    /// Only reported.
    public var test: Int

    public init(train: Int, validation: Int, test: Int) {
      (self.train, self.validation, self.test) = (train, validation, test)
    }
  }

  /// Whether its counts can be those of a fit, so that sums of them do not overflow.
  var isPossible: Bool {
    [epochs, rows.train, rows.validation, rows.test].allSatisfy { (0...1 << 50).contains($0) }
  }

  public init(
    version: String, settings: [String: String], rows: Rows, epochs: Int, loss: String,
    test: [String: Double]
  ) {
    (self.version, self.settings, self.rows) = (version, settings, rows)
    (self.epochs, self.loss, self.test) = (epochs, loss, test)
  }
}
