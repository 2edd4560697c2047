public import Numerics

#if _endian(big)
  #error("A tensor's bytes are those of its numbers only where numbers are little-endian.")
#endif

extension TensorFile {
  /// An array of numbers under a name, as the bytes that a file holds.
  public struct Tensor: Equatable, Sendable {
    public let name: String
    /// Of the numbers: F32 or F64 in the file.
    public let precision: Precision
    /// Rows before columns, the last index running fastest; `[]` for a single number.
    public let shape: [Int]
    /// Little-endian, one number after the other. As read from a file it is a slice of the file's
    /// bytes: nothing is copied, and the file stays in memory while one of its tensors does.
    public let bytes: ArraySlice<UInt8>

    /// The product of `shape`: 1 for a single number.
    public var count: Int { bytes.count / precision.size }

    /// Takes the bytes as they are.
    ///
    /// - Precondition: `bytes` are as many as `shape` and `precision` ask for.
    public init(_ name: String, _ precision: Precision, shape: [Int], bytes: ArraySlice<UInt8>) {
      let size = Tensor.size(of: shape, precision)
      precondition(
        size == bytes.count,
        "\(bytes.count) bytes cannot be \(shape) numbers of \(precision.size) bytes")
      (self.name, self.precision, self.shape, self.bytes) = (name, precision, shape, bytes)
    }

    /// Keeps every bit of `numbers`, those of a NaN's payload too.
    ///
    /// - Precondition: `numbers` are as many as the product of `shape`.
    public init<R: Real>(_ name: String, shape: [Int], numbers: [R]) {
      let bytes = numbers.withUnsafeBytes { ArraySlice($0) }
      self.init(name, R.precision, shape: shape, bytes: bytes)
    }

    /// The numbers, bit for bit if `R` is the tensor's precision, else rounded or widened.
    public func numbers<R: Real>(as type: R.Type = R.self) -> [R] {
      if R.precision == precision { return copied() }
      return switch precision {
      case .single: copied(as: Float.self).map { R($0) }
      case .double: copied(as: Double.self).map { R($0) }
      }
    }

    private func copied<R: Real>(as type: R.Type = R.self) -> [R] {
      [R](unsafeUninitializedCapacity: count) { numbers, initialized in
        // Safe: `count` numbers of this precision are exactly `bytes`, and any bits are a number.
        UnsafeMutableRawBufferPointer(numbers).copyBytes(from: bytes)
        initialized = count
      }
    }

    /// The bytes that the numbers of a shape take; `nil` if a length is negative or the product
    /// is beyond `Int`.
    static func size(of shape: [Int], _ precision: Precision) -> Int? {
      var size = precision.size
      for length in shape {
        let (product, overflow) = size.multipliedReportingOverflow(by: length)
        guard !overflow, length >= 0 else { return nil }
        size = product
      }
      return size
    }
  }
}
