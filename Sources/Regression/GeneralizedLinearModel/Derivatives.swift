/// A deviance with its derivatives at one β, as far as they are asked for.
struct Derivatives: Sendable {
  var deviance = 0.0
  /// What is added to the deviance, such as ridge's λ‖β‖².
  var penalty = 0.0
  /// `Xᵀu`: half the deviance's slope, downhill.
  var gradient: [Double]
  /// `XᵀWX`, column by column; empty where it is not asked for.
  var information: [Double]

  init(count: Int, withInformation: Bool) {
    gradient = [Double](repeating: 0, count: count)
    information = withInformation ? [Double](repeating: 0, count: count * count) : []
  }

  var objective: Double { deviance + penalty }

  static func += (a: inout Self, b: Self) {
    a.deviance += b.deviance
    for i in a.gradient.indices { a.gradient[i] += b.gradient[i] }
    for i in a.information.indices { a.information[i] += b.information[i] }
  }
}
