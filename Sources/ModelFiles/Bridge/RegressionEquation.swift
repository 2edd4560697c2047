public import Equations
internal import Networks
public import Regression

/// The equation of a regression, `h⁻¹(y) = b + W x + offset`, as a fitted regression or a network
/// without hidden layers says it: between the two nothing but the spelling differs.
///
/// The inverse of a link is an activation, so that `g(μ) = η` is `y = h(z)`; the multinomial logit is
/// softmax with the reference class's weights at zero.
public struct RegressionEquation: Sendable {
  /// The columns of x, without the intercept: `wt`, `factor(cyl)6`.
  public let columns: [String]
  /// The classes of a multinomial regression, the reference first; otherwise empty.
  public let classes: [String]
  /// One number for each linear predictor.
  public let intercepts: [Double]
  /// One list for each linear predictor, in the order of the columns.
  public let slopes: [[Double]]
  /// The inverse of the link.
  public let activation: any Activation
  /// Whether an offset is added: the last input of its network, with the weight 1.
  public let hasOffset: Bool

  /// The equation of a fitted regression; a column without a coefficient, which depends on others,
  /// has the slope 0.
  ///
  /// - Throws: `RegressionError` where the inverse of the link is no activation.
  public init(_ regression: Regression) throws(RegressionError) {
    let names = regression.frame.design.columns.map(\.name)
    let own: [[Double?]]
    switch regression.model {
    case .generalized(let model):
      (classes, own) = ([], [model.coefficients])
      activation = try Self.activation(for: model.link)
    case .multinomial(let model):
      (classes, activation) = (model.levels, .softmax)
      own = [names.map { _ in 0 }] + model.coefficients
    }
    let isSlope = names.map { $0 != DesignColumn.interceptName }
    columns = zip(names, isSlope).compactMap { $1 ? $0 : nil }
    slopes = own.map { zip($0, isSlope).compactMap { $1 ? $0 ?? 0 : nil } }
    intercepts = own.map { numbers in
      zip(numbers, isSlope).first { !$1 }.flatMap(\.0) ?? 0
    }
    hasOffset = regression.frame.offset != nil
  }

  init(
    columns: [String], classes: [String], intercepts: [Double], slopes: [[Double]],
    activation: any Activation, hasOffset: Bool
  ) {
    (self.columns, self.classes, self.intercepts) = (columns, classes, intercepts)
    (self.slopes, self.activation, self.hasOffset) = (slopes, activation, hasOffset)
  }

  /// The activation `h = g⁻¹` of a link g.
  ///
  /// - Throws: ``RegressionError`` for a link that a program registered, whose inverse is none of
  ///   the catalogue's.
  static func activation(for link: any Link) throws(RegressionError) -> any Activation {
    switch link {
    case is IdentityLink: .identity
    case is LogitLink: .sigmoid
    case is ProbitLink: NormalDistribution()
    case is LogLink: .exp
    case is CloglogLink: GumbelDistribution()
    case is CauchitLink: CauchyDistribution()
    case is InverseLink: Reciprocal()
    case is InverseSquareLink: ReciprocalRoot()
    case is SquareRootLink: Square()
    default:
      throw RegressionError(
        "the inverse of the link \(type(of: link).name) is no activation of a network",
        remedy: "fit it with another link, such as identity, logit or log")
    }
  }

  /// One coefficient, as a table of coefficients has it.
  public struct Term: Sendable, Equatable {
    /// The class that it speaks for, in a multinomial regression.
    public let classLabel: String?
    public let name: String
    public let estimate: Double
  }

  /// The coefficients as R lists them: for each class but the reference, the intercept first.
  public var terms: [Term] {
    let reference = classes.isEmpty ? nil : (intercepts[0], slopes[0])
    return (classes.isEmpty ? 0..<1 : 1..<classes.count).flatMap { k in
      let label = classes.isEmpty ? nil : classes[k]
      let slopes = columns.indices.map { self.slopes[k][$0] - (reference?.1[$0] ?? 0) }
      return [
        Term(
          classLabel: label, name: DesignColumn.interceptName,
          estimate: intercepts[k] - (reference?.0 ?? 0))
      ] + zip(columns, slopes).map { Term(classLabel: label, name: $0, estimate: $1) }
    }
  }
}
