internal import Gradus
internal import Terminal

extension Command {
  static let bench = Command(
    "bench", "time training and prediction on this machine",
    discussion: "Random data. Without --layers the standard workloads run, W1 to W8.",
    groups: BenchOptions.groups,
    examples: [
      Example(
        "gradus bench --layers 784,128,10 --rows 6000 --epochs 3", "one network, its speed"),
      Example("gradus bench --layers 784,128,10 --predict --rows 2000", "its predictions"),
    ]
  ) { arguments, console in
    Interrupt.install()
    let workloads =
      arguments[BenchOptions.layers].map { [BenchOptions.workload(arguments, layers: $0)] }
      ?? Workload.standard
    var results: [JSONValue] = []
    let isJSON = arguments[TableOptions.json]
    var table = BenchReport.table
    for workload in workloads where !Interrupt.isRequested {
      let result = workload.measure(
        threads: arguments[TableOptions.threads], isInterrupted: { Interrupt.isRequested })
      results.append(BenchReport.json(result))
      table.append(BenchReport.cells(result))
      if !isJSON, workloads.count > 1, console.messagesScreen.isTerminal {
        try console.messages.writeLine("\(workload.name) done")
        try console.messages.flush()
      }
    }
    if isJSON {
      let value: JSONValue =
        workloads.count == 1 && results.count == 1 ? results[0] : .array(results)
      try console.output.writeLine(value.text(.pretty))
    } else {
      try console.output.write(table.text(for: console.outputScreen))
    }
    if Interrupt.isRequested { throw ExitStatus.interrupted }
  }
}

private enum BenchOptions {
  static let layers = Option(
    "layers", .list(of: .integer(in: 1...100_000)), placeholder: "N,…",
    help: "widths from inputs to outputs")
  static let rows = Option(
    "rows", .integer(in: 1...100_000_000), default: 10_000, help: "of random data")
  static let batch = Option("batch", .integer(in: 1...1_000_000), default: 128, help: "rows a step")
  static let epochs = Option(
    "epochs", .integer(in: 1...10_000_000), default: 5, help: "to time, after one more")
  static let predict = Option.flag("predict", help: "time predictions instead of training")

  static let groups = [
    OptionGroup(
      "Options",
      [
        layers, FitOptions.activation, FitOptions.loss, FitOptions.optimizer, rows, batch, epochs,
        predict, TableOptions.threads, TableOptions.json,
      ])
  ]

  static func workload(_ arguments: Arguments, layers: [Int]) -> Workload {
    var workload = Workload(
      layers.map(String.init).joined(separator: "-"),
      layers: layers.count > 1 ? layers : layers + [1],
      rows: arguments[rows], batch: arguments[batch], epochs: arguments[epochs])
    workload.activation = arguments[FitOptions.activation]
    workload.loss = arguments[FitOptions.loss] ?? workload.loss
    workload.optimizer = arguments[FitOptions.optimizer]
    if arguments[predict] { workload.task = .prediction }
    return workload
  }
}

/// A workload's times as a row and as JSON.
private enum BenchReport {
  static let table = TextTable([
    .text("workload"), .text("what"), .number("threads"), .number("an epoch"), .number("median"),
    .number("a step"), .number("GFLOP/s"), .number("of peak"),
  ])

  static func cells(_ result: Workload.Result) -> [String] {
    let seconds = result.secondsPerEpoch
    let latency = result.latency.map { ", one row in \(time($0.median))" } ?? ""
    let speed = result.operationsPerEpoch / seconds.best
    return [
      result.workload.name,
      result.workload.task.rawValue + latency, "\(result.threads)", time(seconds.best),
      time(seconds.median), time(seconds.best / Double(result.stepsPerEpoch)),
      NumberText.significant(speed / 1e9, digits: 3),
      NumberText.percent(speed / result.peak, decimals: 0),
    ]
  }

  static func json(_ result: Workload.Result) -> JSONValue {
    let seconds = result.secondsPerEpoch, steps = Double(result.stepsPerEpoch)
    let operations = result.operationsPerEpoch
    var object: JSONObject = [
      "workload": .string(result.workload.name),
      "task": .string(result.workload.task.rawValue), "threads": .integer(result.threads),
      "secondsPerEpoch": ["best": .number(seconds.best), "median": .number(seconds.median)],
      "secondsPerStep": [
        "best": .number(seconds.best / steps), "median": .number(seconds.median / steps),
      ],
      "gflops": [
        "best": .number(operations / seconds.best / 1e9),
        "median": .number(operations / seconds.median / 1e9),
      ],
      "peakGflops": ["best": .number(result.peak / 1e9), "median": .number(result.peak / 1e9)],
    ]
    if let latency = result.latency {
      let rows = Double(result.workload.rows)
      object["latencyMicroseconds"] = [
        "best": .number(latency.best * 1e6), "median": .number(latency.median * 1e6),
        "p99": .number(latency.p99 * 1e6),
      ]
      object["rowsPerSecond"] = [
        "best": .number(rows / seconds.best), "median": .number(rows / seconds.median),
      ]
    }
    return .object(object)
  }

  /// `7.4 µs`, `0.15 s`
  private static func time(_ seconds: Double) -> String {
    switch seconds {
    case ..<1e-3: NumberText.significant(seconds * 1e6, digits: 3) + " µs"
    case ..<1: NumberText.significant(seconds * 1e3, digits: 3) + " ms"
    default: NumberText.significant(seconds, digits: 3) + " s"
    }
  }
}
