import Testing

@Suite("lesson teaches in the terminal")
struct LessonCommandTests {
  @Test("lists the course")
  func contents() throws {
    let list = try Workplace().gradus("lesson")
    #expect(list.status == 0)
    #expect(list.output.contains(" 3  xor"))
    #expect(list.output.contains("13  tensorflow"))
  }

  @Test("asks, hints and praises, by number or name, from a pipe")
  func asks() throws {
    let place = try Workplace()
    let right = try place.gradus("lesson", "4", input: "0.25\n")
    #expect(right.status == 0 && right.errors.isEmpty)
    #expect(right.output.contains("Lesson 4: Activations and their derivatives\n"))
    #expect(right.output.contains("Right. "))
    #expect(right.output.contains("Next: gradus lesson 5 (The forward pass"))
    let slow = try place.gradus("lesson", "xor", input: "hm\n1\n0.5\n")
    #expect(slow.output.contains("I did not quite get that. I was hoping for a number"))
    #expect(slow.output.contains("Not yet. "))
    #expect(slow.output.contains("Right. "))
    let wrong = try place.gradus("lesson", "xor", input: "1\n2\n3\n")
    #expect(wrong.status == 0 && wrong.output.contains("It is 0.5000. "))
  }

  @Test("does not count what it cannot understand, helps with it, and ends all the same")
  func patience() throws {
    let place = try Workplace()
    let lost = try place.gradus("lesson", "xor", input: "\nI do not know\nwhat?\n0.4\n0.5\n")
    #expect(lost.output.contains("A hint: Read"))
    #expect(lost.output.contains("Right. "))
    let endless = try place.gradus(
      "lesson", "xor", input: String(repeating: "banana\n", count: 1_000))
    #expect(endless.status == 0 && endless.output.contains("It is 0.5000. "))
  }

  @Test("lets a reader go without an answer")
  func silence() throws {
    let silent = try Workplace().gradus("lesson", "rate", input: "")
    #expect(silent.status == 0)
    #expect(silent.output.contains("No answer is fine, too."))
  }

  @Test(
    "takes --answer from scripts, with a status",
    arguments: [
      ("0.3", 0, "Right."), ("3", 3, "Not yet."), ("pardon", 3, "I did not quite get that."),
    ])
  func scripts(_ answer: String, _ status: Int32, _ reply: String) throws {
    let outcome = try Workplace().gradus("lesson", "l2", "--answer", answer)
    #expect(outcome.status == status && outcome.output.hasPrefix(reply))
    #expect(!outcome.output.contains("Lesson 10"))
  }

  @Test("says which lessons there are")
  func mistakes() throws {
    let place = try Workplace()
    let close = try place.gradus("lesson", "softmux")
    #expect(close.status == 2 && close.errors.contains("did you mean softmax?"))
    let far = try place.gradus("lesson", "42")
    #expect(far.status == 2 && far.errors.contains("there are 1 to 13"))
    #expect(try place.gradus("lesson", "--answer", "1").status == 2)
  }
}
