internal import Kernels
import Numerics

/// Test numbers between -1 and 1, the same on every run, exact in single precision.
func numbers(_ count: Int, seed: Int) -> [Double] {
  let source = RandomSource(seed: UInt64(seed), purpose: 77)
  return (0..<count).map { Double(Float(source.uniform($0) * 2 - 1)) }
}

let identity = gr_function(kind: GR_IDENTITY, setting: 0)

/// Every elementwise function, with the setting that its derivative's tests use.
let everyFunction: [gr_function] = [
  GR_IDENTITY, GR_SIGMOID, GR_TANH, GR_RELU, GR_LEAKY_RELU, GR_ELU, GR_SWISH, GR_GELU, GR_SELU,
  GR_MISH, GR_SOFTPLUS,
].map { gr_function(kind: $0, setting: 0.25) }

extension gr_kernels {
  /// h(z), element by element.
  func activated(_ z: [Double], _ h: gr_function, _ set: InstructionSet) -> [Double] {
    let input = Scalars(z, set)
    let output = Scalars(count: z.count, set)
    activate(nil, input.start, output.start, z.count, h)
    return output.values
  }

  /// h′(z), element by element.
  func slopes(_ z: [Double], _ h: gr_function, _ set: InstructionSet) -> [Double] {
    let input = Scalars(z, set)
    let ones = Scalars(Array(repeating: 1, count: z.count), set)
    let output = Scalars(count: z.count, set)
    slope(nil, ones.start, input.start, output.start, z.count, h)
    return output.values
  }
}
