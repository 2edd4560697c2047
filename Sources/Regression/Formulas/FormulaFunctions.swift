internal import Tables

/// The functions that formulas know.
enum FormulaFunctions {
  private static let ofTerms = [
    "I", "poly", "factor", "as.factor", "relevel", "scale", "offset", "cbind", "as.numeric",
  ]

  static var all: [String] { ElementaryFunction.allCases.map(\.rawValue) + ofTerms }

  /// A function that stands where it cannot, or is unknown.
  static func misplaced(
    _ function: String, at part: FormulaExpression, in whole: PlacedExpression
  ) -> FormulaError {
    let problem: String
    let remedy: String
    switch function {
    case "offset":
      (problem, remedy) = ("offset cannot stand inside of another term", "add it with +")
    case "cbind":
      (problem, remedy) = (
        "cbind stands on the left side only", "as in cbind(successes, failures) ~ dose"
      )
    case "scale":
      (problem, remedy) = ("scale stands in the formula only", "compute with numbers here")
    case "poly", "factor", "as.factor", "relevel":
      (problem, remedy) = (
        "\(function) makes no single column of numbers", "use it as a term of its own"
      )
    case "ns", "bs", "s", "te", "cut", "ordered", "interaction", "C":
      (problem, remedy) = (
        "\(function) is not among the functions of formulas",
        "use poly(x, 3) for curves, and factor or relevel for categories"
      )
    default:
      problem = "there is no function \"\(function)\""
      remedy = DidYouMean.remedy(for: function, in: all)
    }
    return whole.error(problem, remedy: remedy, at: part)
  }
}
