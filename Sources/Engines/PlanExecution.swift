internal import Equations
internal import Kernels
internal import Numerics

/// A plan in this process's memory, in numbers of type `R`: how both engines here hold it.
final class PlanExecution<R: Real>: Execution {
  let plan: Plan
  let step: UnsafeMutablePointer<Step>
  private let regions: Regions<R>
  private var bound: [AnyObject] = []
  private let all: Act
  private let batch: Int
  // Held apart and raw: in code that does not know R, an array or an optional of typed pointers costs
  // a metadata lookup.
  private let losses: UnsafeMutableRawPointer?
  private let unkept: Set<Place>

  /// `acts` also says which places they do not fill.
  init(
    _ plan: Plan, parameters: Matrix, acts: (Memory<R>) -> (acts: [Act], unkept: Set<Place>)
  ) {
    (self.plan, batch) = (plan, plan.batch)
    step = .allocate(capacity: 1)
    step.initialize(to: Step())
    regions = Regions(plan, parameters: parameters)
    losses = plan.losses.map { [regions] place in
      UnsafeMutableRawPointer(regions.bases[place.region.rawValue] + place.offset)
    }
    let prepared = acts(Memory(step: step, bases: regions.bases, owner: regions))
    (all, unkept) = (Act(prepared.acts[...]), prepared.unkept)
  }

  deinit { step.deallocate() }

  func perform() {
    precondition(
      step.pointee.count <= batch, "\(step.pointee.count) examples do not fit a batch of \(batch)")
    all.run()
  }

  func bind(inputs: Matrix, targets: Matrix?) {
    let inputs = inputs.converted(to: R.precision), targets = targets?.converted(to: R.precision)
    precondition(
      inputs.rows == plan.input.rows, "\(inputs.shape) inputs do not fit \(plan.input.shape)")
    if let targets {
      precondition(
        targets.rows == plan.output.rows && targets.columns == inputs.columns,
        "\(targets.shape) targets do not fit \(plan.output.shape) for \(inputs.columns) examples")
    }
    // Safe: the owners are kept, and a matrix's memory does not move.
    step.pointee.inputs = inputs.withBytes { $0.baseAddress }
    step.pointee.targets = targets?.withBytes { $0.baseAddress }
    bound = [inputs.owner] + (targets.map { [$0.owner] } ?? [])
  }

  var parameters: Matrix {
    get {
      var result = Matrix(
        rows: plan.sizes[Region.parameters.rawValue], columns: 1, precision: plan.precision)
      result.copy(from: regions.bases[Region.parameters.rawValue], count: result.count, at: 0)
      return result
    }
    // Safe: as many numbers as the plan has parameters, in R.
    set {
      precondition(plan.purpose != .prediction, "a plan that predicts shares its parameters")
      precondition(
        newValue.count == plan.sizes[Region.parameters.rawValue],
        "\(newValue.count) parameters do not fit a plan with \(plan.vector(.parameters).rows)")
      let values = newValue.converted(to: R.precision)
      values.withBytes {
        UnsafeMutableRawBufferPointer(
          start: regions.bases[Region.parameters.rawValue], count: $0.count
        ).copyMemory(from: $0)
      }
    }
  }

  func values(at place: Place) -> [Double]? {
    if unkept.contains(place) { return nil }
    let block = Memory(step: step, bases: regions.bases, owner: regions)[place]
    return (0..<block.count).map { Double(block[$0]) }
  }

  func summedLosses() -> Double {
    guard let losses else { return 0 }
    // Safe: the plan laid the losses out for at least as many examples.
    return R.sum(losses.assumingMemoryBound(to: R.self), step.pointee.count)
  }

  func copyOutputs(to result: inout Matrix, from first: Int) {
    let y = plan.output
    result.copy(
      from: regions.bases[y.region.rawValue] + y.offset, count: y.rows * step.pointee.count,
      at: first * y.rows)
  }
}

/// Owns the memory of a plan's regions.
private final class Regions<R: Real> {
  let bases: [UnsafeMutablePointer<R>]
  private let owned: [UnsafeMutableRawPointer]
  private let shared: AnyObject?

  init(_ plan: Plan, parameters: Matrix) {
    precondition(
      parameters.count == plan.sizes[Region.parameters.rawValue],
      "\(parameters.count) parameters do not fit a plan with \(plan.vector(.parameters).rows)")
    let given = parameters.converted(to: R.precision)
    let shares = plan.purpose == .prediction
    var owned: [UnsafeMutableRawPointer] = []
    bases = [Region.parameters, .gradients, .state, .work].map { region in
      // Safe: a plan that predicts has no equation that writes parameters.
      if region == .parameters, shares {
        let start = given.withBytes { $0.baseAddress?.assumingMemoryBound(to: R.self) }
        if let start { return UnsafeMutablePointer(mutating: start) }
      }
      let isNeeded = region != .gradients || plan.purpose == .training
      let needed = isNeeded ? plan.sizes[region.rawValue] : 0
      // One vector more, so that a kernel may load a whole one at the end.
      let count = needed + 16
      let bytes = count * MemoryLayout<R>.stride, page = Int(GR_LARGE_PAGE)
      // What would fill a good part of a large page gets whole ones.
      let isLarge = bytes >= page / 8, whole = (bytes + page - 1) / page * page
      let memory = UnsafeMutableRawPointer.allocate(
        byteCount: isLarge ? whole : bytes, alignment: isLarge ? page : 64)
      if isLarge { gr_prefer_large_pages(memory, whole) }
      owned.append(memory)
      let base = memory.bindMemory(to: R.self, capacity: count)
      base.initialize(repeating: 0, count: count)
      return base
    }
    self.owned = owned
    shared = shares ? given.owner : nil
    if !shares {
      given.withBytes {
        UnsafeMutableRawBufferPointer(start: bases[0], count: $0.count).copyMemory(from: $0)
      }
    }
  }

  deinit { for memory in owned { memory.deallocate() } }
}

extension Matrix {
  /// Numbers of either type into this matrix, from position `at` on.
  fileprivate mutating func copy<R: Real>(
    from source: UnsafeMutablePointer<R>, count: Int, at first: Int
  ) {
    precondition(first >= 0 && first + count <= self.count, "\(count) numbers do not fit \(shape)")
    withMutableDoublesOrFloats(
      doubles: { R.copy(source, count, to: $0, at: first) },
      floats: { R.copy(source, count, to: $0, at: first) })
  }
}
