import Networks
import Testing
import Training
import Workbench

@Suite("a workload")
struct WorkloadTests {
  @Test("of training takes a positive time and counts the operations of its equations")
  func training() {
    var workload = Workload("tiny", layers: [2, 3, 2], rows: 10, batch: 4, epochs: 3)
    workload.optimizer = .gradientDescent()
    let result = workload.measure(threads: 1)
    #expect(result.secondsPerEpoch.best > 0 && result.secondsPerEpoch.best.isFinite)
    #expect(result.secondsPerEpoch.best <= result.secondsPerEpoch.median)
    #expect(result.stepsPerEpoch == 3 && result.latency == nil)
    // At least forward and ∂W of both layers, and ∂a of the second: 2 (6 + 6 + 6 + 6 + 6) a row.
    #expect(result.operationsPerEpoch >= 10 * 60 && result.operationsPerEpoch < 10 * 240)
  }

  @Test("of prediction has a latency, too")
  func prediction() throws {
    var workload = Workload("tiny", layers: [2, 3, 2], rows: 10, batch: 4, epochs: 3)
    workload.task = .prediction
    let result = workload.measure(threads: 1)
    let latency = try #require(result.latency)
    #expect(latency.best > 0 && latency.best <= latency.median && latency.median <= latency.p99)
    #expect(result.secondsPerEpoch.best > 0 && result.secondsPerEpoch.p99.isFinite)
  }
}
