import Kernels
import Testing

/// Every elementwise function and its derivative against values from 60-digit arithmetic.
struct FunctionTests {
  static let kinds: [(name: String, kind: gr_function_kind)] = [
    ("sigmoid", GR_SIGMOID), ("tanh", GR_TANH), ("elu", GR_ELU), ("swish", GR_SWISH),
    ("gelu", GR_GELU), ("selu", GR_SELU), ("mish", GR_MISH), ("softplus", GR_SOFTPLUS),
  ]

  @Test(
    "values and derivatives are within 4 ulp, and never wrongly 0, infinite or NaN",
    arguments: InstructionSet.all)
  func accuracy(_ set: InstructionSet) throws {
    let fixture = try FunctionFixture.load()
    #expect(fixture.functions.count == Self.kinds.count)
    for (name, kind) in Self.kinds {
      let table = try #require(fixture.functions[name])
      let points = table.points.map(set.rounded)
      let h = gr_function(kind: kind, setting: 1)
      let values = set.kernels.activated(points, h, set)
      let slopes = set.kernels.slopes(points, h, set)
      // A point that single precision cannot hold has no truth there.
      for (i, x) in table.points.enumerated() where points[i] == x {
        let value = Self.error(values[i], table.values[i], x, set)
        #expect(value <= 4, "\(name)(\(x)) = \(values[i]), off by \(value) ulp")
        let slope = Self.error(slopes[i], table.slopes[i], x, set)
        #expect(slope <= 4, "\(name)′(\(x)) = \(slopes[i]), off by \(slope) ulp")
      }
    }
  }

  /// The error in ulp of the true value; where single precision overflows, infinity has none.
  static func error(
    _ actual: Double, _ truth: [Double], _ x: Double, _ set: InstructionSet
  ) -> Double {
    let (head, rest) = (truth[0], truth[1])
    let distance = ((actual - head) - rest).magnitude
    let unit = set.ulp(head)
    // A distance below half the smallest number is rounding, not error.
    return distance.isNaN ? .infinity : distance / unit
  }

  @Test("exp is within 1 ulp and exp − 1 within 1.5 below zero", arguments: InstructionSet.all)
  func exponential(_ set: InstructionSet) throws {
    let table = try #require(try FunctionFixture.load().functions["elu"])
    // There ELU with α = 1 is exp(x) − 1, and its derivative exp(x).
    let h = gr_function(kind: GR_ELU, setting: 1)
    for (i, x) in table.points.enumerated() where x < 0 && set.rounded(x) == x {
      let value = set.kernels.activated([x], h, set)[0]
      #expect(Self.error(value, table.values[i], x, set) <= 1.5, "\(x)")
      let slope = set.kernels.slopes([x], h, set)[0]
      #expect(Self.error(slope, table.slopes[i], x, set) <= 1, "\(x)")
    }
  }

  @Test("ReLU is x above zero and 0 below; its derivative at 0 is 0", arguments: InstructionSet.all)
  func relu(_ set: InstructionSet) {
    let h = gr_function(kind: GR_RELU, setting: 0)
    let z = [-Double.infinity, -3, -0.0, 0, 2, .infinity]
    #expect(set.kernels.activated(z, h, set) == [0, 0, 0, 0, 2, .infinity])
    #expect(set.kernels.slopes(z, h, set) == [0, 0, 0, 0, 1, 1])
  }

  @Test(
    "leaky ReLU and ELU have their setting as the derivative at 0", arguments: InstructionSet.all)
  func settings(_ set: InstructionSet) {
    let leaky = gr_function(kind: GR_LEAKY_RELU, setting: 0.25)
    #expect(set.kernels.activated([-4, 0, 3], leaky, set) == [-1, 0, 3])
    #expect(set.kernels.slopes([-4, 0, 3], leaky, set) == [0.25, 0.25, 1])
    let elu = gr_function(kind: GR_ELU, setting: 0.5)
    #expect(set.kernels.activated([-1e4, 0, 3], elu, set) == [-0.5, 0, 3])
    #expect(set.kernels.slopes([-1e4, 0, 3], elu, set) == [0, 0.5, 1])
  }

  @Test("at infinity every function has its limit", arguments: InstructionSet.all)
  func limits(_ set: InstructionSet) {
    let large = set.isDouble ? 1e300 : 1e38
    let identityLike: [gr_function_kind] = [GR_ELU, GR_SWISH, GR_GELU, GR_MISH, GR_SOFTPLUS]
    for kind in identityLike {
      let h = gr_function(kind: kind, setting: 1)
      let below = kind == GR_ELU ? -1.0 : 0
      let values = set.kernels.activated([-.infinity, -large, large, .infinity], h, set)
      #expect(values == [below, below, set.rounded(large), .infinity], "\(kind)")
      let slopes = set.kernels.slopes([-.infinity, -large, large, .infinity], h, set)
      #expect(slopes == [0, 0, 1, 1], "\(kind)")
    }
    let ends = [-Double.infinity, -large, large, .infinity]
    let sigmoid = gr_function(kind: GR_SIGMOID, setting: 0)
    #expect(set.kernels.activated(ends, sigmoid, set) == [0, 0, 1, 1])
    #expect(set.kernels.slopes(ends, sigmoid, set) == [0, 0, 0, 0])
    let tanh = gr_function(kind: GR_TANH, setting: 0)
    #expect(set.kernels.activated(ends, tanh, set) == [-1, -1, 1, 1])
    #expect(set.kernels.slopes(ends, tanh, set) == [0, 0, 0, 0])
  }

  @Test("in double precision small results are denormal, not zero")
  func denormals() {
    for set in InstructionSet.all where set.isDouble {
      let swish = gr_function(kind: GR_SWISH, setting: 0)
      let smallest = Double.leastNonzeroMagnitude
      // swish(-746) = -7.7e-322
      let value = set.kernels.activated([-746], swish, set)[0]
      #expect((value + 156 * smallest).magnitude <= 2 * smallest)
      let sigmoid = gr_function(kind: GR_SIGMOID, setting: 0)
      #expect(set.kernels.slopes([745], sigmoid, set)[0] > 0)
    }
  }
}
