internal import Equations
internal import Numerics

extension AdamStep: Explained {
  var title: String { "update by Adam" }

  var meaning: String {
    "m and v are running means of the derivatives and of their squares, both 0 before the first step; m̂ "
      + "and v̂ make up for that (k counts the steps, from 1), and each parameter's step is η times the sign and "
      + "steadiness of its derivative."
  }

  var coefficients: [Coefficient] {
    [Coefficient("β₁", beta1), Coefficient("β₂", beta2), Coefficient("ε", epsilon)]
  }

  func asides(of performed: Performed) -> [Aside] {
    guard let m = performed.written(m), let v = performed.written(v) else { return [] }
    let k = Double(performed.number)
    let c1 = 1 - Self.power(beta1, k), c2 = 1 - Self.power(beta2, k)
    return [
      Aside("m̂", is: "m/(1 − β₁ᵏ)", m.map { $0 / c1 }),
      Aside("v̂", is: "v/(1 − β₂ᵏ)", v.map { $0 / c2 }),
    ]
  }
}
