internal import Kernels

extension BlockProducts {
  /// Softmax and its cross-entropy −log y, row by row, against targets of one class each.
  func softmax(
    _ z: UnsafePointer<Double>, _ t: UnsafePointer<Double>, rows n: Int, classes: Int,
    probabilities y: UnsafeMutablePointer<Double>, losses: UnsafeMutablePointer<Double>
  ) {
    let kernels = gr_kernels_best(true).pointee
    kernels.softmax(nil, z, y, classes, n)
    kernels.softmax_cross_entropy(nil, z, t, y, nil, losses, classes, n)
  }
}
