// The course's worked example: one neuron, then one neuron. Every number of one step, each under the
// equation that was performed to get it.
//
//     swift run -c release WorkedExample
import Gradus

let network = Network(
  inputs: 1, layers: [Dense(1, .tanh), Dense(1, .sigmoid)],
  parameters: Matrix(rows: 4, columns: 1, [0.8, -0.1, -1.2, 0.3]))  // w⁽¹⁾, b⁽¹⁾, w⁽²⁾, b⁽²⁾
let plan = network.plan(for: .training, batch: 1, loss: .halfSquaredError)

let execution = ReferenceEngine().prepare(plan, parameters: network.parameters)
execution.bind(
  inputs: Matrix(rows: 1, columns: 1, [0.5]), targets: Matrix(rows: 1, columns: 1, [1.0]))
execution.step.pointee.count = 1
execution.perform()

for equation in plan.equations {
  print(equation)
  for place in equation.writes {
    if let value = execution.values(at: place)?.first { print("    \(place) = \(value)") }
  }
}
