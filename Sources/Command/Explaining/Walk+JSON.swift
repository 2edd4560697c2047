internal import Gradus
internal import Terminal

extension Walk {
  /// Every number of the walk, each reading back to the same bits.
  func json(of step: NamedStep) -> JSONValue {
    [
      "network": .string(network.description), "precision": .string(network.precision.rawValue),
      "loss": .string(loss.spelling), "optimizer": .string(optimizer.spelling), "l2": .number(l2),
      "rate": .number(rate), "step": 1, "rows": JSONValue(step.numbers),
      "inputs": JSONValue(step.inputNames), "outputs": JSONValue(step.outputNames),
      "meanLoss": JSONValue(meanLoss), "largestDifference": .number(largestDifference),
      "equations": .array(steps.map(\.json)),
    ]
  }
}

extension WalkStep {
  fileprivate var json: JSONValue {
    var coefficients = JSONObject()
    for coefficient in self.coefficients {
      coefficients[coefficient.letter] = .number(coefficient.value)
    }
    return [
      "stage": .string("\(stage)"), "equation": .string(equation.description),
      "title": JSONValue(title), "meaning": JSONValue(meaning),
      "reads": .array(
        equation.reads.compactMap { place in
          performed.read(place).map { $0.json(place.description) }
        }),
      "writes": .array(results.map { $0.values.json($0.place.description) }),
      "asides": .array(asides.map { $0.values.json($0.letter) }),
      "coefficients": .object(coefficients), "hostDifference": JSONValue(difference),
    ]
  }
}

extension Matrix {
  /// Row by row, as the course writes it.
  fileprivate func json(_ name: String) -> JSONValue {
    [
      "name": .string(name), "rows": .integer(rows), "columns": .integer(columns),
      "values": .array((0..<rows).map { i in JSONValue((0..<columns).map { self[i, $0] }) }),
    ]
  }
}
