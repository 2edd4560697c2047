import Equations
import TestSupport
import Testing
import Training

@Suite("the catalogues of optimizers and schedules")
struct OptimizerCatalogueTests {
  @Test("list every file in Optimizers and Schedules")
  func folders() throws {
    func same(_ folder: String, _ names: [String]) throws -> Bool {
      try Fixture.swiftFiles(in: "Sources/Training/\(folder)").map { $0.lowercased() }.sorted()
        == names.map { $0.replacing("-", with: "") }.sorted()
    }
    #expect(try same("Optimizers", Optimizers.catalogue.names))
    #expect(try same("Schedules", Schedules.catalogue.names))
  }

  @Test(
    "give back the part whose spelling they are given",
    arguments: [
      "gradient-descent", "gradient-descent:rate=0.5", "momentum:rate=0.1,momentum=0.5",
      "nesterov:momentum=0.95", "rmsprop:rate=0.01,decay=0.99,epsilon=1e-06",
      "adam:rate=3e-05,beta1=0.8,beta2=0.99,epsilon=1e-07", "newton", "l-bfgs",
      "l-bfgs:memory=5.0",
    ])
  func optimizers(_ spelling: String) throws {
    #expect(try Optimizers.catalogue(spelling).spelling == spelling)
  }

  @Test(
    "give back the schedule whose spelling they are given",
    arguments: ["constant", "cosine:epochs=20.0", "exponential:halflife=2.5"])
  func schedules(_ spelling: String) throws {
    #expect(try Schedules.catalogue(spelling).spelling == spelling)
  }

  @Test("answer a mistake with what there is")
  func mistakes() {
    func message(_ spelling: String) -> String {
      do {
        return try Optimizers.catalogue(spelling).spelling
      } catch { return error.description }
    }
    #expect(
      message("adma")
        == "there is no optimizer \"adma\"; there are gradient-descent, momentum, nesterov, "
        + "rmsprop, adam, newton, l-bfgs")
    #expect(
      message("adam:rat=1")
        == "adam has no setting \"rat\"; it has rate, beta1, beta2, epsilon")
    for rate in ["0", "-1", "nan", "inf", "1e7", "fast"] {
      #expect(message("adam:rate=\(rate)") == "adam: rate is a number from 1e-12 to 1000000")
    }
  }
}
