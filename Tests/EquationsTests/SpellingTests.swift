import Equations
import Testing

@Suite("spellings")
struct SpellingTests {
  private let catalogue = Catalogue<any Part>("tool", [Plain.self, Adjustable.self])

  private func message(_ spelling: String) -> String {
    do {
      return "no error: \(try catalogue(spelling).spelling)"
    } catch { return "\(error)" }
  }

  @Test("name a part, with settings where they are not the usual ones")
  func good() throws {
    #expect(try catalogue("plain") is Plain)
    let part = try #require(try catalogue("adjustable:width=3,depth=0.5") as? Adjustable)
    #expect(part.width == 3 && part.depth == 0.5)
    #expect(part.spelling == "adjustable:width=3.0,depth=0.5")
    #expect(try catalogue("adjustable:depth=0.5").spelling == "adjustable:depth=0.5")
    #expect(try catalogue("adjustable:width=2").spelling == "adjustable")
  }

  @Test("that name nothing are answered with what there is")
  func unknown() {
    #expect(message("plane") == "there is no tool \"plane\"; there are plain, adjustable")
    #expect(message("") == "there is no tool \"\"; there are plain, adjustable")
    #expect(message("Plain") == "there is no tool \"Plain\"; there are plain, adjustable")
  }

  @Test("with a wrong setting are answered with the right ones")
  func settings() {
    #expect(
      message("adjustable:with=3") == "adjustable has no setting \"with\"; it has width, depth")
    #expect(message("plain:width=3") == "plain has no setting \"width\"; it has none")
    #expect(message("adjustable:=3") == "adjustable has no setting \"\"; it has width, depth")
    #expect(message("adjustable:=") == "adjustable has no setting \"\"; it has width, depth")
    #expect(message("adjustable:width=2,width=3") == "adjustable: width is given twice")
  }

  @Test(
    "with a number that is out of range or none are answered with the range",
    arguments: ["width=0", "width=11", "width=nan", "width=inf", "width=three", "width=", "width"])
  func range(_ text: String) {
    #expect(message("adjustable:" + text) == "adjustable: width is a number from 1 to 10")
  }

  @Test("of a registered part are known, and a second one of the same name replaces the first")
  func registering() throws {
    let catalogue = Catalogue<any Part>("tool", [Plain.self])
    catalogue.register(Adjustable.self)
    #expect(catalogue.names == ["plain", "adjustable"])
    catalogue.register(OtherPlain.self)
    #expect(catalogue.names == ["adjustable", "plain"])
    #expect(try catalogue("plain") is OtherPlain)
    #expect(catalogue.menu.map(\.summary) == ["with settings", "another without settings"])
  }

  @Test("of a part of another kind are refused")
  func kind() {
    let catalogue = Catalogue<any Initializer>("initializer", [Plain.self])
    #expect(throws: SpellingError("plain cannot be used here")) { _ = try catalogue("plain") }
  }
}

private struct Plain: Part {
  static let name = "plain"
  static let summary = "without settings"
}

private struct OtherPlain: Part {
  static let name = "plain"
  static let summary = "another without settings"
}

private struct Adjustable: Part {
  static let name = "adjustable"
  static let summary = "with settings"
  static let settings = [
    Setting<Self>("width", \.width, in: 1...10), Setting<Self>("depth", \.depth, in: 0...1),
  ]
  var width = 2.0
  var depth = 1.0
}
