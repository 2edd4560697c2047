/// How many bits a number has: a value, so that nobody needs a type parameter to choose.
public enum Precision: String, Sendable, Codable, CaseIterable {
  /// `Float`, 24 significant bits: networks.
  case single
  /// `Double`, 53 significant bits: whatever comes from a regression.
  case double

  /// Bytes of one number.
  public var size: Int { self == .single ? 4 : 8 }
}
