/// Numbers as the kernels see them: of either precision behind a raw pointer, read and written as
/// `Double`, which holds both exactly.
final class Scalars {
  let pointer: UnsafeMutableRawPointer
  let count: Int
  private let isDouble: Bool

  init(_ values: [Double], _ set: InstructionSet) {
    count = values.count
    isDouble = set.isDouble
    // One element more at each end, to see writes past them.
    pointer = .allocate(byteCount: (count + 2) * (isDouble ? 8 : 4), alignment: 64)
    for (i, value) in ([Self.guardValue] + values + [Self.guardValue]).enumerated() {
      store(value, at: i)
    }
  }

  convenience init(count: Int, _ set: InstructionSet) {
    self.init(Array(repeating: .nan, count: count), set)
  }

  deinit { pointer.deallocate() }

  private static let guardValue = -12345.0

  private func store(_ value: Double, at index: Int) {
    // Safe: index <= count + 1, and the memory holds count + 2 numbers.
    if isDouble {
      pointer.storeBytes(of: value, toByteOffset: index * 8, as: Double.self)
    } else {
      pointer.storeBytes(of: Float(value), toByteOffset: index * 4, as: Float.self)
    }
  }

  private func load(_ index: Int) -> Double {
    // Safe: as for `store`.
    isDouble
      ? pointer.load(fromByteOffset: index * 8, as: Double.self)
      : Double(pointer.load(fromByteOffset: index * 4, as: Float.self))
  }

  /// Where the numbers begin: off every vector's alignment, as a kernel may find them.
  var start: UnsafeMutableRawPointer { pointer + (isDouble ? 8 : 4) }

  var values: [Double] { (1..<count + 1).map(load) }

  /// The numbers' bits, to compare what `==` does not tell apart.
  var bits: [UInt64] { values.map(\.bitPattern) }

  /// Whether nothing was written before the first or after the last number.
  var isIntact: Bool { load(0) == Self.guardValue && load(count + 1) == Self.guardValue }
}
