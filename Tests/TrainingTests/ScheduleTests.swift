import Equations
import Networks
import Numerics
import TestSupport
import Testing
import Training

@Suite("schedules")
struct ScheduleTests {
  @Test("begin with the full rate and never raise it")
  func monotone() throws {
    for name in Schedules.catalogue.names {
      let schedule = try Schedules.catalogue(name)
      #expect(schedule.factor(epoch: 0) == 1)
      let factors = stride(from: 0, through: 300, by: 0.25).map { schedule.factor(epoch: $0) }
      #expect(factors.allSatisfy { (0...1).contains($0) })
      #expect(zip(factors, factors.dropFirst()).allSatisfy { $0 >= $1 })
    }
  }

  @Test("have the factors that their formulas have")
  func factors() throws {
    #expect(Constant().factor(epoch: 17) == 1)
    let cosine = try Schedules.catalogue("cosine:epochs=20")
    #expect(abs(cosine.factor(epoch: 10) - 0.5) <= 1e-15)
    #expect(cosine.factor(epoch: 20) == 0 && cosine.factor(epoch: 25) == 0)
    let exponential = try Schedules.catalogue("exponential:halflife=3")
    #expect(abs(exponential.factor(epoch: 3) - 0.5) <= 1e-15)
    #expect(abs(exponential.factor(epoch: 9) - 0.125) <= 1e-15)
  }

  @Test("change the rate from batch to batch")
  func rates() {
    let data = Problems.classes()
    let training = Training(
      Problems.network(), on: data, loss: .crossEntropy,
      optimizer: .gradientDescent(rate: 0.5), schedule: .cosine(epochs: 4), batch: 10)
    // The last of four batches begins three quarters into its epoch.
    let expected = [0.75, 1.75, 2.75, 3.75].map { 0.5 * Cosine.cosine(epochs: 4).factor(epoch: $0) }
    #expect(training.prefix(4).map(\.learningRate) == expected)
  }
}
