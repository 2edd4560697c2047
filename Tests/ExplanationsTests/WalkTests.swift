import Equations
import Explanations
import Networks
import Numerics
import TestSupport
import Testing
import Training

@Suite("a walk")
struct WalkTests {
  @Test(
    "shows the numbers of 50-digit arithmetic, to each printed digit",
    arguments: try StepFixture.all())
  func numbers(_ fixture: StepFixture) throws {
    let walk = try fixture.walk()
    var seen: Set<String> = []
    func expect(_ name: String, _ values: Matrix, in stage: Stage) throws {
      seen.insert(name)
      let expected = try #require(fixture.numbers[name], "\(name)")
      let digits = Digits(12)
      let shown = (0..<values.rows).map { i in
        (0..<values.columns).map { digits.text(values[i, $0]) }
      }
      #expect(shown == expected, "\(name), \(stage)")
    }
    for step in walk.steps {
      for (place, values) in step.results {
        let name = TextForm(isUnicode: false).equation(place.description)
        switch step.stage {
        case .penalty: try expect("penalized \(name)", values, in: step.stage)
        case .update:
          for parameter in walk.plan.parameters {
            let part = TextForm(isUnicode: false).equation(parameter.place.description)
            try expect("\(name) of \(part)", parameter.part(of: values), in: step.stage)
          }
        default: try expect(name, values, in: step.stage)
        }
      }
      for aside in step.asides where step.stage == .update {
        for parameter in walk.plan.parameters {
          let form = TextForm(isUnicode: false)
          try expect(
            "\(form.equation(aside.letter)) of \(form.equation(parameter.place.description))",
            parameter.part(of: aside.values), in: step.stage)
        }
      }
    }
    #expect(seen == Set(fixture.numbers.keys))
  }

  @Test("goes through the training's own plan, equation by equation")
  func isThePlan() throws {
    for name in Optimizers.catalogue.names {
      let optimizer = try Optimizers.catalogue(name)
      guard optimizer is any RuleOptimizer else { continue }
      let walk = Walks.layers(by: optimizer)
      let training = Training(
        walk.network, on: walk.examples, loss: walk.loss, optimizer: optimizer,
        batch: walk.examples.count, l2: walk.l2)
      let performed = training.makeIterator().plan.equations.map(\.description)
      #expect(walk.steps.map(\.equation.description) == performed)
      #expect(performed.count > 25)
    }
  }

  @Test("ends where one step of the training ends")
  func isTheTraining() throws {
    for name in ["gradient-descent", "momentum", "nesterov", "rmsprop", "adam"] {
      let walk = Walks.layers(by: try Optimizers.catalogue(name))
      let training = Training(
        walk.network, on: walk.examples, loss: walk.loss, optimizer: walk.optimizer,
        batch: walk.examples.count, l2: walk.l2)
      let trained = try #require(training.makeIterator().next()).network.parameters.values
      let update = try #require(walk.steps.last)
      let w = try #require(update.results.first { $0.place.letter == "w" }).values.values
      #expect(Deviation.largest(w, trained) < 1e-12, "\(name)")
    }
  }

  @Test("has the host engine beside it, and the two agree")
  func host() {
    for walk in Walks.all {
      #expect(walk.largestDifference < 1e-12)
      for step in walk.steps { #expect(step.difference != nil, "\(step.equation)") }
    }
    let single = Walks.layers(precision: .single)
    #expect(single.largestDifference > 0 && single.largestDifference < 1e-5)
  }

  @Test("knows the stages of a step, in their order")
  func stages() {
    let walk = Walks.layers()
    let stages = walk.steps.map(\.stage)
    #expect(stages == stages.sorted())
    #expect(Set(stages) == Set(Stage.allCases))
    let weights = walk.plan.parameters.filter(\.isWeight).count
    let penalized = walk.steps.filter { $0.stage == .penalty }.map(\.equation.description)
    #expect(penalized.count == weights)
    #expect(walk.steps.last?.stage == .update)
    #expect(walk.meanLoss.map { $0 > 0 } == true)
  }

  @Test("of a search ends with the gradient")
  func search() {
    let examples = Samples.numbers(outputs: 1, inputs: 2, count: 5)
    let walk = Walk(
      Network(inputs: 2, precision: .double) { Dense(1) },
      on: DataSet(inputs: examples.inputs, targets: examples.targets), loss: .halfSquaredError,
      optimizer: Newton())
    #expect(walk.rate == 0)
    #expect(walk.steps.last?.equation is Gradient)
  }
}
