/// What an encoding makes of the cells of some rows.
public struct EncodedCells: Sendable {
  public let inputs: Inputs
  /// Cells without a value.
  public var missing = 0
  /// Cells with a level that no training row has, and the first of them.
  public var unseen = 0
  public var firstUnseen: String?

  public enum Inputs: Sendable {
    /// For each input, one number for each row.
    case numbers([[Double]])
    /// For each row the one input that is 1, or −1 where none is.
    case oneHot([Int32], width: Int)
    /// `width` bytes for each row, and what each of the 256 bytes stands for.
    case bytes([UInt8], width: Int, rows: [Int], meaning: [Double])
  }

  public init(_ inputs: Inputs) { self.inputs = inputs }

  /// Writes the inputs of all rows, which begin at `first` in each column of `features` numbers.
  func write<Scalar: BinaryFloatingPoint>(
    to matrix: UnsafeMutableBufferPointer<Scalar>, first: Int, features: Int
  ) {
    // Safe: the matrix has `features` numbers for each row, and no input lies beyond them.
    switch inputs {
    case .numbers(let inputs):
      for (k, values) in inputs.enumerated() {
        for (j, value) in values.enumerated() {
          matrix[first + k + j * features] = Scalar(value)
        }
      }
    case .oneHot(let hot, _):
      for (j, k) in hot.enumerated() where k >= 0 {
        matrix[first + Int(k) + j * features] = 1
      }
    case .bytes(let bytes, let width, let rows, let meaning):
      let meaning = meaning.map { Scalar($0) }
      for (j, row) in rows.enumerated() {
        let (from, to) = (row * width, first + j * features)
        for i in 0..<width { matrix[to + i] = meaning[Int(bytes[from + i])] }
      }
    }
  }
}
