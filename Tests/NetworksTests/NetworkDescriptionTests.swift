import Equations
import FoundationEssentials
import Networks
import Numerics
import TestSupport
import Testing

@Suite("a network's description")
struct NetworkDescriptionTests {
  private func decode(_ json: String) throws -> NetworkDescription {
    try JSONDecoder().decode(NetworkDescription.self, from: Data(json.utf8))
  }

  private func message(_ layer: String) -> String {
    do {
      _ = try decode(#"{"inputs": 3, "layers": [\#(layer)]}"#)
      return "no error"
    } catch { return "\(error)" }
  }

  @Test("written and read again describes the same network")
  func roundTrip() throws {
    let network = Network(inputs: 5, precision: .double, seed: 9) {
      Dense(7, .leakyReLU(slope: 0.03), initializer: HeNormal())
      Dropout(0.25)
      LayerNorm(epsilon: 1e-3)
      Residual {
        Dense(4, .swish)
        Residual { Dense(4) }
        Dense(7)
      }
      Dense(3, .softmax)
    }
    let read = try Self.readAgain(network)
    #expect(read.description == network.description)
    // The initializers travel, too: the same seed draws the same weights.
    #expect(
      Network(inputs: read.inputs, layers: read.layers, precision: .double, seed: 9).parameters
        == network.parameters)
    let x = Samples.uniform(rows: 5, columns: 4)
    #expect(read(x) == network(x))
  }

  /// In a process of its own: what is registered stays.
  @Test("with a user's parts in it can be read once they are registered")
  func usersParts() async {
    await #expect(processExitsWith: .success) {
      let network = Network(inputs: 2, precision: .double) {
        Dense(3, Softsign())
        Gain(start: 0)
      }
      try #require(throws: SpellingError.self) { try Self.readAgain(network) }
      Activations.catalogue.register(Softsign.self)
      Layers.register(Gain.self)
      let read = try Self.readAgain(network)
      let x = Samples.uniform(rows: 2, columns: 4)
      try #require(read(x) == network(x) && (read.layers[1] as? Gain)?.start == 0)
      Losses.catalogue.register(GemanMcClure.self)
      try #require(try Losses.catalogue("users-geman-mcclure") is GemanMcClure)
    }
  }

  /// The network that JSON makes of a network.
  private static func readAgain(_ network: Network) throws -> Network {
    let written = try JSONEncoder().encode(NetworkDescription(network))
    let read = try JSONDecoder().decode(NetworkDescription.self, from: written)
    return Network(inputs: read.inputs, layers: read.layers, parameters: network.parameters)
  }

  @Test("reads what an older version or a hand wrote")
  func reading() throws {
    let read = try decode(
      #"{"layers": [{"layer": "dense", "outputs": 2, "activation": "elu:alpha=0.5"}], "inputs": 3}"#
    )
    #expect(read.inputs == 3 && read.layers.map(\.description) == ["2 elu:alpha=0.5"])
  }

  @Test("with a mistake is refused in one sentence")
  func mistakes() {
    #expect(
      message(#"{"layer": "conv"}"#)
        == "there is no layer \"conv\"; there are dense, dropout, layer-norm, residual, skip")
    #expect(
      message(#"{"layer": "dense", "outputs": 2, "activation": "rely"}"#)
        .hasPrefix("there is no activation \"rely\"; there are identity, sigmoid, tanh, relu"))
    #expect(
      message(#"{"layer": "dense", "outputs": 0, "activation": "relu"}"#)
        == "a dense layer cannot have 0 outputs")
    #expect(
      message(#"{"layer": "dense", "outputs": 9000000, "activation": "relu"}"#)
        == "a dense layer cannot have 9000000 outputs")
    #expect(
      message(#"{"layer": "dropout", "probability": 1}"#)
        == "a dropout probability cannot be 1.0")
    #expect(
      message(
        #"{"layer": "dense", "outputs": 2, "activation": "relu", "initializer": "he-normal:x=1"}"#)
        == "he-normal has no setting \"x\"; it has none")
  }
}
