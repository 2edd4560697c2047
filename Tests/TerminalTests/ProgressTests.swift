import Testing

@testable import Terminal

@Suite("Progress")
struct ProgressTests {
  /// A clock that goes when told, and what was written.
  private final class Scene {
    var time = 0.0
    var writes: [String] = []

    func progress(
      epochs: Int? = 500, columns: Int = 100, rows: Int? = nil, isTerminal: Bool = true,
      isQuiet: Bool = false,
      environment: [String: String] = ["LANG": "C.UTF-8", "TERM": "xterm"]
    ) -> Progress {
      Progress(
        epochs: epochs,
        on: Screen(
          isTerminal: isTerminal, reportedColumns: columns, reportedRows: rows,
          environment: environment),
        isQuiet: isQuiet, now: { self.time }, write: { self.writes.append($0) })
    }

    /// The words of the last line, without the codes that move the cursor.
    var line: String { String((writes.last ?? "").dropFirst().dropLast(3)) }
  }

  @Test("shows epoch, losses, time left and rate")
  func line() {
    let scene = Scene()
    var progress = scene.progress()
    scene.time = 2
    progress.update(
      Progress.Report(
        epoch: 100, trainingLoss: 0.12345, validationLoss: 0.2, learningRate: 0.001))
    #expect(
      scene.line
        == "epoch 100/500  ━━━━────────────────────  loss 0.1235  validation 0.2000  8 s left  rate 0.001"
    )
    #expect(scene.writes == ["\r\(scene.line)\u{1B}[K"])
  }

  @Test("is drawn ten times a second at most, and at once the first time")
  func frequency() {
    let scene = Scene()
    var progress = scene.progress()
    for epoch in 1...500 {
      scene.time = Double(epoch) * 0.01
      progress.update(Progress.Report(epoch: epoch))
    }
    #expect((40...51).contains(scene.writes.count))
    #expect(scene.writes.first?.contains("epoch   1/500") ?? false)
  }

  @Test("clears its line at the end, and only if there is one")
  func clearing() {
    let scene = Scene()
    var progress = scene.progress()
    progress.clear()
    #expect(scene.writes.isEmpty)
    progress.update(Progress.Report(epoch: 1))
    progress.clear()
    progress.clear()
    #expect(scene.writes.count == 2)
    #expect(scene.writes.last == "\r\u{1B}[K")
  }

  @Test("draws the losses above the line of a training that takes a while, and clears them")
  func curves() {
    let scene = Scene()
    var progress = scene.progress(columns: 60, rows: 40)
    for epoch in 1...30 {
      scene.time = Double(epoch) * 0.1
      progress.update(
        Progress.Report(
          epoch: epoch, trainingLoss: 1 / Double(epoch), validationLoss: 2 / Double(epoch)))
    }
    #expect(!scene.writes[5].contains("\n"), "a short training has no curves")
    let lines = (scene.writes.last ?? "").split(separator: "\n")
    #expect(lines.count == LossHistory.lines + 1)
    #expect(lines[0].hasPrefix("\u{1B}[9A\rloss by epoch: training, "))
    #expect(lines.contains { $0.contains("⠉") || $0.contains("⣀") || $0.contains("⠤") })
    #expect(lines.last?.hasPrefix("\repoch ") ?? false)
    progress.clear()
    #expect(scene.writes.last == "\u{1B}[9A\r\u{1B}[J")
  }

  @Test("draws no losses where lines are few or their number is not known", arguments: [nil, 12])
  func noRoom(_ rows: Int?) {
    let scene = Scene()
    var progress = scene.progress(rows: rows)
    for epoch in 1...30 {
      scene.time = Double(epoch) * 0.1
      progress.update(Progress.Report(epoch: epoch, trainingLoss: 1 / Double(epoch)))
    }
    #expect(scene.writes.allSatisfy { !$0.contains("\n") })
  }

  @Test("follows a window that is resized, and clears what its lines have become")
  func resizing() {
    var columns = 100, time = 0.0, writes: [String] = []
    func screen() -> Screen {
      Screen(
        isTerminal: true, reportedColumns: columns, reportedRows: 30,
        environment: ["LANG": "C.UTF-8", "TERM": "xterm"])
    }
    var progress = Progress(
      epochs: 50, on: screen(), isQuiet: false, look: screen, now: { time },
      write: { writes.append($0) })
    func update(_ epoch: Int) {
      time = Double(epoch)
      progress.update(Progress.Report(epoch: epoch, trainingLoss: 1 / Double(epoch)))
    }
    for epoch in 1...4 { update(epoch) }
    #expect(writes.last?.hasPrefix("\u{1B}[9A\rloss by epoch") ?? false)
    columns = 50
    update(5)
    // The axis and the two lines below it went on in a second line each, as did the last line.
    let last = writes.last ?? ""
    #expect(last.firstMatch(of: #/^\u{1B}\[(1[0-9])A\r\u{1B}\[J/#) != nil, "\(last.prefix(20))")
    for line in last.split(separator: "\n") {
      let text = line.replacing(#/\u{1B}\[[0-9]*[A-Za-z]/#, with: "").replacing("\r", with: "")
      #expect(String(text).displayWidth < 50)
    }
    update(6)
    #expect(writes.last?.hasPrefix("\u{1B}[9A\rloss by epoch") ?? false)
    // Where they have no room any more, only the line is left.
    columns = 30
    update(7)
    #expect(writes.last?.contains("│") == false)
    update(8)
    #expect(writes.last?.hasPrefix("\r") ?? false)
  }

  @Test("writes nothing if quiet, in a file, or where lines cannot be redrawn")
  func silence() {
    let scene = Scene()
    for var progress in [
      scene.progress(isQuiet: true), scene.progress(isTerminal: false),
      scene.progress(environment: ["TERM": "dumb"]),
    ] {
      progress.update(Progress.Report(epoch: 1))
      progress.clear()
    }
    #expect(scene.writes.isEmpty)
  }

  @Test("leaves the last column free on a screen of any width", arguments: 1...120)
  func width(_ columns: Int) {
    let scene = Scene()
    var progress = scene.progress(columns: columns)
    scene.time = 1
    progress.update(
      Progress.Report(
        epoch: 12, fraction: 0.5, trainingLoss: 1e-12, validationLoss: 123.4, learningRate: 1e-3))
    #expect(scene.line.displayWidth < columns)
    if columns > 30 { #expect(scene.line.contains("loss 1.000e-12")) }
  }

  @Test("draws its bar in ASCII where the locale asks for it")
  func ascii() {
    let scene = Scene()
    var progress = scene.progress(epochs: 4, environment: ["TERM": "xterm"])
    progress.update(Progress.Report(epoch: 1))
    #expect(scene.line == "epoch 1/4  [#####.................]")
  }

  @Test("has no bar and no time left if the number of epochs is open")
  func openEnd() {
    let scene = Scene()
    var progress = scene.progress(epochs: nil)
    scene.time = 1
    progress.update(Progress.Report(epoch: 3, trainingLoss: 0.5))
    #expect(scene.line == "epoch 3  loss 0.5000")
  }

  @Test("the time left is right for steady work and follows a change of pace")
  func pace() throws {
    var pace = Pace(start: 100)
    #expect(pace.secondsLeft(until: 10) == nil)
    for step in 1...1000 {
      pace.record(Double(step) * 0.01, at: 100 + Double(step) * 0.02)
      #expect(
        try abs(#require(pace.secondsLeft(until: 20)) - (20 - Double(step) * 0.01) * 2) < 1e-9)
    }
    for step in 1...6000 { pace.record(10 + Double(step) * 0.001, at: 120 + Double(step) * 0.01) }
    // Sixty seconds at a tenth of a unit a second: of the five times faster start e⁻⁶ is left.
    #expect(try abs(#require(pace.secondsLeft(until: 20)) - 40) < 0.6)
  }

  @Test("a clock that stands still, and work that is done, leave no time")
  func degenerate() {
    var pace = Pace(start: 0)
    pace.record(1, at: 0)
    #expect(pace.secondsLeft(until: 2) == nil)
    pace.record(2, at: 1)
    #expect(pace.secondsLeft(until: 2) == 0)
    #expect(pace.secondsLeft(until: 1) == 0)
  }
}
