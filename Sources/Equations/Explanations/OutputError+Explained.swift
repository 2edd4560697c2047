internal import Numerics

extension Losses: Explained {
  public var title: String { "the loss of each example" }

  public var meaning: String {
    "How wrong each answer is, as one number: \(type(of: loss).summary). "
      + "Training makes its mean L over the examples small."
  }

  public var coefficients: [Coefficient] {
    type(of: loss).averagesOutputs ? [Coefficient("K", Double(t.rows))] : []
  }

  public func asides(of performed: Performed) -> [Aside] {
    guard let ℓ = performed.written(losses) else { return [] }
    let mean = ℓ.values.reduce(0, +) / Double(ℓ.count)
    return [Aside("L", is: "1/N Σ ℓ", Matrix(rows: 1, columns: 1, [mean]))]
  }
}

extension OutputError: Explained {
  private var slope: String? {
    output.activation.map {
      $0 is any ElementwiseActivation
        ? "\($0.symbol)′(\(output.z))" : "the Jacobian matrix of \($0.symbol)"
    }
  }

  public var title: String { "output error" }

  public var meaning: String {
    guard isCanonical else {
      return slope == nil
        ? "How the loss changes with the answer, which is the pre-activation itself."
        : "By the chain rule: how the loss changes with the answer, times how the answer changes with "
          + "the pre-activation."
    }
    guard let slope else {
      return
        "The derivative of the loss by the answer is just the answer's distance from the target: "
        + "half of the square's derivative."
    }
    return "The chain rule asks for ∂ℓ/∂\(output.y) times \(slope), but for this pair of loss and "
      + "activation the slope cancels against the denominator of ∂ℓ/∂\(output.y): what is left is "
      + "the answer's distance from the target."
  }

  public var coefficients: [Coefficient] {
    type(of: loss).averagesOutputs ? [Coefficient("K", Double(t.rows))] : []
  }

  /// ∂ℓ/∂y and σ′(z): in the long formula the factors, and behind a short one what cancels.
  public func asides(of performed: Performed) -> [Aside] {
    guard let y = performed.read(output.y), let t = performed.read(t),
      let z = performed.read(output.z)
    else { return [] }
    let share = type(of: loss).averagesOutputs ? 1 / Double(y.rows) : 1
    let gradient = Matrix(
      rows: y.rows, columns: y.columns,
      (0..<y.count).map { share * loss.derivative(y[flat: $0], t[flat: $0]) })
    var asides = [
      Aside("∂ℓ/∂\(output.y)", is: share == 1 ? nil : "1/K of each output's derivative", gradient)
    ]
    guard let σ = output.activation else { return isCanonical ? [] : asides }
    if let σ = σ as? any ElementwiseActivation {
      let slope = z.map { σ.derivative($0) }
      asides.append(Aside("\(σ.symbol)′(\(output.z))", slope))
      if isCanonical {
        asides.append(
          Aside(
            "the long way", is: "∂ℓ/∂\(output.y) ⊙ \(σ.symbol)′(\(output.z))",
            Matrix(
              rows: y.rows, columns: y.columns,
              (0..<y.count).map { gradient[flat: $0] * slope[flat: $0] })))
      }
    } else if isCanonical {
      asides.append(
        Aside(
          "the long way", is: "(∂\(σ.symbol)/∂\(output.z))ᵀ ∂ℓ/∂\(output.y)",
          σ.backpropagated(gradient, z: z, a: y)))
    }
    return asides
  }
}

extension Activation {
  /// `(∂a/∂z)ᵀ ∂a` of matrices.
  fileprivate func backpropagated(_ da: Matrix, z: Matrix, a: Matrix) -> Matrix {
    let (rows, columns) = (da.rows, da.columns)
    var (da, z, a) = (da.values, z.values, a.values)
    da.withUnsafeMutableBufferPointer { da in
      z.withUnsafeMutableBufferPointer { z in
        a.withUnsafeMutableBufferPointer { a in
          // Safe: each holds rows × columns numbers, and the blocks do not outlive the closures.
          func block(_ numbers: UnsafeMutableBufferPointer<Double>) -> Block<Double>? {
            numbers.baseAddress.map { Block(start: $0, rows: rows, columns: columns) }
          }
          guard let da = block(da), let z = block(z), let a = block(a) else { return }
          backpropagate(double: da, z: z, a: a, to: da)
        }
      }
    }
    return Matrix(rows: rows, columns: columns, da)
  }
}
