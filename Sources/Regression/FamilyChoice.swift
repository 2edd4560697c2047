public import Equations

/// Which family a regression takes.
public enum FamilyChoice: Sendable {
  /// By the response: gaussian for numbers, binomial for two classes or counts of successes and
  /// failures, multinomial for more classes.
  case automatic
  case family(any Family)
  case multinomial

  /// `poisson`, `negative-binomial:theta=2`, `multinomial`
  ///
  /// - Throws: `SpellingError` where there is no such family.
  public init(spelling: String) throws(SpellingError) {
    if spelling == Self.multinomialName {
      self = .multinomial
    } else if Families.catalogue.names.contains(where: { spelling.prefix { $0 != ":" } == $0 }) {
      self = .family(try Families.catalogue(spelling))
    } else {
      throw SpellingError(
        "there is no family \"\(spelling)\"; there are "
          + (Families.catalogue.names + [Self.multinomialName]).joined(separator: ", "))
    }
  }

  public static let multinomialName = "multinomial"
}
