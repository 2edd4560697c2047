public import Equations

/// How weights are found: by a rule at every step, or by a search over whole passes.
public protocol Optimizer: Part {}

/// A rule of descent: an equation that the plan performs at the end of every step.
public protocol RuleOptimizer: Optimizer {
  /// η, before a schedule changes it.
  var rate: Double { get set }
  /// Writes the rule over `w`, all parameters as one vector.
  func write(into draft: inout Draft)
}

/// A search: it calls the plan as w ↦ (loss, gradient), and every epoch is one of its steps.
public protocol SearchOptimizer: Optimizer {
  /// A sentence why this problem is not for this search, or `nil`.
  func objection(to objective: Objective) -> String?
  func search(for objective: Objective) -> any Search
}

/// A search under way.
public protocol Search: AnyObject {
  /// Moves `w` to a better place and returns the loss there, the penalty included; `nil`: there is
  /// none nearby, and `w` is unchanged.
  func improve(_ w: inout [Double]) -> Double?
}

/// The optimizers that can be named: one line each.
public enum Optimizers {
  public static let catalogue = Catalogue<any Optimizer>(
    "optimizer",
    [
      GradientDescent.self,
      Momentum.self,
      Nesterov.self,
      RMSprop.self,
      Adam.self,
      Newton.self,
      LBFGS.self,
    ])
}

extension Optimizer where Self == GradientDescent {
  public static func gradientDescent(rate: Double = 0.1) -> Self {
    var optimizer = Self()
    optimizer.rate = rate
    return optimizer
  }
}
extension Optimizer where Self == Momentum {
  public static func momentum(rate: Double = 0.01, momentum: Double = 0.9) -> Self {
    var optimizer = Self()
    (optimizer.rate, optimizer.momentum) = (rate, momentum)
    return optimizer
  }
}
extension Optimizer where Self == Nesterov {
  public static func nesterov(rate: Double = 0.01, momentum: Double = 0.9) -> Self {
    var optimizer = Self()
    (optimizer.rate, optimizer.momentum) = (rate, momentum)
    return optimizer
  }
}
extension Optimizer where Self == RMSprop {
  public static func rmsprop(rate: Double = 0.001) -> Self {
    var optimizer = Self()
    optimizer.rate = rate
    return optimizer
  }
}
extension Optimizer where Self == Adam {
  public static func adam(rate: Double = 0.001) -> Self {
    var optimizer = Self()
    optimizer.rate = rate
    return optimizer
  }
}
extension Optimizer where Self == Newton {
  public static var newton: Self { Self() }
}
extension Optimizer where Self == LBFGS {
  public static var lbfgs: Self { Self() }
}
