public import Equations
internal import Networks

/// Steps along `−H ∂w`, where H, the inverse of the second derivatives, is remembered from the last
/// steps, as far as a line search leads down (Nocedal 1980; Nocedal, Wright 2006, algorithms 7.4 and
/// 7.5). For any network, over the whole data in `Double`.
public struct LBFGS: SearchOptimizer {
  public static let name = "l-bfgs"
  public static let summary = "w ← w − α H ∂w, H remembered from the last steps"
  public static let settings = [Setting<Self>("memory", \.memory, in: 1...1000)]

  /// How many steps are remembered.
  public var memory = 10.0
  public init() {}

  public func objection(to objective: Objective) -> String? {
    objective.network.layers.contains(where: { $0 is Dropout })
      ? "l-bfgs needs the same loss at the same weights, which dropout does not give" : nil
  }

  public func search(for objective: Objective) -> any Search {
    LBFGSSearch(objective, memory: Int(memory))
  }
}

/// A point of a search, with the loss and its slope there.
private struct SearchPoint {
  let w: [Double]
  let loss: Double
  let gradient: [Double]
}

private final class LBFGSSearch: Search {
  private let objective: Objective
  private let memory: Int
  private var known: SearchPoint?
  /// s = the step in w, y = that of the gradient, ρ = 1/sᵀy; the newest last.
  private var pairs: [(s: [Double], y: [Double], ρ: Double)] = []

  init(_ objective: Objective, memory: Int) { (self.objective, self.memory) = (objective, memory) }

  func improve(_ w: inout [Double]) -> Double? {
    let isFirst = known == nil
    if known?.w != w {
      let (loss, gradient) = objective(w)
      (known, pairs) = (SearchPoint(w: w, loss: loss, gradient: gradient), [])
    }
    guard let here = known else { return nil }
    guard here.loss.isFinite else { return here.loss }
    // From the parabola that the last steps saw or, if that leads nowhere, straight down.
    for attempt in 0..<2 {
      if attempt > 0 {
        if pairs.isEmpty { break }
        pairs = []
      }
      guard largest(here.gradient) > 1e-14 * max(1, here.loss) else { break }
      let line = SearchLine(
        objective, from: here, along: direction(here.gradient),
        firstStep: pairs.isEmpty ? min(1, 1 / norm(here.gradient)) : 1)
      guard let there = line?.search() else { continue }
      remember(from: here, to: there)
      (known, w) = (there, there.w)
      return there.loss
    }
    return isFirst ? here.loss : nil
  }

  private func remember(from here: SearchPoint, to there: SearchPoint) {
    let s = difference(there.w, here.w), y = difference(there.gradient, here.gradient)
    let sy = dot(s, y)
    // The line search makes it positive but for rounding.
    guard sy > 1e-16 * norm(s) * norm(y), sy > 0 else { return }
    if pairs.count == memory { pairs.removeFirst() }
    pairs.append((s, y, 1 / sy))
  }

  /// `−H ∂w`, by the two loops over what is remembered.
  private func direction(_ gradient: [Double]) -> [Double] {
    var q = gradient
    var shares: [Double] = []
    for pair in pairs.reversed() {
      let α = pair.ρ * dot(pair.s, q)
      shares.append(α)
      for i in q.indices { q[i] -= α * pair.y[i] }
    }
    if let last = pairs.last {
      let scale = 1 / (last.ρ * dot(last.y, last.y))
      for i in q.indices { q[i] *= scale }
    }
    for (pair, α) in zip(pairs, shares.reversed()) {
      let β = pair.ρ * dot(pair.y, q)
      for i in q.indices { q[i] += (α - β) * pair.s[i] }
    }
    return q.map { -$0 }
  }
}

/// The loss along a direction, and a search for a step that fulfils the strong Wolfe conditions:
/// the loss falls enough, and the slope flattens.
private struct SearchLine {
  private struct Point {
    let α, loss, slope: Double
    let place: SearchPoint
  }

  private static let enoughFall = 1e-4, enoughFlattening = 0.9

  private let objective: Objective
  private let start: SearchPoint
  private let direction: [Double]
  private let slope: Double
  private let firstStep: Double

  /// `nil` if the direction does not lead down.
  init?(
    _ objective: Objective, from start: SearchPoint, along direction: [Double], firstStep: Double
  ) {
    (self.objective, self.start, self.direction) = (objective, start, direction)
    slope = dot(direction, start.gradient)
    self.firstStep = firstStep
    guard slope < 0 else { return nil }
  }

  private func point(_ α: Double) -> Point {
    let w = zip(start.w, direction).map { $0 + α * $1 }
    let (loss, gradient) = objective(w)
    return Point(
      α: α, loss: loss, slope: dot(direction, gradient),
      place: SearchPoint(w: w, loss: loss, gradient: gradient))
  }

  func search() -> SearchPoint? {
    // Differences below are rounding: there the slope alone decides (Hager, Zhang 2005).
    let slack = 1e-15 * (1 + abs(start.loss))
    var low = Point(α: 0, loss: start.loss, slope: slope, place: start), high: Point?
    var α = firstStep
    for _ in 0..<40 {
      let p = point(α)
      let isHigher =
        !(p.loss <= start.loss + Self.enoughFall * α * slope + slack)
        || p.loss > low.loss + slack || !p.slope.isFinite
      if isHigher {
        high = p
      } else {
        if abs(p.slope) <= -Self.enoughFlattening * slope { return moved(p) }
        // Uphill from p towards the far end: the valley is on this side.
        if p.slope * ((high?.α ?? .infinity) - low.α) >= 0 { high = low }
        low = p
      }
      guard let far = high else {
        α *= 4
        continue
      }
      α = between(low, far, slack)
      guard α != low.α, α != far.α else { break }
    }
    // Lower, if not as flat as it should be.
    return low.α > 0 && low.loss < start.loss ? low.place : nil
  }

  /// A step after which nothing is lower and nothing flatter is none.
  private func moved(_ p: Point) -> SearchPoint? {
    p.loss < start.loss || largest(p.place.gradient) < 0.9 * largest(start.gradient)
      ? p.place : nil
  }

  /// The valley of the cubic through both ends, kept away from them; where losses are rounding, that
  /// of the parabola through both slopes.
  private func between(_ a: Point, _ b: Point, _ slack: Double) -> Double {
    let width = b.α - a.α
    var share = 0.5
    if !b.loss.isFinite || !b.slope.isFinite {
      share = 0.1
    } else if abs(a.loss - b.loss) <= slack {
      share = a.slope / (a.slope - b.slope)
    } else {
      let d = a.slope + b.slope - 3 * (b.loss - a.loss) / width
      let square = d * d - a.slope * b.slope
      if square >= 0 {
        let root = width > 0 ? square.squareRoot() : -square.squareRoot()
        share = 1 - (b.slope + root - d) / (b.slope - a.slope + 2 * root)
      }
    }
    return a.α + width * (share.isNaN ? 0.5 : min(max(share, 0.1), 0.9))
  }
}

private func difference(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 - $1 } }
private func dot(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}
private func norm(_ a: [Double]) -> Double { dot(a, a).squareRoot() }
private func largest(_ a: [Double]) -> Double { a.reduce(0) { max($0, abs($1)) } }
