/// A name and one cell for every row, all of one kind.
public struct Column: Sendable, Equatable {
  public let name: String
  public let kind: Kind

  public enum Kind: Sendable {
    /// A missing cell is NaN.
    case number([Double])
    /// A cell is a position in `levels`, or −1 where it is missing. The levels' order does not depend
    /// on the rows' order: by size if all are numbers, otherwise by text.
    case category(codes: [Int32], levels: [String])
    /// A category of two words, the denying one first: `["no", "yes"]`.
    case boolean(codes: [Int32], levels: [String])
    /// A cell is an array of bytes of this shape (an image: height, width), all cells one after the
    /// other.
    case vector(shape: [Int], bytes: [UInt8])
  }

  public init(_ name: String, _ kind: Kind) {
    if case .category(let codes, let levels) = kind { Self.check(codes, levels) }
    if case .boolean(let codes, let levels) = kind { Self.check(codes, levels) }
    (self.name, self.kind) = (name, kind)
  }

  private static func check(_ codes: [Int32], _ levels: [String]) {
    let highest = codes.max() ?? -1
    precondition(highest < levels.count, "code \(highest) has no level among \(levels.count)")
  }

  /// Numbers; a missing one is NaN.
  public init(_ name: String, numbers: [Double]) { self.init(name, .number(numbers)) }

  /// A category; a missing cell is nil.
  public init(_ name: String, texts: [String?]) {
    let (levels, _) = Levels.arrange(Array(Set(texts.compactMap(\.self))))
    let code = Dictionary(uniqueKeysWithValues: zip(levels, Int32(0)...))
    let codes = texts.map { $0.flatMap { code[$0] } ?? -1 }
    self.init(name, .category(codes: codes, levels: levels))
  }

  /// Images of one shape (height, width), `bytes` holding one after the other.
  public init(_ name: String, shape: [Int], bytes: [UInt8]) {
    precondition(
      shape.allSatisfy { $0 > 0 } && bytes.count.isMultiple(of: shape.reduce(1, *)),
      "\(bytes.count) bytes are not a whole number of cells of shape \(shape)")
    self.init(name, .vector(shape: shape, bytes: bytes))
  }

  /// Rows.
  public var count: Int {
    switch kind {
    case .number(let numbers): numbers.count
    case .category(let codes, _), .boolean(let codes, _): codes.count
    case .vector(let shape, let bytes): bytes.count / max(shape.reduce(1, *), 1)
    }
  }

  /// The numbers, if this is a column of numbers.
  public var numbers: [Double]? {
    if case .number(let numbers) = kind { numbers } else { nil }
  }

  /// Codes and levels, if this is a category or a boolean.
  public var categories: (codes: [Int32], levels: [String])? {
    switch kind {
    case .category(let codes, let levels), .boolean(let codes, let levels): (codes, levels)
    default: nil
    }
  }

  public func isMissing(_ row: Int) -> Bool {
    switch kind {
    case .number(let numbers): numbers[row].isNaN
    case .category(let codes, _), .boolean(let codes, _): codes[row] < 0
    case .vector: false
    }
  }

  /// The cell as text, empty if it is missing: a number in its shortest form, a vector's numbers
  /// with spaces between.
  public func text(ofRow row: Int) -> String {
    switch kind {
    case .number(let numbers): return numbers[row].isNaN ? "" : numbers[row].shortestText
    case .category(let codes, let levels), .boolean(let codes, let levels):
      return codes[row] < 0 ? "" : levels[Int(codes[row])]
    case .vector(let shape, let bytes):
      let width = shape.reduce(1, *)
      return bytes[(row * width)..<((row + 1) * width)].lazy.map(String.init)
        .joined(separator: " ")
    }
  }

  public func selecting(rows: [Int]) -> Column {
    switch kind {
    case .number(let numbers): return Column(name, .number(rows.map { numbers[$0] }))
    case .category(let codes, let levels):
      return Column(name, .category(codes: rows.map { codes[$0] }, levels: levels))
    case .boolean(let codes, let levels):
      return Column(name, .boolean(codes: rows.map { codes[$0] }, levels: levels))
    case .vector(let shape, let bytes):
      let width = shape.reduce(1, *)
      var selected: [UInt8] = []
      selected.reserveCapacity(rows.count * width)
      for row in rows { selected += bytes[(row * width)..<((row + 1) * width)] }
      return Column(name, .vector(shape: shape, bytes: selected))
    }
  }
}

extension Column.Kind: Equatable {
  /// The same kind and cells; two missing cells are the same.
  public static func == (a: Self, b: Self) -> Bool {
    switch (a, b) {
    case (.number(let a), .number(let b)):
      a.elementsEqual(b) { $0 == $1 || $0.isNaN && $1.isNaN }
    case (.category(let a, let aLevels), .category(let b, let bLevels)),
      (.boolean(let a, let aLevels), .boolean(let b, let bLevels)):
      a == b && aLevels == bLevels
    case (.vector(let aShape, let a), .vector(let bShape, let b)): aShape == bShape && a == b
    default: false
    }
  }
}

extension Double {
  /// The shortest text that reads back to the same bits, whole numbers without `.0`.
  var shortestText: String {
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
