internal import Equations

extension RMSpropStep: Explained {
  var title: String { "update by RMSprop" }

  var meaning: String {
    "v is a running mean of the squared derivatives, and each parameter's step is divided by its root: "
      + "small derivatives take steps as large as large ones do."
  }

  var coefficients: [Coefficient] { [Coefficient("ρ", decay), Coefficient("ε", epsilon)] }
}
