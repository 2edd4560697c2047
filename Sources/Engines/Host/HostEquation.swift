package import Equations

/// An equation for which the host may know a faster way than its definition.
package protocol HostEquation: Equation {
  /// `nil`: there is none for these settings.
  func act(on host: Host) -> Act?
  /// A way to perform this equation and the next in one go, if there is one.
  func act(fusedWith next: any Equation, on host: Host) -> Act?
}

extension HostEquation {
  package func act(fusedWith next: any Equation, on host: Host) -> Act? { nil }
}

/// An activation that the kernels know: it can be fused into products.
package protocol HostActivation: Activation {
  var function: HostFunction { get }
}

/// A loss that the kernels know.
package protocol HostLoss: Loss {
  var kernel: HostLossKernel { get }
}

/// The elementwise functions that the kernels know.
package enum HostFunction: Sendable, Equatable {
  case identity, sigmoid, tanh, relu, swish, gelu, selu, mish, softplus
  case leakyReLU(slope: Double)
  case elu(alpha: Double)
}

/// The losses that the kernels know, behind any output.
package enum HostLossKernel: Sendable {
  /// The sum of `−t log y`.
  case crossEntropy
  /// The mean of `−t log y − (1 − t) log(1 − y)`.
  case binaryCrossEntropy
  /// `∂ℓ/∂y` is a multiple of `y − t`.
  case squaredError(scale: @Sendable (_ outputs: Int) -> Double)
  /// The mean of `|y − t|`.
  case absoluteError
  /// The mean of `½ (y − t)²`, straight from `|y − t| = limit` on.
  case huber(limit: Double)
}
