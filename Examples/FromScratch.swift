// The course's first network by hand: two inputs, three hidden neurons, one output. It learns XOR.
//
//     swift run -c release FromScratch
//
// No engine, no library: every line below is an equation of the course.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// y = σ(W⁽²⁾ tanh(W⁽¹⁾ x + b⁽¹⁾) + b⁽²⁾), with the loss L = ½ (y − t)², mean over the examples.
struct FirstNetwork {
  /// W⁽¹⁾, a row for each hidden neuron; any weights will do that are not all alike.
  var W1 = [[0.9, -0.1], [-0.4, 0.6], [0.7, -1.0]]
  var b1 = [0.0, 0.0, 0.0]
  var W2 = [0.3, -0.8, -0.8]
  var b2 = 0.0

  func σ(_ z: Double) -> Double { 1 / (1 + exp(-z)) }

  /// a⁽¹⁾ and y for one x.
  func forward(_ x: [Double]) -> (a1: [Double], y: Double) {
    var a1 = [0.0, 0.0, 0.0]
    var z2 = b2
    for j in 0..<3 {
      let z1 = W1[j][0] * x[0] + W1[j][1] * x[1] + b1[j]
      a1[j] = tanh(z1)
      z2 += W2[j] * a1[j]
    }
    return (a1, σ(z2))
  }

  /// One step of gradient descent over all examples: w ← w − η ∂L/∂w. Returns the loss before it.
  mutating func step(_ examples: [(x: [Double], t: Double)], rate η: Double) -> Double {
    let N = Double(examples.count)
    var loss = 0.0
    var next = self
    for (x, t) in examples {
      let (a1, y) = forward(x)
      loss += (y - t) * (y - t) / 2 / N

      // δ⁽²⁾ = ∂L/∂z⁽²⁾ = (y − t) σ′(z⁽²⁾), and σ′ = σ (1 − σ).
      let δ2 = (y - t) * y * (1 - y)
      next.b2 -= η * δ2 / N
      for j in 0..<3 {
        // ∂L/∂W⁽²⁾ = δ⁽²⁾ a⁽¹⁾
        next.W2[j] -= η * δ2 * a1[j] / N

        // δ⁽¹⁾ = W⁽²⁾ δ⁽²⁾ tanh′(z⁽¹⁾), and tanh′ = 1 − tanh².
        let δ1 = W2[j] * δ2 * (1 - a1[j] * a1[j])
        next.b1[j] -= η * δ1 / N
        // ∂L/∂W⁽¹⁾ = δ⁽¹⁾ xᵀ
        for i in 0..<2 { next.W1[j][i] -= η * δ1 * x[i] / N }
      }
    }
    self = next
    return loss
  }
}

@main
enum FromScratch {
  static let xor: [(x: [Double], t: Double)] = [
    ([0, 0], 0), ([0, 1], 1), ([1, 0], 1), ([1, 1], 0),
  ]

  static func main() {
    var network = FirstNetwork()
    for step in 0...1_000 {
      let loss = network.step(xor, rate: 2)
      if step % 100 == 0 { print("step \(step): L = \(loss)") }
    }
    for (x, t) in xor { print("x = \(x), t = \(t), y = \(network.forward(x).y)") }
  }
}
