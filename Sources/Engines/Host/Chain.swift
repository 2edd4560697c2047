internal import Equations
internal import Kernels

/// The equations of small dense layers, from gathering to the last gradient, that one kernel performs
/// together: in networks of a few neurons a call takes longer than its arithmetic.
struct Chain {
  /// How many equations it takes from the plan's start.
  let count: Int
  private let layers: [Layer]
  private let losses: Losses
  private let targets: Place
  /// Nobody asks for the outputs of parameters that are no more.
  private let keepsOutputs: Bool

  private struct Layer {
    let affine: Affine
    let h: HostFunction
    var gradient: Gradient?
  }

  /// `nil` where the plan is something else or too large, or where someone else reads what a step
  /// leaves behind.
  init?(_ plan: Plan, kernels: gr_kernels) {
    guard plan.purpose == .training, plan.batch <= Int(GR_CHAIN_BATCH) else { return nil }
    var reader = Reader(rest: plan.equations[...])
    guard let x = reader.next(Gather.self), x.source.region == .inputs else { return nil }
    var a = x.result, layers: [Layer] = []
    var output: Place?
    while let affine = reader.next(Affine.self, where: { $0.a == a }) {
      let activate = reader.next(Activate.self) { $0.z == affine.z }
      let known = (activate?.h as? any HostActivation)?.function
      // Behind the last layer any activation that belongs to the loss will do.
      layers.append(Layer(affine: affine, h: known ?? .identity))
      output = affine.z
      guard let activate else { break }
      a = activate.a
      if known == nil { break }
    }
    guard let t = reader.next(Gather.self), let losses = reader.next(Losses.self),
      let error = reader.next(OutputError.self), losses.output.z == output, losses.t == t.result,
      Self.output(losses, lanes: Int(kernels.lanes)) != nil, layers.count <= Int(GR_CHAIN_LAYERS)
    else { return nil }
    var delta = error.delta
    for l in layers.indices.reversed() {
      let affine = layers[l].affine
      guard max(affine.z.rows, affine.a.rows) <= Int(GR_CHAIN_WIDTH),
        let gradient = reader.next(Gradient.self, where: { $0.delta == delta && $0.a == affine.a })
      else { return nil }
      layers[l].gradient = gradient
      guard l > 0 else { break }
      guard let back = reader.next(Backpropagate.self, where: { $0.delta == delta }),
        let slope = reader.next(Slope.self, where: { $0.da == back.da }),
        slope.z == layers[l - 1].affine.z
      else { return nil }
      delta = slope.delta
    }
    guard Self.isWorthIt(layers.map(\.affine), batch: plan.batch, kernels) else { return nil }
    guard reader.rest.allSatisfy({ $0.reads.allSatisfy { $0.region != .work } }) else { return nil }
    count = plan.equations.count - reader.rest.count
    (self.layers, self.losses, targets) = (layers, losses, t.result)
    keepsOutputs = !reader.rest.contains { $0.writes.contains { $0.region == .parameters } }
  }

  /// Lanes without an example multiply for nothing. So many multiply-adds take as long as the calls
  /// that are saved, measured from 10-16-2 with one example (a quarter faster as a chain) to 24-24-24-2
  /// (a fifth slower).
  private static func isWorthIt(_ layers: [Affine], batch: Int, _ kernels: gr_kernels) -> Bool {
    let fewest = Int(kernels.fewest_lanes)
    let lanes = batch <= fewest ? fewest : Int(kernels.lanes)
    let idle = (batch + lanes - 1) / lanes * lanes - batch
    return layers.reduce(0) { $0 + $1.z.rows * $1.a.rows * idle } <= 4_500
  }

  /// The equations one after the other.
  private struct Reader {
    var rest: ArraySlice<any Equation>

    /// The next one, if it is such.
    mutating func next<E: Equation>(_: E.Type, where fits: (E) -> Bool = { _ in true }) -> E? {
      guard let next = rest.first as? E, fits(next) else { return nil }
      rest.removeFirst()
      return next
    }
  }

  /// The loss behind the last z with its scale; `nil` where the kernel knows no such pair.
  private static func output(_ losses: Losses, lanes: Int) -> (
    kind: gr_chain_output, scale: Double
  )? {
    let σ = losses.output.activation, m = losses.t.rows
    let isCanonical = losses.loss.isCanonical(with: σ)
    switch (losses.loss as? any HostLoss)?.kernel {
    case .crossEntropy where isCanonical && m <= Int(GR_CHAIN_OUTPUTS):
      return (GR_SOFTMAX_CROSS_ENTROPY, 1)
    case .binaryCrossEntropy where isCanonical && m <= lanes:
      return (GR_SIGMOID_CROSS_ENTROPY, 1)
    case .squaredError(let scale) where σ == nil && m <= lanes:
      return (GR_SQUARED_ERROR, scale(m))
    default: return nil
    }
  }

  /// What a step leaves nowhere: everything between x and the losses.
  func unkept(in plan: Plan) -> Set<Place> {
    let written = plan.equations.prefix(count).flatMap(\.writes)
    let kept = [losses.losses] + (keepsOutputs ? [plan.output] : [])
    return Set(written.filter { $0.region == .work && !kept.contains($0) })
  }

  func act(on host: Host) -> Act? {
    guard let output = Self.output(losses, lanes: Int(host.kernels.lanes)) else { return nil }
    let job = Job()
    let chain = job.chain
    chain.pointee.layers = layers.count
    (chain.pointee.output, chain.pointee.scale) = (output.kind, output.scale)
    chain.pointee.losses = host.address(losses.losses)
    chain.pointee.y = keepsOutputs ? host.address(losses.output.y) : nil
    withUnsafeMutableBytes(of: &chain.pointee.layer) { bytes in
      let places = bytes.bindMemory(to: gr_chain_layer.self)
      for (l, layer) in layers.enumerated() {
        guard let gradient = layer.gradient else { continue }
        places[l] = gr_chain_layer(
          m: layer.affine.z.rows, k: layer.affine.a.rows, W: host.address(layer.affine.weights),
          b: host.address(layer.affine.bias), dW: host.address(gradient.weights),
          db: host.address(gradient.bias), h: layer.h.kernel,
          slope: layer.h.hasSlopeOfOutput
            ? layer.h.kernel : gr_function(kind: GR_GIVEN, setting: 0))
      }
    }
    let (kernel, step, size) = (host.kernels.chain, host.step, host.kernels.size)
    let (inputs, outputs) = (layers[0].affine.a.rows, targets.rows)
    return Act {
      guard var x = step.pointee.inputs, var t = step.pointee.targets else { return }
      if step.pointee.examples == nil {
        // Safe: the bound data hold the step's columns from `first` on.
        x += step.pointee.first * inputs * size
        t += step.pointee.first * outputs * size
      }
      kernel(job.chain, x, t, step.pointee.examples, step.pointee.count)
    }
  }

  /// Owns what the kernel reads at each step.
  private final class Job {
    let chain = UnsafeMutablePointer<gr_chain>.allocate(capacity: 1)
    init() { chain.initialize(to: gr_chain()) }
    deinit { chain.deallocate() }
  }
}
