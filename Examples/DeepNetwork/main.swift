// A network of 1,000 hidden layers: one step, and how large the error δ still is in every layer on its
// way back. With weights drawn by He's rule about 10⁻¹⁸ of it reaches the first layer; with
// GlorotNormal, which is not for rectifiers, so little that its square is 0.
//
//     swift run -c release DeepNetwork
import Gradus

let layers: [any Layer] = (0..<1_000).map { _ in Dense(32, .relu, initializer: HeNormal()) }
let network = Network(inputs: 8, layers: layers + [Dense(2, .softmax)], precision: .double)
let plan = network.plan(for: .training, batch: 16, loss: .crossEntropy) { draft in
  GradientDescent().write(into: &draft)
}

let random = RandomSource(seed: 1, purpose: 1)
let execution = HostEngine().prepare(plan, parameters: network.parameters)
execution.bind(
  inputs: Matrix(rows: 8, columns: 16, (0..<128).map { random.normal($0) }),
  targets: Matrix(rows: 2, columns: 16, (0..<32).map { ($0 + $0 / 2) % 2 == 0 ? 1.0 : 0 }))
(execution.step.pointee.count, execution.step.pointee.number) = (16, 1)
execution.step.pointee.rate = 0.001
execution.perform()

let errors = plan.equations.flatMap(\.writes).filter { $0.letter == "δ" }
for δ in errors.sorted(by: { ($0.layer ?? 0) < ($1.layer ?? 0) }) {
  // Where Wᵀδ and h′ are one pass, what lies between them is not kept.
  guard let values = execution.values(at: δ) else { continue }
  print("‖\(δ)‖ = \(values.reduce(0) { $0 + $1 * $1 }.squareRoot())")
}
