import Terminal
import TestSupport
import Testing

@testable import Lessons

@Suite("the lessons")
struct LessonTests {
  private static let wide = Screen(isTerminal: false, environment: ["LANG": "C.UTF-8"])

  private static func taught(
    _ name: String, on screen: Screen = wide
  ) throws -> (text: String, question: Question) {
    let lesson = try #require(Lessons.lesson(name)?.lesson)
    var page = Page(for: screen)
    let question = lesson.teach(on: &page)
    return (page.text, question)
  }

  static let names = Lessons.contents.map(\.name)

  /// Answers by hand or from the literature, in several spellings, and wrong ones.
  static let answers: [(name: String, right: [String], wrong: [String])] = [
    ("regression", ["4.145", "y = 4.14 kg", "4,15"], ["20", "-7.17", "11.3"]),
    ("logistic", ["19.27", "19,3 cm"], ["22.5", "0.5"]),
    ("xor", ["0.5", "1/2", "50%", "50 %", ".5"], ["0", "1", "0.001"]),
    ("activations", ["0.25", "1/4", "¼ = 0.25"], ["1", "0.5"]),
    ("forward", ["0.7729", "0.773", "y2 = 0.773"], ["0.7514", "1.2249"]),
    ("backpropagation", ["0.0703", "+0.0703"], ["-0.0703", "0.1406"]),
    ("three-layers", ["2x7", "2 × 7", "2, 7", "2 by 7"], ["7x2", "3 x 5"]),
    ("softmax", ["0.659", "0.6590"], ["-0.341", "-0.659"]),
    ("vanishing", ["10", "ten is 10"], ["9", "11", "6"]),
    ("l2", ["0.3", "+0.3"], ["0.45", "0.9", "3"]),
    ("rate", ["2", "η = 2.0"], ["1", "1.99999e3", "0.5"]),
    ("batches", ["469"], ["468", "468.75", "128"]),
    ("tensorflow", ["4 x 8", "(4, 8)"], ["8 x 4", "4 x 3"]),
  ]

  @Test("take right answers and refuse wrong ones", arguments: answers)
  func judges(_ name: String, _ right: [String], _ wrong: [String]) throws {
    let question = try Self.taught(name).question
    for answer in right { #expect(question.judge(answer) == .right, "\(answer)") }
    for answer in wrong { #expect(question.judge(answer) == .wrong, "\(answer)") }
    #expect(question.judge(question.solution) == .right)
  }

  @Test("take nonsense kindly", arguments: names)
  func nonsense(_ name: String) throws {
    let question = try Self.taught(name).question
    let nonsense = [
      "", "   ", "banana", "🦆🦆", "nan", "inf", "1e999", "\u{1B}[2J", "?", "--answer", "-", ",", "=",
      "/", "1/0", "1 2", String(repeating: "x", count: 10_000), "one two three four",
    ]
    // Two numbers are a shape.
    let isShape = if case .shape = question.answer { true } else { false }
    for answer in nonsense where !isShape || !answer.hasPrefix("1") {
      guard case .unclear(let sentence) = question.judge(answer) else {
        Issue.record("\(name) takes \(answer.prefix(20)) for an answer")
        continue
      }
      #expect(sentence.hasPrefix("I was hoping for") && sentence.hasSuffix("."))
    }
  }

  @Test("are listed, one file each, and found by number and name")
  func catalogue() throws {
    #expect(
      try Fixture.swiftFiles(in: "Sources/Lessons/Lessons").count == Lessons.all.count)
    #expect(Set(Self.answers.map(\.name)) == Set(Self.names) && Self.names.count == 13)
    for (number, name, title) in Lessons.contents {
      #expect(Lessons.lesson("\(number)").map { type(of: $0.lesson).name } == name)
      #expect(Lessons.lesson(name.uppercased())?.number == number)
      #expect(!title.isEmpty && !title.hasSuffix("."))
    }
    for name in ["0", "14", "-1", "", "xo"] { #expect(Lessons.lesson(name) == nil) }
  }

  @Test("fit on a terminal of 40 columns, with nothing left out", arguments: names)
  func narrow(_ name: String) throws {
    for locale in ["C", "C.UTF-8"] {
      let screen = Screen(
        isTerminal: true, reportedColumns: 40, environment: ["LANG": locale, "TERM": "dumb"])
      let text = try Self.taught(name, on: screen).text
      // Python cannot be broken anywhere.
      let lines = text.split(separator: "\n")
        .filter { name != "tensorflow" || !$0.hasPrefix("    ") }
      for line in lines { #expect(line.count <= 40, "\(line)") }
      #expect(!text.contains("…") && !text.contains("..."))
    }
  }

  @Test("are ASCII where the locale has no more, every sign spelled out", arguments: names)
  func ascii(_ name: String) throws {
    let screen = Screen(isTerminal: false, environment: ["LANG": "C"])
    let (plain, question) = try Self.taught(name, on: screen)
    #expect(plain.allSatisfy { $0.isASCII })
    // A question mark stands for what has no spelling.
    let marks = try Self.taught(name).text.count { $0 == "?" }
    #expect(plain.count { $0 == "?" } == marks)
    for text in [question.text, question.hint, question.explanation, question.solution] {
      #expect(screen.readable(text).count { $0 == "?" } == text.count { $0 == "?" }, "\(text)")
    }
  }

  @Test("say the same each time", arguments: names)
  func repeats(_ name: String) throws {
    #expect(try Self.taught(name).text == Self.taught(name).text)
  }

  @Test("backpropagation prints the numbers that 50-digit arithmetic has")
  func backpropagation() throws {
    let scalar = try Fixture.read("worked/worked.json", as: Worked.self).scalar
    let (text, question) = try Self.taught("backpropagation")
    for value in [scalar.z1, scalar.a, scalar.s, scalar.y, scalar.L, scalar.delta2, scalar.delta1] {
      #expect(text.contains(value.text(4)), "\(value)")
    }
    let gradient = scalar.dw1
    #expect(question.judge("\(gradient)") == .right)
    #expect(question.judge("\(gradient + 0.0003)") == .wrong)
  }

  private struct Worked: Decodable {
    let scalar: Scalar
    struct Scalar: Decodable {
      let z1, a, s, y, L, delta2, delta1, dw1: Double
      enum CodingKeys: String, CodingKey {
        case z1, a, s, y, L, delta2, delta1
        case dw1 = "dL/dw1"
      }
    }
  }

  @Test("forward prints what is known of this network, softmax what a calculator says")
  func known() throws {
    let forward = try Self.taught("forward").text
    // The first output and the hidden ones, as published many times: 0.75136507, 0.593269992, 0.596884378.
    for value in ["0.7514", "0.5933", "0.5969", "0.3775", "0.3925", "1.1059"] {
      #expect(forward.contains(value))
    }
    let softmax = try Self.taught("softmax").text
    for value in ["(0.6590, 0.2424, 0.0986)", "1.4170", "−0.7576"] {
      #expect(softmax.contains(value))
    }
  }

  @Test("the regression is the textbook's")
  func regression() throws {
    let text = try Self.taught("regression").text
    let lines = text.split(separator: "\n").map(String.init)
    let network = try #require(lines.first { $0.contains("kg per cm") })
    let formula = try #require(lines.last { $0.contains("w = ") && $0.contains("/") })
    let slope = try #require(formula.split(separator: " ").last)
    #expect(network.contains("w = \(slope) kg per cm"))
  }

  @Test("the errors of eight layers of sigmoids vanish, and those of ReLUs do not")
  func vanishing() throws {
    let text = try Self.taught("vanishing").text
    let first = try #require(text.split(separator: "\n").first { $0.hasPrefix("1  ") })
    let sizes = first.split(separator: " ").compactMap { Double($0.replacing("−", with: "-")) }
    #expect(sizes.count == 3 && sizes[1] < 1e-4 && sizes[2] > 0.05)
  }
}
