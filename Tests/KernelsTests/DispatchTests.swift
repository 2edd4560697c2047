import Kernels
import Testing

/// The table of kernels and the choice among them.
struct DispatchTests {
  @Test("the best kernels are among those that can be named, in both precisions")
  func best() {
    for isDouble in [true, false] {
      let best = gr_kernels_best(isDouble).pointee
      #expect(best.size == (isDouble ? 8 : 4))
      let name = String(cString: best.name)
      #expect(InstructionSet.all.contains { $0.name == name && $0.isDouble == isDouble })
    }
  }

  @Test("a table names itself and says how wide its vectors are", arguments: InstructionSet.all)
  func names(_ set: InstructionSet) {
    let kernels = set.kernels
    #expect(String(cString: kernels.name) == set.name)
    #expect(Int(kernels.lanes) * kernels.size >= 16)
  }

  @Test("an unknown instruction set has no kernels")
  func unknown() {
    #expect(gr_kernels_named("abacus", true) == nil)
    #expect(gr_kernels_named("", false) == nil)
  }

  @Test("peak counts two operations for each lane and chain", arguments: InstructionSet.all)
  func peak(_ set: InstructionSet) {
    let perIteration = set.kernels.peak(1)
    #expect(perIteration > 0)
    #expect(set.kernels.peak(10) == 10 * perIteration)
  }
}
