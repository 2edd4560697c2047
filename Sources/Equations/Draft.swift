public import Numerics

/// A plan being written, layer by layer.
///
/// A layer writes its forward equations at once, and beside them says what its backward equations
/// will be. Those are asked for when the whole network is known, from the last layer to the first, so
/// that each gets the error of its output complete: if several equations read an output, their
/// errors are added first.
public struct Draft {
  public let purpose: Plan.Purpose
  public let precision: Precision
  public let batch: Int
  /// The layer being written, counted from 1.
  public private(set) var layer = 0
  public private(set) var parameters: [Parameter] = []

  private var forward: [any Equation] = []
  private var backward: [any Equation] = []
  private var update: [any Equation] = []
  private var pending: [(output: Place, write: BackwardWriter)] = []
  private var used = [Int](repeating: 0, count: Region.allCases.count)
  /// Places below which something learns, and the errors that reached them so far.
  private var learning: Set<Spot> = []
  private var errors: [Spot: [Place]] = [:]
  private var readers: [Spot: Int] = [:]

  private var drawings: UInt64 = 0
  private let input: Place
  private var output: Output?
  private var losses: Place?

  /// The backward equations, given the error of the output; `nil` among them is left out.
  public typealias BackwardWriter = (_ error: Place, _ draft: inout Draft) -> [(any Equation)?]

  /// Begins with `a⁽⁰⁾ = x`, `inputs` numbers for each of at most `batch` examples.
  ///
  /// `formsInputError` asks for `∂ℓ/∂x`, too.
  public init(
    inputs: Int, batch: Int, precision: Precision, for purpose: Plan.Purpose,
    formsInputError: Bool = false
  ) {
    (self.purpose, self.precision, self.batch) = (purpose, precision, batch)
    input = Place("a", 0, region: .work, offset: 0, rows: inputs, columns: nil)
    let x = Place("x", region: .inputs, offset: 0, rows: inputs, columns: 0)
    used[Region.work.rawValue] = Self.aligned(inputs * batch)
    if formsInputError { learning.insert(Spot(input)) }
    forward.append(Gather(input, from: x))
  }

  /// `a⁽⁰⁾`
  public var start: Place { input }

  public mutating func beginLayer() { layer += 1 }

  // MARK: Places

  /// A matrix that lives for one step: `rows` numbers for each example.
  public mutating func place(_ letter: String, rows: Int) -> Place {
    reserve(letter, layer, in: .work, rows: rows, columns: nil)
  }

  /// A weight or bias of this layer, in the one flat vector.
  public mutating func parameter(
    _ letter: String, rows: Int, columns: Int, initially initializer: any Initializer,
    isWeight: Bool
  ) -> Place {
    let place = reserve(letter, layer, in: .parameters, rows: rows, columns: columns)
    parameters.append(Parameter(place: place, initializer: initializer, isWeight: isWeight))
    return place
  }

  /// `∂w`: the gradient vector has the layout of the parameter vector.
  public func gradient(of w: Place) -> Place {
    Place(
      "∂" + w.letter, w.layer, region: .gradients, offset: w.offset, rows: w.rows,
      columns: w.columns)
  }

  /// Where an equation puts its share of `∂ℓ/∂a` (called δ at a pre-activation); `nil` where nobody
  /// wants it: nothing below learns.
  public mutating func error(into a: Place) -> Place? {
    guard learning.contains(Spot(a)) else { return nil }
    let known = errors[Spot(a), default: []].count
    var letter = a.letter == "z" ? "δ" : "∂" + a.letter
    if readers[Spot(a), default: 0] > 1 { letter += String(repeating: "′", count: known + 1) }
    let place = reserve(letter, a.layer, in: .work, rows: a.rows, columns: nil)
    errors[Spot(a), default: []].append(place)
    return place
  }

  /// Lets the error at `error` flow into `a` unchanged, without an equation of its own.
  public mutating func pass(_ error: Place, into a: Place) {
    if learning.contains(Spot(a)) { errors[Spot(a), default: []].append(error) }
  }

  /// A purpose for random numbers that no other equation of this plan has.
  public mutating func randomPurpose() -> UInt64 {
    drawings += 1
    return 0x1000 + drawings
  }

  // MARK: Equations

  /// Writes `forward`, performed in this order, and beside it what will be asked for later: the
  /// backward equations that start from the error of `output`, if that error exists.
  public mutating func write(
    _ forward: [any Equation], backwardFrom output: Place, _ backward: @escaping BackwardWriter
  ) {
    for equation in forward { note(equation) }
    self.forward += forward
    pending.append((output, backward))
  }

  private mutating func note(_ equation: any Equation) {
    let learns = equation.reads.contains {
      $0.region == .parameters || learning.contains(Spot($0))
    }
    for place in equation.reads { readers[Spot(place), default: 0] += 1 }
    if learns { learning.formUnion(equation.writes.map(Spot.init)) }
  }

  /// Ends the network: `y`, and unless the plan only predicts its loss and output error.
  public mutating func end(at y: Place, loss: (any Loss)?) {
    let last = forward.last as? Activate
    if let last, last.a == y {
      // Its backward equation is the output error's long branch.
      pending.removeLast()
      let y = named("y", y)
      forward[forward.count - 1] = Activate(y, last.h, last.z)
      output = Output(y: y, z: last.z, activation: last.h)
    } else {
      output = Output(y: y, z: y, activation: nil)
    }
    guard purpose != .prediction, let loss, let output else { return }
    let source = Place("t", region: .targets, offset: 0, rows: y.rows, columns: 0)
    let t = named("t", place("t", rows: y.rows)), ℓ = named("ℓ", place("ℓ", rows: 1))
    losses = ℓ
    forward += [Gather(t, from: source), Losses(ℓ, loss, output, t: t)]
    guard purpose == .training, let δ = error(into: output.z) else { return }
    backward.append(OutputError(δ, loss, output, t: t))
  }

  private func named(_ letter: String, _ place: Place) -> Place {
    var place = place
    (place.letter, place.layer) = (letter, nil)
    return place
  }

  /// Adds λ W to the gradient of every weight matrix.
  public mutating func penalize(_ lambda: Double) {
    for parameter in parameters where parameter.isWeight {
      let W = parameter.place
      update.append(Penalize(gradient(of: W), weights: W, lambda: lambda))
    }
  }

  /// `w`: all parameters as one vector; `∂w` likewise with ``Region/gradients``.
  public func vector(_ letter: String, _ region: Region) -> Place {
    let count = used[Region.parameters.rawValue]
    return Place(letter, region: region, offset: 0, rows: count, columns: 1)
  }

  /// A further vector like `w`, remembered between steps.
  public mutating func state(_ letter: String) -> Place {
    reserve(letter, nil, in: .state, rows: used[Region.parameters.rawValue], columns: 1)
  }

  public mutating func write(update equation: any Equation) { update.append(equation) }

  // MARK: The plan

  /// Asks for the backward equations, last layer first, and closes the draft.
  public mutating func finish() -> Plan {
    guard let output else { preconditionFailure("a draft ends with end(at:loss:)") }
    if purpose == .training {
      for (place, write) in pending.reversed() {
        if let error = total(into: place) { backward += write(error, &self).compactMap { $0 } }
      }
    }
    let inputError = purpose == .training ? total(into: input) : nil
    let equations = forward + backward + update
    checkWrittenOnce(equations)
    used[Region.gradients.rawValue] = used[Region.parameters.rawValue]
    return Plan(
      purpose: purpose, equations: equations, precision: precision, batch: batch,
      parameters: parameters, input: input, output: output.y, losses: losses,
      inputError: inputError, sizes: used)
  }

  /// The whole error of `a`: what the one equation that reads it sends back, or the sum of several.
  private mutating func total(into a: Place) -> Place? {
    guard let parts = errors[Spot(a)], let first = parts.first else { return nil }
    guard parts.count > 1 else { return first }
    let letter = a.letter == "z" ? "δ" : "∂" + a.letter
    let sum = reserve(letter, a.layer, in: .work, rows: a.rows, columns: nil)
    backward.append(Sum(sum, of: parts))
    return sum
  }

  private func checkWrittenOnce(_ equations: [any Equation]) {
    var written: Set<Spot> = []
    for equation in equations {
      let read = Set(equation.reads.map(Spot.init))
      for place in equation.writes where place.region == .work && !read.contains(Spot(place)) {
        precondition(
          written.insert(Spot(place)).inserted, "\(place) is written by two equations: \(equation)")
      }
    }
  }

  private mutating func reserve(
    _ letter: String, _ layer: Int?, in region: Region, rows: Int, columns: Int?
  ) -> Place {
    let offset = used[region.rawValue]
    let count = rows * (columns ?? batch)
    used[region.rawValue] += region == .work ? Self.aligned(count) : count
    return Place(letter, layer, region: region, offset: offset, rows: rows, columns: columns)
  }

  /// Whole cache lines.
  private static func aligned(_ count: Int) -> Int { (count + 15) & ~15 }
}

/// Where a place begins, whatever it is called.
private struct Spot: Hashable {
  let region: Region, offset: Int
  init(_ place: Place) { (region, offset) = (place.region, place.offset) }
}
