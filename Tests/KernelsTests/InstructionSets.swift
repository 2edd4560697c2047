import Kernels

/// The kernels for one instruction set that this processor runs, in one precision.
struct InstructionSet: Sendable, CustomStringConvertible {
  let name: String
  let isDouble: Bool

  /// Every one that can be tested here.
  static let all: [InstructionSet] = ["avx512", "avx2", "neon", "baseline"].flatMap { name in
    [true, false].compactMap { isDouble in
      gr_kernels_named(name, isDouble).map { _ in InstructionSet(name: name, isDouble: isDouble) }
    }
  }

  var kernels: gr_kernels {
    guard let table = gr_kernels_named(name, isDouble) else {
      preconditionFailure("\(name) was available when the tests began")
    }
    return table.pointee
  }

  /// Half the distance between neighbors of 1: what one rounding may change.
  var rounding: Double { isDouble ? 0x1p-53 : 0x1p-24 }

  /// `x` as this precision stores it.
  func rounded(_ x: Double) -> Double { isDouble ? x : Double(Float(x)) }

  /// The distance between `x` and its neighbor.
  func ulp(_ x: Double) -> Double { isDouble ? x.ulp : Double(Float(x).ulp) }

  var description: String { "\(name), \(isDouble ? "double" : "single") precision" }
}
