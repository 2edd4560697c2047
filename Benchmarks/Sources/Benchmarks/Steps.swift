import Gradus

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

/// A step of a larger network, its products counted.
func timeNetwork(peak: Double) {
  print("\nforward, gradient and backward products of 784-512-512-10, ReLU, batch 256")
  for threads in [1, 2] {
    let e = execution(
      [784, 512, 512, 10], .relu, .softmax, .crossEntropy, batch: 256, threads: threads,
      optimizer: nil)
    let products = e.plan.equations.filter {
      $0 is Affine || $0 is Gradient || $0 is Backpropagate
    }
    // Activations and losses are in the time but not among the operations.
    let operations = Double(products.reduce(0) { $0 + $1.operations(batch: 256) })
    let speed = operations / seconds(of: 60) { e.perform() }.best
    print(
      "  \(threads) thread\(threads > 1 ? "s" : ""): \(Int(speed / 1e9)) GFLOP/s, "
        + "\(percent(speed / (peak * Double(threads)))) of the peak")
  }
}

/// Whole steps of a network where calls take longer than arithmetic.
func timeSmallSteps() {
  print("\none step of 4-10-3, batch 16, Adam")
  for (name, h) in [("tanh", Tanh() as any Activation), ("relu", ReLU()), ("swish", Swish())] {
    let e = execution(
      [4, 10, 3], h, .softmax, .crossEntropy, batch: 16, threads: 1, optimizer: .adam())
    let step = seconds(of: 20) { for _ in 0..<10_000 { e.perform() } }.best / 10_000
    print("  \(name): \(hundredths(step * 1e6)) µs")
  }
}
