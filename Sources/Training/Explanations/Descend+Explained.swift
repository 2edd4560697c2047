internal import Equations

extension Descend: Explained {
  var title: String { "update" }

  var meaning: String {
    "Every parameter takes a step against its derivative, η of its size: downhill, since the gradient "
      + "points uphill."
  }
}
