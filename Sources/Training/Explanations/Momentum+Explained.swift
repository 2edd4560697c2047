internal import Equations

extension MomentumStep: Explained {
  var title: String {
    looksAhead ? "update with momentum that looks ahead" : "update with momentum"
  }

  var meaning: String {
    "v gathers the gradients of the steps so far, each older one μ times lighter, so that steps in one "
      + "direction add up and those to and fro cancel"
      + (looksAhead ? "; the step is taken as if v had already carried it on." : ".")
  }

  var coefficients: [Coefficient] { [Coefficient("μ", momentum)] }
}
