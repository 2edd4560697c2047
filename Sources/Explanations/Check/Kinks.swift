internal import Engines
internal import Equations
internal import Networks
internal import Numerics

/// On which side of every kink a step's numbers are: where a function bends, differences across the
/// bend are no derivatives.
struct Kinks {
  private let places: [Place]
  private let loss: (any Loss)?
  private let output, targets: Place?

  init(of plan: Plan) {
    places = plan.equations.compactMap { equation in
      guard let equation = equation as? Activate, let h = equation.h as? any ElementwiseActivation,
        !h.isSmoothAtZero
      else { return nil }
      return equation.z
    }
    let losses = plan.equations.lazy.compactMap { $0 as? Equations.Losses }.first
    loss = losses?.loss
    (output, targets) = (losses?.output.y, losses?.t)
  }

  /// A number for each place where a kink may be; equal patterns lie on the same side of all.
  func pattern(_ execution: any Execution) -> [Int] {
    var pattern = places.flatMap { place in
      (execution.values(at: place) ?? []).map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }
    }
    if let loss, let output, let targets, let y = execution.values(at: output),
      let t = execution.values(at: targets)
    {
      switch loss {
      case is MeanAbsoluteError:
        pattern += zip(y, t).map { $0 > $1 ? 1 : $0 < $1 ? -1 : 0 }
      case let huber as Huber:
        pattern += zip(y, t).map { $0 - $1 > huber.delta ? 1 : $0 - $1 < -huber.delta ? -1 : 0 }
      default: break
      }
    }
    return pattern
  }
}

extension ElementwiseActivation {
  /// Whether value, slope and curvature go on through 0, where all rectifiers bend.
  fileprivate var isSmoothAtZero: Bool {
    let h = 1e-4
    let (below, at, above) = (derivative(-h), derivative(0.0), derivative(h))
    let curvatures = ((at - below) / h, (above - at) / h)
    return abs(curvatures.0 - curvatures.1) < 0.01 * max(1, abs(at))
  }
}
