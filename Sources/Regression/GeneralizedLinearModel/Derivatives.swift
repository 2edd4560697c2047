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

  /// The lower triangle of the information above the diagonal, too.
  mutating func mirror() {
    guard !information.isEmpty else { return }
    let p = gradient.count
    for j in 0..<p { for i in 0..<j { information[i + j * p] = information[j + i * p] } }
  }

  static func += (a: inout Self, b: Self) {
    a.deviance += b.deviance
    for i in a.gradient.indices { a.gradient[i] += b.gradient[i] }
    for i in a.information.indices { a.information[i] += b.information[i] }
  }
}
