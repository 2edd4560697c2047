internal import Synchronization

/// The parts of one kind, by name; users add their own, so that a model file with them can be read.
public final class Catalogue<Element: Sendable>: Sendable {
  /// What the parts are, for messages: `activation`.
  public let kind: String
  private let entries: Mutex<[Entry]>

  private struct Entry: Sendable {
    let name: String, summary: String
    let spelled: @Sendable (Substring) throws(SpellingError) -> Element
  }

  public init(_ kind: String, _ parts: [any Part.Type]) {
    self.kind = kind
    entries = Mutex([])
    for part in parts { register(part) }
  }

  /// Adds a part, or replaces the one of the same name.
  public func register(_ part: any Part.Type) {
    func entry<P: Part>(_ part: P.Type) -> Entry {
      Entry(name: P.name, summary: P.summary) { text throws(SpellingError) in
        let part = try P.spelled(text)
        guard let element = part as? Element else {
          throw SpellingError("\(P.name) cannot be used here")
        }
        return element
      }
    }
    let new = entry(part)
    entries.withLock { entries in
      entries.removeAll { $0.name == new.name }
      entries.append(new)
    }
  }

  public var names: [String] { entries.withLock { $0.map(\.name) } }

  /// Name and one line of each part.
  public var menu: [(name: String, summary: String)] {
    entries.withLock { $0.map { ($0.name, $0.summary) } }
  }

  /// The part that `spelling` names: `relu`, `leaky-relu:slope=0.02`.
  public func callAsFunction(_ spelling: String) throws(SpellingError) -> Element {
    let sides = spelling.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let entry = entries.withLock({ $0.first { $0.name == sides[0] } }) else {
      let known = names.joined(separator: ", ")
      throw SpellingError("there is no \(kind) \"\(sides[0])\"; there are \(known)")
    }
    return try entry.spelled(sides.count == 2 ? sides[1] : "")
  }
}
