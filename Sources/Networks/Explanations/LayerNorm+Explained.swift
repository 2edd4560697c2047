internal import Equations
internal import Numerics

extension Normalize: Explained {
  var title: String { "normalized numbers of \(a.layerName)" }

  var meaning: String {
    "The numbers of each example are moved to mean 0 and divided by their spread s, so that the next "
      + "layer sees the same scale whatever the weights below; ε keeps s away from 0."
  }

  var coefficients: [Coefficient] { [Coefficient("ε", epsilon)] }

  func asides(of performed: Performed) -> [Aside] {
    guard let a = performed.read(a) else { return [] }
    let columns = (0..<a.columns).map(a.column), d = Double(a.rows)
    let means = columns.map { $0.reduce(0, +) / d }
    let variances = zip(columns, means).map { column, μ in
      column.reduce(0) { $0 + ($1 - μ) * ($1 - μ) } / d
    }
    return [
      Aside("μ", is: "mean of each column", Matrix(rows: 1, columns: a.columns, means)),
      Aside("variance", is: "of each column", Matrix(rows: 1, columns: a.columns, variances)),
    ]
  }
}

extension Scale: Explained {
  var title: String { "gain and shift of \(n.layerName)" }

  var meaning: String {
    "Each neuron gets a learned spread \(gain) and a learned mean \(shift) back, the same for all "
      + "examples."
  }
}

extension ScaleGradient: Explained {
  var title: String { "gradients of \(gain.plainName) and \(shift.plainName)" }

  var meaning: String {
    "As for weights and biases: error times what came through for the gain, the error alone for the "
      + "shift, averaged over the batch."
  }
}

extension Denormalize: Explained {
  var title: String { "error at \(da.plainName)" }

  var meaning: String {
    "A change of one number moves mean and spread of its example, too: what of the error would only "
      + "do that is taken away before it is divided by s."
  }

  func asides(of performed: Performed) -> [Aside] {
    guard let dn = performed.read(dn), let γ = performed.read(gain) else { return [] }
    return [
      Aside(
        "g",
        Matrix(
          rows: dn.rows, columns: dn.columns,
          (0..<dn.count).map { γ[flat: $0 % dn.rows] * dn[flat: $0] }))
    ]
  }
}
