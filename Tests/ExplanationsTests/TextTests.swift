import Equations
import Explanations
import Networks
import Numerics
import TestSupport
import Testing
import Training

@Suite("a walk as text")
struct TextTests {
  @Test("keeps to a screen of 40 columns", arguments: [true, false])
  func narrow(_ isUnicode: Bool) {
    let form = TextForm(columns: 40, isUnicode: isUnicode, digits: Digits(4))
    for walk in Walks.all {
      for line in walk.text(form).split(separator: "\n") { #expect(line.count <= 40, "\(line)") }
    }
  }

  @Test("is spelled in ASCII where nothing else can be shown, and loses no letter")
  func ascii() {
    for walk in Walks.all {
      let text = walk.text(TextForm(isUnicode: false))
      #expect(text.utf8.count == text.unicodeScalars.count)
      #expect(!text.contains("?"))
    }
    let form = TextForm(isUnicode: false)
    #expect(form.equation("z⁽¹⁾ = W⁽¹⁾ a⁽⁰⁾ + b⁽¹⁾") == "z1 = W1 a0 + b1")
    #expect(form.equation("δ⁽¹²⁾ = ∂a′⁽¹²⁾ ⊙ σ′(z⁽¹²⁾)") == "delta12 = da'12 .* sigma'(z12)")
    #expect(
      form.equation("m ← β₁ m + (1 − β₁) ∂w,  w ← w − η m̂/(√v̂ + ε)")
        == "m <- beta1 m + (1 - beta1) dw, w <- w - eta m_hat/(sqrt v_hat + eps)")
    #expect(form.spelled("1/(1 + e⁻ᶻ) of W⁽²⁾") == "1/(1 + e^-z) of W2")
    #expect(form.equation("m/(1 − β₁ᵏ)") == "m/(1 - beta1^k)")
    #expect(form.spelled("eᶻᵏ/Σ eᶻ") == "e^z_k/sum e^z")
  }

  @Test("has every equation, with every letter's numbers in its place")
  func complete() throws {
    for walk in Walks.all {
      let text = walk.text(TextForm(columns: 400))
      for step in walk.steps { #expect(text.contains(step.equation.description)) }
    }
    let text = try #require(try StepFixture.all().first).walk().text()
    #expect(text.contains("  ⎣0.3925⎦   ⎣0.25 0.3⎦ ⎣0.1 ⎦   ⎣0.35⎦\n"))
    // Old numbers to the right of the arrow, new ones to the left.
    #expect(
      text.contains("  ⎡0.345614⎤ ← ⎡0.35⎤ − 0.5 ⎡0.00877135⎤\n"))
  }

  @Test("says why a step that made the loss larger is no mistake, and nothing where it fell")
  func outcome() throws {
    let step = try #require(try StepFixture.all().first)
    let fell = try step.walk()
    #expect(!fell.text().contains("It rose"))
    let examples = Samples.numbers(outputs: 1, inputs: 2, count: 4)
    let far = Walk(
      Network(inputs: 2, layers: [Dense(1)], precision: .double, seed: 1),
      on: DataSet(inputs: examples.inputs, targets: examples.targets), loss: .halfSquaredError,
      optimizer: .gradientDescent(rate: 50))
    let after = try #require(far.lossAfter)
    #expect(after > far.lossBefore)
    #expect(
      far.text(TextForm(columns: 400)).contains("this step went further. A smaller η goes less"))
  }

  @Test("shows the corners of what is large, and sums it up")
  func large() throws {
    let walk = Walks.layers(width: 40)
    let text = walk.text()
    #expect(text.contains("W⁽¹⁾ is 40 × 4: min -"))
    #expect(text.contains("…"))
    #expect(text.split(separator: "\n").count < 1000)
  }

  @Test("numbers have as many digits as were asked for, rounded from their exact value")
  func digits() {
    #expect(Digits(3).text(0.0005) == "0.0005")
    #expect(Digits(1).text(0.15) == "0.1")
    #expect(Digits(17).text(0.1) == "0.10000000000000001")
    #expect(Digits(4).text(-123456) == "-1.235e+05")
    #expect(Digits(4).text(.infinity) == "inf" && Digits(4).text(.nan) == "NaN")
    #expect(Digits(0).count == 1 && Digits(99).count == 17)
  }
}
