/// One of the contiguous blocks of memory that a plan lays out.
public enum Region: Int, Sendable, CaseIterable {
  /// All weights and biases, one flat vector.
  case parameters
  /// ∂L/∂w in the layout of the parameters.
  case gradients
  /// What an optimizer remembers between steps.
  case state
  /// Everything that lives for one step: z, a, δ.
  case work
  /// x and t of the whole data set; not the plan's own memory.
  case inputs, targets
}

/// A matrix's place in memory, and the name that the course gives it.
public struct Place: Sendable, Hashable {
  public var letter: String
  /// The layer, counted from 1; 0 for the inputs; `nil` where the letter stands for all layers.
  public var layer: Int?
  public let region: Region
  /// In numbers, from the region's start.
  public let offset: Int
  public let rows: Int
  /// `nil`: one column per example of the batch.
  public let columns: Int?

  public init(
    _ letter: String, _ layer: Int? = nil, region: Region, offset: Int, rows: Int, columns: Int?
  ) {
    (self.letter, self.layer, self.region) = (letter, layer, region)
    (self.offset, self.rows, self.columns) = (offset, rows, columns)
  }

  /// The numbers it holds for a batch of `batch` examples.
  public func count(batch: Int) -> Int { rows * (columns ?? batch) }

  /// `784 × N`: rows by columns, N being the batch.
  public var shape: String { "\(rows) × \(columns.map(String.init) ?? "N")" }

  /// Whether both are the same memory, whatever they are called.
  public func isSame(as other: Place) -> Bool {
    region == other.region && offset == other.offset && rows == other.rows
  }
}

extension Place: CustomStringConvertible {
  /// The letter with its layer as the course writes it: `W⁽²⁾`.
  public var description: String {
    guard let layer else { return letter }
    let digits = String(layer).unicodeScalars.map { String(Self.superscripts[Int($0.value) - 48]) }
    return letter + "⁽" + digits.joined() + "⁾"
  }

  private static let superscripts: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
}
