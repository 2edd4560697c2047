internal import Engines
public import Equations
public import Numerics

/// One equation of a ``Walk``: as the course writes it, with shapes, with numbers, and what it means.
public struct WalkStep: Sendable {
  public let performed: Performed
  public let stage: Stage
  /// The largest difference of the host engine's numbers from these; `nil` if it keeps none of them.
  public let difference: Double?
  /// The parameters, where the equation is about all of them at once.
  let parameters: [Parameter]

  public var equation: any Equation { performed.equation }
  /// What it finds, in a few words; `nil` for an equation that does not say.
  public var title: String? { (equation as? any Explained)?.title }
  /// One sentence; `nil` for an equation that does not say.
  public var meaning: String? { (equation as? any Explained)?.meaning }

  init(performed: Performed, stage: Stage, plan: Plan, host: any Execution) {
    (self.performed, self.stage) = (performed, stage)
    let count = plan.sizes[Region.parameters.rawValue]
    let places = performed.equation.reads + performed.equation.writes
    let isAboutAll = places.allSatisfy { $0.columns == 1 && $0.rows == count }
    parameters = isAboutAll && !places.isEmpty ? plan.parameters : []
    difference = performed.equation.writes.reduce(nil) { largest, place in
      guard let truth = performed.written(place), let found = host.values(at: place) else {
        return largest
      }
      return Self.difference(truth, found, atLeast: largest ?? 0)
    }
  }

  private static func difference(
    _ truth: Matrix, _ found: [Double], atLeast least: Double
  ) -> Double {
    zip(truth.values, found).reduce(least) { largest, pair in
      // Infinities, and what is no number, agree where both have it.
      if pair.0 == pair.1 || pair.0.isNaN && pair.1.isNaN { return largest }
      let off = abs(pair.0 - pair.1)
      return off.isNaN ? .infinity : max(largest, off)
    }
  }

  /// The numbers written: what each place is called, and what is there now.
  public var results: [(place: Place, values: Matrix)] {
    equation.writes.compactMap { place in performed.written(place).map { (place, $0) } }
  }

  /// What the equation's letters stand for besides places: N, η, and what it says itself.
  public var coefficients: [Coefficient] {
    [
      Coefficient("N", Double(performed.examples.count)), Coefficient("η", performed.rate),
      Coefficient("k", Double(performed.number)),
    ] + ((equation as? any Explained)?.coefficients ?? [])
  }

  /// Numbers on the way that no place holds.
  public var asides: [Aside] { (equation as? any Explained)?.asides(of: performed) ?? [] }
}
