/// A batch: one example per column, stored column by column.
///
/// The course's equations for one column vector hold unchanged for a batch, and the bytes are those
/// of a C-ordered array with one example per row. The numbers are `Float` or `Double` by
/// ``precision``; they are read and written as `Double`.
public struct Matrix: Sendable {
  public let rows: Int
  public let columns: Int
  public var precision: Precision { storage.precision }
  public var count: Int { rows * columns }
  public var shape: String { "\(rows) × \(columns)" }
  private var storage: Storage

  /// A matrix of zeros.
  public init(rows: Int, columns: Int, precision: Precision = .double) {
    precondition(rows >= 0 && columns >= 0, "a matrix cannot be \(rows) × \(columns)")
    (self.rows, self.columns) = (rows, columns)
    storage = Storage(count: rows * columns, precision: precision)
  }

  /// Column by column.
  public init(
    rows: Int, columns: Int, precision: Precision = .double, _ values: some Collection<Double>
  ) {
    self.init(rows: rows, columns: columns, precision: precision)
    precondition(values.count == count, "\(values.count) numbers do not fill \(rows) × \(columns)")
    withMutableDoublesOrFloats(
      doubles: { for (i, x) in values.enumerated() { $0[i] = x } },
      floats: { for (i, x) in values.enumerated() { $0[i] = Float(x) } })
  }

  public subscript(i: Int, j: Int) -> Double {
    get { self[flat: index(i, j)] }
    set { self[flat: index(i, j)] = newValue }
  }

  /// By position in memory: `i + j · rows`.
  public subscript(flat i: Int) -> Double {
    get {
      precondition(i >= 0 && i < count, "\(i) lies outside \(shape)")
      // Safe: i is inside.
      return precision == .double ? storage.doubles[i] : Double(storage.floats[i])
    }
    set {
      precondition(i >= 0 && i < count, "\(i) lies outside \(shape)")
      makeUnique()
      if precision == .double {
        storage.doubles[i] = newValue
      } else {
        storage.floats[i] = Float(newValue)
      }
    }
  }

  private func index(_ i: Int, _ j: Int) -> Int {
    precondition(i >= 0 && i < rows && j >= 0 && j < columns, "(\(i), \(j)) lies outside \(shape)")
    return i + j * rows
  }

  /// All numbers, column by column.
  public var values: [Double] {
    precision == .double ? Array(storage.doubles) : storage.floats.map(Double.init)
  }

  public func column(_ j: Int) -> [Double] { (0..<rows).map { self[$0, j] } }

  /// The same numbers, rounded if `precision` has fewer bits; shares memory if it is the same.
  public func converted(to precision: Precision) -> Matrix {
    guard precision != self.precision else { return self }
    var result = Matrix(rows: rows, columns: columns, precision: precision)
    result.withMutableDoublesOrFloats(
      doubles: { for i in 0..<$0.count { $0[i] = Double(storage.floats[i]) } },
      floats: { for i in 0..<$0.count { $0[i] = Float(storage.doubles[i]) } })
    return result
  }

  /// The columns in `order`, which may repeat and omit.
  public func selecting(columns order: some Collection<Int>) -> Matrix {
    var result = Matrix(rows: rows, columns: order.count, precision: precision)
    result.withMutableBytes { to in
      withBytes { from in
        let size = rows * precision.size
        for (k, j) in order.enumerated() {
          precondition(j >= 0 && j < columns, "column \(j) lies outside \(shape)")
          to[(k * size)..<((k + 1) * size)].copyBytes(from: from[(j * size)..<((j + 1) * size)])
        }
      }
    }
    return result
  }

  // Safe: the storage outlives the call in these three.

  /// The bytes in memory, column by column, in the machine's order.
  public func withBytes<T>(_ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
    try withExtendedLifetime(storage) { try body(UnsafeRawBufferPointer(storage.bytes)) }
  }

  public mutating func withMutableBytes<T>(_ body: (UnsafeMutableRawBufferPointer) throws -> T)
    rethrows -> T
  {
    makeUnique()
    return try withExtendedLifetime(storage) { try body(storage.bytes) }
  }

  /// Direct access in the matrix's own precision: one of the two is called.
  public mutating func withMutableDoublesOrFloats(
    doubles: (UnsafeMutableBufferPointer<Double>) throws -> Void,
    floats: (UnsafeMutableBufferPointer<Float>) throws -> Void
  ) rethrows {
    makeUnique()
    try withExtendedLifetime(storage) {
      if precision == .double { try doubles(storage.doubles) } else { try floats(storage.floats) }
    }
  }

  /// What keeps ``withBytes(_:)``'s address valid: for engines, which read a data set in place.
  public var owner: AnyObject { storage }

  private mutating func makeUnique() {
    if !isKnownUniquelyReferenced(&storage) { storage = Storage(copying: storage) }
  }
}

extension Matrix: Equatable {
  /// The same shape, precision and bits.
  public static func == (a: Matrix, b: Matrix) -> Bool {
    a.rows == b.rows && a.columns == b.columns && a.precision == b.precision
      && a.withBytes { x in b.withBytes { x.elementsEqual($0) } }
  }
}

/// Owned memory whose address never changes, unlike an array's.
// Safe: mutated only through a uniquely referenced matrix.
private final class Storage: @unchecked Sendable {
  let precision: Precision
  let bytes: UnsafeMutableRawBufferPointer

  init(count: Int, precision: Precision) {
    self.precision = precision
    bytes = .allocate(byteCount: max(count * precision.size, 1), alignment: 64)
    bytes.initializeMemory(as: UInt8.self, repeating: 0)
    length = count
  }

  init(copying other: Storage) {
    precision = other.precision
    bytes = .allocate(byteCount: other.bytes.count, alignment: 64)
    bytes.copyMemory(from: UnsafeRawBufferPointer(other.bytes))
    length = other.length
  }

  deinit { bytes.deallocate() }

  private let length: Int
  // Safe: read only by `precision`, for which the memory was made.
  var doubles: UnsafeMutableBufferPointer<Double> {
    UnsafeMutableBufferPointer(
      start: bytes.baseAddress?.assumingMemoryBound(to: Double.self), count: length)
  }
  var floats: UnsafeMutableBufferPointer<Float> {
    UnsafeMutableBufferPointer(
      start: bytes.baseAddress?.assumingMemoryBound(to: Float.self), count: length)
  }
}

extension Matrix {
  /// The row of the largest number in column `j`; the first of several.
  public func largestRow(inColumn j: Int) -> Int {
    (0..<rows).reduce(0) { self[$1, j] > self[$0, j] ? $1 : $0 }
  }
}
