internal import Numerics
internal import Tables
internal import Training

/// Inputs far from mean 0 and deviation 1: one of them drowns the others, and no rate suits all.
///
/// `gradus fit` scales by itself, so that it happens where a table is in other units than the model's
/// training rows, or where a program made its own preparation.
struct UnscaledInputs: Sickness {
  static let name = "unscaled-inputs"
  static let title = "unscaled inputs"
  static var consequences: Set<String> { Sicknesses.ofTraining }

  /// Deviations or means beyond it are far.
  static let far = 5.0
  /// Deviations below it are far, where they are usual.
  static let near = 0.05

  func symptoms(in examination: Examination) -> Symptoms? {
    let x = examination.train.inputs.appending(examination.measuring.inputs)
    var inputs: [(name: String, column: EncodedColumn, moments: Moments)] = []
    var first = 0
    for input in examination.preparation.inputs {
      if let encoding = input.encoding as? NumberEncoding, encoding.unit > 0,
        let moments = Moments(of: (0..<x.columns).map { x[first, $0] })
      {
        inputs.append((input.name, input, moments))
      }
      first += input.encoding.width
    }
    let large = inputs.filter {
      $0.moments.deviation > Self.far || abs($0.moments.mean) > Self.far
    }
    let deviations = inputs.map(\.moments.deviation).sorted()
    let small =
      deviations.isEmpty || deviations[deviations.count / 2] >= Self.near
      ? [] : inputs.filter { $0.moments.deviation < Self.near }
    let found = large + small
    let worst =
      large.max { $0.moments.size < $1.moments.size }
      ?? small.min { $0.moments.deviation < $1.moments.deviation }
    guard let worst else { return nil }
    let unit = (worst.column.encoding as? NumberEncoding).map {
      " (mean \($0.mean.short), unit \($0.unit.short))"
    }
    return Symptoms(
      evidence:
        "\(found.count) of \(inputs.count) number columns reach the network far from mean 0 "
        + "and deviation 1, \(worst.name) with mean \(worst.moments.mean.short) and deviation "
        + worst.moments.deviation.short,
      figures: found.flatMap {
        [
          ("mean of \($0.name)", $0.moments.mean),
          ("deviation of \($0.name)", $0.moments.deviation),
        ]
      },
      remedy: "fit on this table, as gradus fit scales each column, or give \(worst.name) in the "
        + "units of the model's training rows\(unit ?? "")",
      options: ["--target", examination.preparation.targetNames.joined(separator: ",")])
  }
}

extension Moments {
  fileprivate var size: Double { max(abs(mean), deviation) }
}
