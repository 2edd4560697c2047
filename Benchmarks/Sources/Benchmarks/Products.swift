import Gradus

/// Single products z = W a + b on one thread: large ones, and those of a few outputs.
func timeProducts(peak: Double) {
  print("\nz = W a + b on one thread: outputs × inputs × examples")
  for (m, k, n) in [
    (2048, 2048, 2048), (512, 784, 256), (300, 300, 1024), (64, 64, 32), (16, 256, 256),
    (10, 512, 256), (3, 256, 256), (1, 256, 256),
  ] {
    let network = Network(inputs: k, layers: [Dense(m, .identity)])
    let plan = network.plan(for: .prediction, batch: n)
    let e = HostEngine(threads: 1).prepare(plan, parameters: network.parameters)
    let random = RandomSource(seed: 1, purpose: 1)
    let a = Matrix(
      rows: k, columns: n, precision: .single, (0..<k * n).map { random.normal($0) })
    e.bind(inputs: a, targets: nil)
    e.step.pointee.count = n
    let operations = 2.0 * Double(m) * Double(k) * Double(n)
    let repeats = max(1, Int(2e8 / operations))
    let speed =
      operations * Double(repeats) / seconds(of: 12) { for _ in 0..<repeats { e.perform() } }.best
    print("  \(m) × \(k) × \(n): \(Int(speed / 1e9)) GFLOP/s, \(percent(speed / peak)) of the peak")
  }
}
