internal import Gradus
internal import Lessons
internal import Terminal

extension Command {
  private static let wanted = Argument(
    optional: "LESSON", .text, help: "its number or name; without one all are listed")
  private static let answer = Option("answer", .text, help: "to its question, instead of typing it")

  static let lesson = Command(
    "lesson", "learn neural networks by computing them",
    discussion: """
      Each lesson ends in a question, and your answer is checked. With --answer the status is 0 if it is \
      right and 3 if it is not.
      """,
    arguments: [wanted], groups: [OptionGroup("Options", [answer])],
    examples: [
      Example("gradus lesson", "the contents"), Example("gradus lesson xor", "why a hidden layer"),
      Example("gradus lesson 4 --answer 0.25", "for a script"),
    ]
  ) { arguments, console in
    guard let name = arguments[wanted] else {
      guard arguments[answer] == nil else {
        throw arguments.wrongUsage("--answer needs the lesson that it answers")
      }
      try console.output.write(contents(for: console.outputScreen))
      return
    }
    guard let (number, found) = Lessons.lesson(name) else {
      let names = Lessons.contents.map(\.name)
      let closest = Int(name) == nil ? Spelling.closest(to: name, among: names) : nil
      throw arguments.wrongUsage(
        "there is no lesson \(name.printable)"
          + (closest.map { "; did you mean \($0)?" }
            ?? "; there are 1 to \(Lessons.all.count), see gradus lesson"))
    }
    try Exercise(number: number, lesson: found, console: console).run(answer: arguments[answer])
  }

  private static func contents(for screen: Screen) -> String {
    var table = TextTable([.number(""), .text("lesson"), .text("")])
    for entry in Lessons.contents {
      table.append(["\(entry.number)", entry.name, screen.readable(entry.title)])
    }
    return table.text(for: screen) + "\n"
      + screen.prose("Begin with gradus lesson 1; each takes a few minutes.")
  }
}

extension ExitStatus {
  /// An answer of --answer was not right.
  static let notRight = ExitStatus(3)
}

/// A lesson being taken.
private struct Exercise {
  let number: Int
  let lesson: any Lesson
  let console: Console
  /// Wrong answers, before the right one is told.
  private static let attempts = 3
  /// What was not understood does not count, within reason.
  private static let patience = 5

  private var screen: Screen { console.outputScreen }

  func run(answer: String?) throws {
    var page = Page(for: screen)
    page.head("Lesson \(number): \(type(of: lesson).title)")
    let question = lesson.teach(on: &page)
    if let answer { return try check(answer, question) }
    try console.output.write(page.text)
    try say("Question: " + question.text)
    var left = Self.attempts, patience = Self.patience
    while left > 0, patience > 0 {
      try console.output.write("> ")
      try console.output.flush()
      guard let line = readLine() else {
        try console.output.writeLine()
        try say(
          "No answer is fine, too. When you have one: gradus lesson \(type(of: lesson).name) "
            + "--answer …")
        return
      }
      if !screen.isTerminal { try console.output.writeLine(line.printable) }
      switch question.judge(line) {
      case .right: return try praise(question)
      case .unclear(let sentence):
        patience -= 1
        // Who does not know how to begin is helped, too.
        let help = patience < Self.patience - 1 && patience > 0 ? " A hint: " + question.hint : ""
        try say("I did not quite get that. " + sentence + help)
      case .wrong:
        left -= 1
        try say(left > 0 ? "Not yet. " + question.hint : "Not quite.")
      }
    }
    try say("It is \(question.solution). " + question.explanation)
    try next()
  }

  /// One attempt, for scripts.
  private func check(_ answer: String, _ question: Question) throws {
    switch question.judge(answer) {
    case .right: try praise(question)
    case .unclear(let sentence):
      try say("I did not quite get that. " + sentence)
      throw ExitStatus.notRight
    case .wrong:
      try say("Not yet. " + question.hint)
      throw ExitStatus.notRight
    }
  }

  private func praise(_ question: Question) throws {
    try say("Right. " + question.explanation)
    try next()
  }

  private func next() throws {
    guard number < Lessons.all.count else {
      return try say("That was the last lesson. Now fit something of your own: gradus fit --help.")
    }
    try say("Next: gradus lesson \(number + 1) (\(type(of: Lessons.all[number]).title)).")
  }

  private func say(_ text: String) throws { try console.output.write(screen.prose(text)) }
}
