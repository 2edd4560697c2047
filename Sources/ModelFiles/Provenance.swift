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
  /// The file of the rows, as it was named where the model was fitted; `nil` where none was, and in
  /// files of versions that did not keep it.
  public var table: String?
  /// How the loss fell; `nil` in files of versions that did not keep it.
  public var curve: LossCurve?
  /// The held-out metrics of the steps below the network, such as the regression, from the bottom;
  /// `nil` in files of versions that did not keep them, and where no rows were held out.
  public var below: [Step]?

  /// What a network is measured against.
  public struct Step: Sendable, Codable, Equatable {
    /// For people: `majority class`, `no hidden layer`.
    public var title: String
    /// How many numbers were fitted.
    public var parameters: Int
    /// The held-out metrics, by name.
    public var test: [String: Double]

    public init(title: String, parameters: Int, test: [String: Double]) {
      (self.title, self.parameters, self.test) = (title, parameters, test)
    }
  }

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
    let counts =
      [epochs, rows.train, rows.validation, rows.test] + (below ?? []).map(\.parameters)
      + (curve.map { [$0.every, $0.best] } ?? [])
    return counts.allSatisfy { (0...1 << 50).contains($0) } && curve?.isPossible != false
  }

  public init(
    version: String, settings: [String: String], rows: Rows, epochs: Int, loss: String,
    test: [String: Double], table: String? = nil, curve: LossCurve? = nil, below: [Step]? = nil
  ) {
    (self.version, self.settings, self.rows) = (version, settings, rows)
    (self.epochs, self.loss, self.test) = (epochs, loss, test)
    (self.table, self.curve, self.below) = (table, curve, below)
  }
}
