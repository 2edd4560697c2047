internal import Equations
internal import Numerics

extension Mask: Explained {
  private var isBackward: Bool { result.letter.hasPrefix("∂") }

  var title: String {
    isBackward ? "error at \(result.plainName), through the mask" : "dropout of \(result.layerName)"
  }

  var meaning: String {
    isBackward
      ? "The same mask m as on the way forward: what was left out gets no error."
      : "A mask m of random zeros and ones leaves some numbers out, each with probability p, and the "
        + "rest is divided by 1 − p, so that the mean stays what it is; it is drawn anew at each step."
  }

  var coefficients: [Coefficient] { [Coefficient("p", probability)] }

  func asides(of performed: Performed) -> [Aside] {
    guard let source = performed.read(source) else { return [] }
    var step = Step()
    (step.seed, step.number) = (performed.seed, performed.number)
    let random = random(step)
    return [
      Aside(
        "m", is: "0 with probability p, else 1",
        Matrix(
          rows: source.rows, columns: source.columns,
          (0..<source.count).map { random.uniform($0) < probability ? 0 : 1 }))
    ]
  }
}
