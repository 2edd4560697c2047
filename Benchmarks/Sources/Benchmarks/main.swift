// Times what the README claims about speed, as shares of what this machine can do in the same run:
// `make bench`.
import Gradus

/// The shortest of several runs of `body`, in seconds.
func shortest(of runs: Int, _ body: () -> Void) -> Double {
  let clock = ContinuousClock()
  return (0..<runs).reduce(.infinity) { best, _ in
    let start = clock.now
    body()
    return min(best, (clock.now - start) / .seconds(1))
  }
}

/// A step's execution on random numbers.
func execution(
  _ widths: [Int], _ h: any Activation, _ output: any Activation, _ loss: any Loss, batch: Int,
  threads: Int, optimizer: (any RuleOptimizer)?
) -> any Execution {
  let network = Network(
    inputs: widths[0],
    layers: widths[1...].dropLast().map { Dense($0, h) } + [Dense(widths[widths.count - 1], output)]
  )
  let plan = network.plan(for: .training, batch: batch, loss: loss) { draft in
    optimizer?.write(into: &draft)
  }
  let execution = HostEngine(threads: threads).prepare(plan, parameters: network.parameters)
  let random = RandomSource(seed: 1, purpose: 1), classes = network.outputs
  execution.bind(
    inputs: Matrix(
      rows: widths[0], columns: batch, precision: .single,
      (0..<widths[0] * batch).map { random.normal($0) }),
    targets: Matrix(
      rows: classes, columns: batch, precision: .single,
      (0..<classes * batch).map { $0 % classes == $0 / classes % classes ? 1 : 0 }))
  execution.step.pointee.count = batch
  execution.step.pointee.number = 1
  execution.step.pointee.rate = 0.001
  return execution
}

let engine = HostEngine(threads: 1)
let peak = engine.measuredPeak(.single)
print("peak of one processor: \(Int(peak / 1e9)) GFLOP/s in single precision")

print("\nforward, gradient and backward products of 784-512-512-10, ReLU, batch 256")
for threads in [1, 2] {
  let e = execution(
    [784, 512, 512, 10], .relu, .softmax, .crossEntropy, batch: 256, threads: threads,
    optimizer: nil)
  let products = e.plan.equations.filter { $0 is Affine || $0 is Gradient || $0 is Backpropagate }
  let operations = Double(products.reduce(0) { $0 + $1.operations(batch: 256) })
  let seconds = shortest(of: 60) { e.perform() }
  // Activations and losses are in the time but not among the operations.
  let share = operations / seconds / (peak * Double(threads))
  print(
    "  \(threads) thread\(threads > 1 ? "s" : ""): \(Int(operations / seconds / 1e9)) GFLOP/s, "
      + "\(Int((share * 100).rounded())) % of the peak")
}

print("\none step of 4-10-3, batch 16, Adam")
for (name, h) in [("tanh", Tanh() as any Activation), ("relu", ReLU()), ("swish", Swish())] {
  let e = execution(
    [4, 10, 3], h, .softmax, .crossEntropy, batch: 16, threads: 1, optimizer: .adam())
  let seconds = shortest(of: 20) { for _ in 0..<10_000 { e.perform() } } / 10_000
  print("  \(name): \((seconds * 1e8).rounded() / 100) µs")
}
