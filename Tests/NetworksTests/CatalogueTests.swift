import Equations
import Networks
import TestSupport
import Testing

@Suite("the catalogues")
struct CatalogueTests {
  /// `LeakyReLU` as `leaky-relu` has it, without the hyphen.
  private func same(_ files: [String], _ names: [String]) -> Bool {
    files.map { $0.lowercased() }.sorted()
      == names.map { $0.replacing("-", with: "") }.sorted()
  }

  @Test("list every file in Activations, Losses, Initializers and Layers")
  func folders() throws {
    func files(_ folder: String) throws -> [String] {
      try Fixture.swiftFiles(in: "Sources/Networks/\(folder)")
    }
    #expect(same(try files("Activations"), Activations.catalogue.names))
    #expect(same(try files("Losses"), Losses.catalogue.names))
    #expect(same(try files("Initializers"), Initializers.catalogue.names))
    #expect(same(try files("Layers"), Layers.names))
  }

  @Test("give back the part whose spelling they are given")
  func roundTrip() throws {
    for name in Activations.catalogue.names {
      #expect(try Activations.catalogue(name).spelling == name)
    }
    for name in Losses.catalogue.names { #expect(try Losses.catalogue(name).spelling == name) }
    for name in Initializers.catalogue.names {
      #expect(try Initializers.catalogue(name).spelling == name)
    }
    for spelling in ["leaky-relu:slope=0.02", "elu:alpha=1e-07", "elu:alpha=0.1"] {
      #expect(try Activations.catalogue(spelling).spelling == spelling)
    }
    #expect(try Losses.catalogue("huber:delta=2.5").spelling == "huber:delta=2.5")
    // The usual value need not be spelled.
    #expect(try Activations.catalogue("leaky-relu:slope=0.01").spelling == "leaky-relu")
  }

  @Test("have one line for each part, and no name twice")
  func menus() {
    for menu in [Activations.catalogue.menu, Losses.catalogue.menu, Initializers.catalogue.menu] {
      #expect(Set(menu.map(\.name)).count == menu.count)
      #expect(menu.allSatisfy { !$0.summary.isEmpty && !$0.summary.contains("\n") })
    }
  }
}
