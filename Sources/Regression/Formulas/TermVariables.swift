/// The variables of a term, by their positions, ascending.
struct TermVariables: Hashable, Sendable, Codable {
  let positions: [Int]

  init(_ positions: [Int]) { self.positions = positions }

  init(from decoder: any Decoder) throws { positions = try [Int](from: decoder) }
  func encode(to encoder: any Encoder) throws { try positions.encode(to: encoder) }

  /// The variables of either.
  func union(_ other: TermVariables) -> TermVariables {
    let (a, b) = (positions, other.positions)
    var joined: [Int] = []
    joined.reserveCapacity(a.count + b.count)
    var (i, j) = (0, 0)
    while i < a.count || j < b.count {
      if j == b.count || i < a.count && a[i] < b[j] {
        joined.append(a[i])
        i += 1
      } else {
        if i < a.count, a[i] == b[j] { i += 1 }
        joined.append(b[j])
        j += 1
      }
    }
    return TermVariables(joined)
  }

  func isSubset(of other: TermVariables) -> Bool {
    guard positions.count <= other.positions.count else { return false }
    var j = 0
    for position in positions {
      while j < other.positions.count, other.positions[j] < position { j += 1 }
      guard j < other.positions.count, other.positions[j] == position else { return false }
    }
    return true
  }

  func removing(_ position: Int) -> TermVariables {
    TermVariables(positions.filter { $0 != position })
  }
}
