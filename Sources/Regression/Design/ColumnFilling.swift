/// The loops that compute a column for a block of rows.
enum ColumnFilling {
  /// So many rows of an intermediate result stay in the nearest cache, even in 80 bits.
  private static let blockLength = 512

  static func fill<R: BinaryFloatingPoint>(
    _ content: ColumnContent, _ rows: DesignRows, _ x: UnsafeMutablePointer<R>
  ) {
    if content.isRead { return compute(content, rows, x) }
    var first = 0
    while first < rows.count {
      let block = first..<min(first + blockLength, rows.count)
      compute(content, rows.part(block), x + first)
      first = block.upperBound
    }
  }

  private static func compute<R: BinaryFloatingPoint>(
    _ content: ColumnContent, _ rows: DesignRows, _ x: UnsafeMutablePointer<R>
  ) {
    let count = rows.count
    switch content {
    case .constant(let value): x.update(repeating: R(value), count: count)
    case .numbers(let numbers): rows.forEach(numbers) { i, number in x[i] = R(number) }
    case .indicator(let codes, let level):
      rows.forEach(codes) { i, code in x[i] = code == level ? 1 : 0 }
    case .sum(let a, let b):
      compute(a, rows, x)
      with(b, rows) { b in for i in 0..<count { x[i] += b[i] } }
    case .difference(let a, let b):
      compute(a, rows, x)
      with(b, rows) { b in for i in 0..<count { x[i] -= b[i] } }
    case .product(let a, let b):
      compute(a, rows, x)
      multiply(x, by: b, rows)
    case .quotient(let a, let b):
      compute(a, rows, x)
      with(b, rows) { b in for i in 0..<count { x[i] /= b[i] } }
    case .power(let a, let exponent):
      compute(a, rows, x)
      raise(x, count, to: exponent)
    case .exponential(let base, let exponent):
      compute(base, rows, x)
      with(exponent, rows) { (y: UnsafeMutablePointer<R>) in
        for i in 0..<count { x[i] = R(power(Double(x[i]), Double(y[i]))) }
      }
    case .comparison(let a, let comparison, let b):
      compute(a, rows, x)
      with(b, rows) { b in compare(x, count, comparison, b) }
    case .function(let function, let a):
      compute(a, rows, x)
      withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { y in
        for i in 0..<count { y.initializeElement(at: i, to: Double(x[i])) }
        function.apply(to: y)
        for i in 0..<count { x[i] = R(y[i]) }
      }
    case .polynomial(let polynomial, let degree, let a):
      compute(a, rows, x)
      polynomial.apply(degree: degree, to: UnsafeMutableBufferPointer(start: x, count: count))
    }
  }

  /// Gives `body` the content for these rows.
  private static func with<R: BinaryFloatingPoint>(
    _ content: ColumnContent, _ rows: DesignRows, _ body: (UnsafeMutablePointer<R>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: R.self, capacity: rows.count) { y in
      guard let start = y.baseAddress, rows.count > 0 else { return }
      // Numbers need no initialization that could be missed.
      compute(content, rows, start)
      body(start)
    }
  }

  private static func multiply<R: BinaryFloatingPoint>(
    _ x: UnsafeMutablePointer<R>, by content: ColumnContent, _ rows: DesignRows
  ) {
    let count = rows.count
    switch content {
    case .constant(let value):
      let value = R(value)
      for i in 0..<count { x[i] *= value }
    case .numbers(let numbers): rows.forEach(numbers) { i, number in x[i] *= R(number) }
    case .indicator(let codes, let level):
      rows.forEach(codes) { i, code in x[i] *= code == level ? 1 : 0 }
    default:
      with(content, rows) { y in for i in 0..<count { x[i] *= y[i] } }
    }
  }

  /// xⁿ by squaring; a negative power is the reciprocal of the positive one.
  private static func raise<R: BinaryFloatingPoint>(
    _ x: UnsafeMutablePointer<R>, _ count: Int, to exponent: Int
  ) {
    guard exponent != 2 else {
      for i in 0..<count { x[i] *= x[i] }
      return
    }
    for i in 0..<count {
      var result: R = 1
      var square = x[i]
      var remaining = exponent.magnitude
      while remaining > 0 {
        if remaining & 1 == 1 { result *= square }
        remaining >>= 1
        if remaining > 0 { square *= square }
      }
      x[i] = exponent < 0 ? 1 / result : result
    }
  }

  private static func compare<R: BinaryFloatingPoint>(
    _ x: UnsafeMutablePointer<R>, _ count: Int, _ comparison: ColumnContent.Comparison,
    _ y: UnsafeMutablePointer<R>
  ) {
    switch comparison {
    case .less: for i in 0..<count { x[i] = x[i] < y[i] ? 1 : 0 }
    case .lessOrEqual: for i in 0..<count { x[i] = x[i] <= y[i] ? 1 : 0 }
    case .greater: for i in 0..<count { x[i] = x[i] > y[i] ? 1 : 0 }
    case .greaterOrEqual: for i in 0..<count { x[i] = x[i] >= y[i] ? 1 : 0 }
    case .equal: for i in 0..<count { x[i] = x[i] == y[i] ? 1 : 0 }
    case .unequal: for i in 0..<count { x[i] = x[i] != y[i] ? 1 : 0 }
    }
  }
}

extension ColumnContent {
  /// Whether it needs no intermediate results.
  fileprivate var isRead: Bool {
    switch self {
    case .constant, .numbers, .indicator: true
    default: false
    }
  }
}
