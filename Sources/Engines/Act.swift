/// One equation, or several, with everything decided: run it.
///
/// A struct, because an array of bare closures calls each through a reabstraction thunk.
package struct Act {
  let run: () -> Void

  package init(_ run: @escaping () -> Void) { self.run = run }

  /// One after the other. A closure calls what it captured without touching reference counts; a loop
  /// over an array of closures retains and releases each (9 ns instead of 3).
  init(_ acts: ArraySlice<Act>) {
    let i = acts.startIndex
    switch acts.count {
    case 0: self.init {}
    case 1: self = acts[i]
    case 2:
      let (a, b) = (acts[i].run, acts[i + 1].run)
      self.init {
        a()
        b()
      }
    case 3...128:
      let (a, b, c) = (acts[i].run, acts[i + 1].run, acts[i + 2].run)
      let rest = Act(acts.dropFirst(3)).run
      self.init {
        a()
        b()
        c()
        rest()
      }
    default:
      // Halves: a chain as long as the plan would be as deep on the stack.
      let middle = i + acts.count / 2
      let (first, second) = (Act(acts[..<middle]).run, Act(acts[middle...]).run)
      self.init {
        first()
        second()
      }
    }
  }
}
