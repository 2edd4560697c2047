#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  @preconcurrency internal import Musl
#else
  @preconcurrency internal import Glibc
#endif

/// One line on the screen that tells how a training goes, written over ten times a second at most and
/// gone at the end. Above it, after a second, its losses are drawn as curves.
///
///     epoch  12/500  ━━━━━━━━────────────  loss 0.1234  validation 0.1301  8 s left  rate 0.001
public struct Progress {
  /// How far a training has come.
  public struct Report: Sendable {
    /// The epoch that is running or has just ended, from 1 on.
    public var epoch: Int
    /// How much of that epoch is done, from 0 to 1.
    public var fraction: Double
    public var trainingLoss: Double?
    public var validationLoss: Double?
    public var learningRate: Double?

    /// A report of an epoch; what is nil is not shown.
    public init(
      epoch: Int, fraction: Double = 1, trainingLoss: Double? = nil, validationLoss: Double? = nil,
      learningRate: Double? = nil
    ) {
      self.epoch = epoch
      self.fraction = fraction
      self.trainingLoss = trainingLoss
      self.validationLoss = validationLoss
      self.learningRate = learningRate
    }
  }

  /// Seconds between two drawings.
  private static let interval = 0.1
  /// Seconds until the curves are drawn: a short training would only flicker.
  private static let patience = 1.0

  private let epochs: Int?
  private var screen: Screen
  private let look: () -> Screen
  private let isShown: Bool
  private let now: () -> Double
  private let write: (String) -> Void
  private var pace: Pace
  private let start: Double
  private var lastDrawing: Double?
  private var history = LossHistory()
  /// How wide the lines are that stand now, the curves' and the last one.
  private var drawn: [Int] = []

  /// A line for `epochs` epochs (nil if their number is open).
  ///
  /// It shows nothing if `isQuiet`, or if the screen is no terminal or one that cannot redraw. `look` tells
  /// what the screen is now, as windows are resized; `now` is a clock in seconds from any beginning that
  /// never goes back; `write` puts a text on the screen at once.
  public init(
    epochs: Int?, on screen: Screen, isQuiet: Bool, look: (() -> Screen)? = nil,
    now: @escaping () -> Double, write: @escaping (String) -> Void
  ) {
    self.epochs = epochs
    self.screen = screen
    self.look = look ?? { screen }
    self.now = now
    self.write = write
    isShown = screen.allowsRedrawing && !isQuiet
    start = now()
    pace = Pace(start: start)
  }

  /// A line on the console's messages, by the clock of the system.
  public init(epochs: Int?, on console: Console, isQuiet: Bool) {
    let clock = ContinuousClock()
    let start = clock.now
    self.init(
      epochs: epochs, on: console.messagesScreen, isQuiet: isQuiet,
      look: console.lookAtMessagesScreen,
      now: { (clock.now - start) / .seconds(1) },
      write: { text in
        // A progress line that cannot be shown is no reason to stop training.
        do { try console.messages.write(text) } catch {}
      })
  }

  /// Takes note of how far the training has come, and draws if it is time.
  public mutating func update(_ report: Report) {
    guard isShown else { return }
    let time = now()
    let done = Double(report.epoch - 1) + min(max(report.fraction, 0), 1)
    pace.record(done, at: time)
    history.record(report)
    if let lastDrawing, time - lastDrawing < Self.interval { return }
    lastDrawing = time
    let seen = look()
    let isResized = seen.columns != screen.columns || seen.rows != screen.rows
    screen = seen
    let home = toTheTop + (isResized && !drawn.isEmpty ? "\r\u{1B}[J" : "")
    let secondsLeft = epochs.flatMap { pace.secondsLeft(until: Double($0)) }
    let line = ProgressLine(report, epochs: epochs, done: done, secondsLeft: secondsLeft)
    // The last column stays free: some terminals begin a new line as soon as it is filled.
    let columns = (screen.columns ?? 80) - 1
    let curves = time - start >= Self.patience ? curves(columns: columns) : nil
    let text = line.text(columns: columns, isUnicode: screen.allowsUnicode)
    let cleared = curves?.replacing("\n", with: "\u{1B}[K\n")
    // Curves that no longer have room leave nothing behind.
    let rest = drawn.count > 1 && curves == nil ? "\r\u{1B}[J" : ""
    write("\(home)\(rest)\(cleared.map { "\r\($0)" } ?? "")\r\(text)\u{1B}[K")
    drawn =
      (curves?.split(separator: "\n", omittingEmptySubsequences: true) ?? []).map(Self.width)
      + [text.displayWidth]
  }

  /// Where there is room for them.
  private func curves(columns: Int) -> String? {
    guard columns >= 40, screen.rows ?? 0 >= 2 * LossHistory.lines else { return nil }
    return history.text(columns: min(columns, 80), for: screen)
  }

  /// Back to the line on which the curves begin, or the last one if none stand.
  ///
  /// In a window that has become narrower, terminals let a line go on below.
  private var toTheTop: String {
    let columns = max(1, screen.columns ?? 80)
    let lines = drawn.reduce(0) { $0 + max(1, ($1 + columns - 1) / columns) } - 1
    return lines > 0 ? "\u{1B}[\(lines)A" : ""
  }

  /// Of a line with codes for colors.
  private static func width(_ line: some StringProtocol) -> Int {
    var width = 0, isCode = false
    for character in line {
      if character == "\u{1B}" { isCode = true }
      if !isCode { width += String(character).displayWidth }
      if isCode, character == "m" { isCode = false }
    }
    return width
  }

  /// Clears the line. What is written from then on begins on a clean one; a later `update` draws again.
  public mutating func clear() {
    if isShown { screen = look() }
    let top = toTheTop
    if !top.isEmpty {
      write("\(top)\r\u{1B}[J")
    } else if lastDrawing != nil {
      write("\r\u{1B}[K")
    }
    (lastDrawing, drawn) = (nil, [])
  }
}
