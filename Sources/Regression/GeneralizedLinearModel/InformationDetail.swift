/// How well an information is to be known.
enum InformationDetail {
  /// Not at all.
  case none
  /// To six digits, enough for the direction of a step.
  case rough
  case full
}
