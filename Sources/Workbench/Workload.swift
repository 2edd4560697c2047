internal import Engines
public import Equations
internal import Networks
internal import Numerics
public import Training

/// A network and random data, to time exactly what training and prediction do.
public struct Workload: Sendable {
  public let name: String
  /// From the inputs to the outputs.
  public var layers: [Int]
  public var activation: any Activation = .relu
  public var loss: any Loss = .crossEntropy
  public var optimizer: any Optimizer = .adam()
  public var rows: Int
  public var batch: Int
  /// Epochs to time, after one that is not counted.
  public var epochs: Int
  public var task = Task.training

  public enum Task: String, Sendable {
    case training
    case prediction
  }

  public init(_ name: String, layers: [Int], rows: Int, batch: Int, epochs: Int) {
    (self.name, self.layers) = (name, layers)
    (self.rows, self.batch, self.epochs) = (rows, batch, epochs)
  }

  /// The shortest and the middle one of several times, and the one that 99 of 100 do not exceed.
  public struct Times: Sendable {
    public let best, median, p99: Double

    init(_ times: [Double]) {
      let sorted = times.sorted()
      (best, median) = (sorted[0], sorted[sorted.count / 2])
      p99 = sorted[(sorted.count - 1) * 99 / 100]
    }
  }

  public struct Result: Sendable {
    public let workload: Workload
    public let threads: Int
    /// Of one epoch, or of one pass of predictions over all rows.
    public let secondsPerEpoch: Times
    public let stepsPerEpoch: Int
    /// Operations of all equations of one epoch.
    public let operationsPerEpoch: Double
    /// What this machine could do at most on so many threads, in operations per second.
    public let peak: Double
    /// Seconds for one row alone; of predictions only.
    public let latency: Times?
  }

  /// Runs it; `isInterrupted` is asked before every batch.
  public func measure(
    threads: Int? = nil, isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) -> Result {
    let engine = HostEngine(threads: threads)
    let peak = engine.measuredPeak(.single) * Double(engine.threads)
    return task == .training
      ? training(on: engine, peak: peak, isInterrupted) : prediction(on: engine, peak: peak)
  }

  private var network: Network {
    let outputs = layers[layers.count - 1]
    let hidden = layers.dropFirst().dropLast().map { Dense($0, activation) }
    let output: any Activation =
      loss is CrossEntropy ? .softmax : loss is BinaryCrossEntropy ? .sigmoid : .identity
    return Network(inputs: layers[0], layers: hidden + [Dense(outputs, output)])
  }

  /// Inputs from −1 to 1; one class each, or 0 and 1 at random.
  private var data: DataSet {
    let random = RandomSource(seed: 1, purpose: 1), isClasses = loss is CrossEntropy
    var inputs = Matrix(rows: layers[0], columns: rows, precision: .single)
    inputs.withMutableDoublesOrFloats(
      doubles: { _ in },
      floats: { for i in 0..<$0.count { $0[i] = Float(2 * random.uniform(i) - 1) } })
    let outputs = layers[layers.count - 1]
    var targets = Matrix(rows: outputs, columns: rows, precision: .single)
    for n in 0..<rows {
      let drawn = random.uniform(-1 - n)
      if isClasses {
        targets[Int(drawn * Double(outputs)), n] = 1
      } else {
        for k in 0..<outputs { targets[k, n] = drawn < 0.5 ? 0 : 1 }
      }
    }
    return DataSet(inputs: inputs, targets: targets)
  }

  private func training(
    on engine: HostEngine, peak: Double, _ isInterrupted: @escaping @Sendable () -> Bool
  ) -> Result {
    let epochs = Training(
      network, on: data, loss: loss, optimizer: optimizer, batch: batch, engine: engine,
      isInterrupted: isInterrupted
    ).makeIterator()
    let clock = ContinuousClock()
    /// Seconds for each of `count` epochs.
    func seconds(for count: Int) -> Double? {
      let start = clock.now
      for _ in 0..<count where epochs.next() == nil { return nil }
      return (clock.now - start) / .seconds(count)
    }
    // The first one finds cold caches and parked workers. Reading a clock takes as long as a tenth of
    // the shortest epochs: several of those are timed together.
    _ = seconds(for: 1)
    let isShort = self.epochs > 16 && seconds(for: 16).map { $0 < 10e-6 } == true
    let together = isShort ? 16 : 1
    var times: [Double] = []
    while times.count * together < self.epochs, let time = seconds(for: together) {
      times.append(time)
    }
    let steps = (rows + batch - 1) / batch
    let last = rows - (steps - 1) * batch
    func operations(_ batch: Int) -> Double {
      epochs.plan.equations.reduce(0) { $0 + Double($1.operations(batch: batch)) }
    }
    return Result(
      workload: self, threads: engine.threads,
      secondsPerEpoch: Times(times.isEmpty ? [.nan] : times), stepsPerEpoch: steps,
      operationsPerEpoch: Double(steps - 1) * operations(min(batch, rows)) + operations(last),
      peak: peak, latency: nil)
  }

  private func prediction(on engine: HostEngine, peak: Double) -> Result {
    let x = data.inputs, network = network
    let clock = ContinuousClock()
    func seconds(_ body: () -> Void) -> Double {
      let start = clock.now
      body()
      return (clock.now - start) / .seconds(1)
    }
    let predictor = Predictor(network, on: engine, batch: batch)
    _ = predictor(x)
    let passes = (0..<epochs).map { _ in seconds { _ = predictor(x) } }
    let one = Predictor(network, on: engine, batch: 1)
    let row = x.selecting(columns: [0])
    let singles = (0..<10_000).map { _ in seconds { _ = one(row) } }.dropFirst(1_000)
    let plan = network.plan(for: .prediction, batch: batch)
    let steps = (rows + batch - 1) / batch
    let operations = plan.equations.reduce(0) { $0 + Double($1.operations(batch: rows)) }
    return Result(
      workload: self, threads: engine.threads, secondsPerEpoch: Times(passes),
      stepsPerEpoch: steps, operationsPerEpoch: operations, peak: peak,
      latency: Times(Array(singles)))
  }
}

extension Workload {
  /// From the smallest network that learns anything to large ones.
  public static let standard: [Workload] = [
    workload("W1", [4, 10, 3], .tanh, .crossEntropy, rows: 150, batch: 16, epochs: 3_000),
    workload(
      "W2", [2, 4, 1], .tanh, .binaryCrossEntropy, .gradientDescent(), rows: 4, batch: 4,
      epochs: 50_000),
    workload(
      "W3", [16, 64, 32, 1], .relu, .meanSquaredError, rows: 20_000, batch: 32, epochs: 30),
    workload("W4", [784, 128, 10], .relu, .crossEntropy, rows: 60_000, batch: 128, epochs: 5),
    workload(
      "W5", [784, 512, 512, 512, 10], .relu, .crossEntropy, rows: 60_000, batch: 256, epochs: 2),
    workload(
      "W6", [28, 300, 300, 300, 1], .tanh, .binaryCrossEntropy, rows: 1_000_000, batch: 1_024,
      epochs: 1),
    workload(
      "W7", [784, 128, 10], .relu, .crossEntropy, rows: 1_024, batch: 256, epochs: 20,
      .prediction),
    workload(
      "W8", [784, 512, 512, 10], .relu, .crossEntropy, rows: 10_240, batch: 1_024, epochs: 20,
      .prediction),
  ]

  private static func workload(
    _ name: String, _ layers: [Int], _ activation: any Activation, _ loss: any Loss,
    _ optimizer: any Optimizer = .adam(), rows: Int, batch: Int, epochs: Int,
    _ task: Task = .training
  ) -> Workload {
    var workload = Workload(name, layers: layers, rows: rows, batch: batch, epochs: epochs)
    (workload.activation, workload.loss, workload.optimizer) = (activation, loss, optimizer)
    workload.task = task
    return workload
  }
}
