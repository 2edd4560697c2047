/// What a model explains, one value for each of its rows.
public enum Response: Sendable, Equatable {
  case numbers([Double])
  /// A category: positions in `levels`. Of two levels the second one is the success.
  case classes(codes: [Int32], levels: [String])
  /// `cbind(successes, failures)`
  case counts(successes: [Double], failures: [Double])

  /// Numbers, or 0 and 1 for a category of two levels, 1 being the second one; nil for others.
  public var numbers: [Double]? {
    switch self {
    case .numbers(let numbers): numbers
    case .classes(let codes, let levels):
      levels.count == 2 ? codes.map { Double($0) } : nil
    case .counts: nil
    }
  }
}
