import Engines
import Equations
import Networks
import Numerics
import TestSupport
import Testing
import Training

/// Trajectories of PyTorch in `Double`, 25 steps on a full batch. Both sides round in another order:
/// 1e-12, relative to numbers above 1.
@Suite("optimizers take PyTorch's steps")
struct TorchOptimizerTests {
  /// PyTorch's penalty on biases, AdamW and AMSGrad are not Gradus's.
  static let spellings = [
    "sgd lr=0.1": "gradient-descent:rate=0.1",
    "sgd lr=0.1 momentum=0.9": "momentum:rate=0.1",
    "sgd lr=0.1 momentum=0.9 nesterov": "nesterov:rate=0.1",
    "adam lr=0.01 b=(0.9,0.999) eps=1e-8": "adam:rate=0.01",
    "rmsprop torch lr=0.01 alpha=0.99 eps=1e-8": "rmsprop:rate=0.01,decay=0.99",
  ]

  @Test("every rule of the catalogue is compared")
  func covered() throws {
    let names = Set(Self.spellings.values.map { $0.split(separator: ":")[0] })
    for name in Optimizers.catalogue.names {
      let rule = try Optimizers.catalogue(name) is any RuleOptimizer
      #expect(names.contains(Substring(name)) == rule, "\(name)")
    }
  }

  @Test(arguments: Array(spellings.keys), allEngines.indices)
  func steps(_ name: String, _ engine: Int) throws {
    let start = try Fixture.read("nn/forward_backward.json", as: Start.self).cases[0]
    let runs = try Fixture.read("nn/optimizers_torch.json", as: Runs.self).runs
    let run = try #require(runs.first { $0.optimizer == name })
    let network = try GivenNetwork.make(
      activations: ["relu", "softmax"], weights: start.weights, biases: start.b)
    var t = Matrix(rows: 3, columns: start.T.count)
    for (n, k) in start.T.enumerated() { t[k, n] = 1 }
    let data = DataSet(
      inputs: Matrix(rows: 4, columns: start.X.count, start.X.flatMap { $0 }), targets: t)
    let optimizer = try Optimizers.catalogue(try #require(Self.spellings[name]))
    let epochs = Array(
      Training(
        network, on: data, loss: .crossEntropy, optimizer: optimizer, batch: data.count,
        engine: allEngines[engine]
      ).prefix(25))
    #expect(Deviation.largest(epochs.map(\.trainingLoss), run.losses) <= 1e-12)
    for (step, w) in run.parameters {
      let epoch = try #require(Int(step).map { epochs[$0 - 1] })
      #expect(
        Deviation.largest(epoch.network.parameters.values, GivenNetwork.flatten(w.W, w.b))
          <= 1e-12, "after step \(step)")
    }
  }

  private struct Start: Decodable {
    let cases: [Case]
    struct Case: Decodable {
      let X: [[Double]]
      let T: [Int]
      let weights: [[[Double]]]
      let b: [[Double]]
      private enum CodingKeys: String, CodingKey { case X, T, b, weights = "W (out x in)" }

      init(from decoder: any Decoder) throws {
        let c = try decoder.container(keyedBy: CodingKeys.self)
        X = try c.decode([[Double]].self, forKey: .X)
        // Targets of the other cases are not classes.
        T = (try? c.decode([Int].self, forKey: .T)) ?? []
        b = try c.decode([[Double]].self, forKey: .b)
        weights = try c.decode([[[Double]]].self, forKey: .weights)
      }
    }
  }

  private struct Runs: Decodable {
    let runs: [Run]
    struct Run: Decodable {
      let optimizer: String
      let losses: [Double]
      let parameters: [String: Weights]
      private enum CodingKeys: String, CodingKey {
        case optimizer, losses = "loss_before_each_step", parameters = "params_after_step"
      }
    }
    struct Weights: Decodable {
      let W: [[[Double]]]
      let b: [[Double]]
    }
  }
}
