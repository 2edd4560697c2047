internal import Equations

/// A part of a step, in the order in which they follow one another.
public enum Stage: Int, Sendable, CaseIterable, Comparable {
  case forward, loss, backward, penalty, update

  public var title: String {
    switch self {
    case .forward: "Forward: from the inputs to the answer"
    case .loss: "Loss: how wrong the answer is"
    case .backward: "Backward: whose fault it is"
    case .penalty: "Penalty: what large weights cost"
    case .update: "Update: a step downhill"
    }
  }

  public static func < (a: Stage, b: Stage) -> Bool { a.rawValue < b.rawValue }

  /// Told from where an equation stands and what it writes, so that a user's equation has one, too.
  static func stages(of plan: Plan) -> [Stage] {
    var stage = Stage.forward
    return plan.equations.map { equation in
      if stage == .forward, equation is Gather || equation is Equations.Losses,
        equation.writes.contains(where: { $0 != plan.input })
      {
        stage = .loss
      } else if stage == .loss {
        stage = .backward
      }
      if equation is Equations.Losses { stage = .loss }
      let changed = equation.writes.filter { place in
        equation.reads.contains { $0.isSame(as: place) }
      }
      if stage == .backward, changed.contains(where: { $0.region == .gradients }) {
        stage = .penalty
      }
      if stage >= .backward, equation.writes.contains(where: { $0.region == .parameters }) {
        stage = .update
      }
      return stage
    }
  }
}
