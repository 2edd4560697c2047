/// A cause why a model does not learn: what it is, how that shows, and what to do about it.
public struct Finding: Sendable, Equatable, CustomStringConvertible {
  /// As in ``Diagnosis/sicknesses``: `dead-relus`.
  public let sickness: String
  /// For a heading: `dead ReLUs`.
  public let title: String
  /// One sentence with figures.
  public let evidence: String
  /// The figures behind the sentence, each with its name.
  public let figures: [Figure]
  /// One sentence.
  public let remedy: String
  /// Words to give to `gradus fit`, ready to be typed: `--activation leaky-relu`. Empty where no option
  /// helps.
  public let options: [String]

  /// A number with its name.
  public struct Figure: Sendable, Equatable {
    public let name: String
    public let value: Double
  }

  public var description: String { "\(title): \(evidence); \(remedy)" }
}
