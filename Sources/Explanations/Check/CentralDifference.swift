/// A derivative from values of a function alone.
struct CentralDifference {
  /// `nil` where every step crosses a kink.
  var derivative: Double?
  /// How far it may be off, judged from how much the last extrapolations moved it, and no less than
  /// what rounding may have done to the values of the function.
  var uncertainty = 0.0
  /// Whether steps were given up because a kink lay within them.
  var crossedKink = false

  private static let most = 14

  /// `(f(h) − f(−h))/2h` for ever smaller h, extrapolated to h = 0 (Ridders 1982): the powers of h²
  /// cancel one after the other until rounding errors take over.
  ///
  /// `function` returns the value at a distance, or `nil` where a kink lies between here and there.
  init(step: Double, of function: (Double) -> Double?) {
    var rows: [[Double]] = []
    var h = step
    uncertainty = .infinity
    for _ in 0..<Self.most {
      defer { h /= 2 }
      guard let above = function(h), let below = function(-h) else {
        // What was extrapolated from beyond the kink is of no use here.
        crossedKink = true
        rows = []
        (derivative, uncertainty) = (nil, .infinity)
        continue
      }
      var row = [(above - below) / (2 * h)]
      // A loss is a sum of some rounded terms. Extrapolations may agree to less by chance.
      let rounding = 4 * Double.ulpOfOne * max(abs(above), abs(below)) / h
      if let last = rows.last {
        var power = 1.0
        for k in last.indices {
          power *= 4
          row.append(row[k] + (row[k] - last[k]) / (power - 1))
          let error = max(abs(row[k + 1] - row[k]), abs(row[k + 1] - last[k]), rounding)
          if error < uncertainty { (derivative, uncertainty) = (row[k + 1], error) }
        }
        // From here on rounding errors grow.
        let moved = abs(row[row.count - 1] - last[last.count - 1])
        if moved > 4 * uncertainty, rows.count > 2 { return }
      } else {
        derivative = row[0]
      }
      rows.append(row)
    }
  }
}
