/// Random numbers by position: the same (seed, purpose, position) gives the same bits in any order
/// of execution, on any thread and machine.
public struct RandomSource: Sendable {
  /// All that the bits depend on besides a position: an engine that draws them itself starts here.
  package let key: UInt64

  /// `purpose` says what the numbers are for: different purposes are independent.
  public init(seed: UInt64, purpose: UInt64) {
    key = Self.mix(Self.mix(seed) ^ Self.mix(purpose &+ 0x632B_E59B_D9B4_E019))
  }

  /// SplitMix64's finalizer (Steele, Lea, Flood 2014).
  private static func mix(_ x: UInt64) -> UInt64 {
    var z = x &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  public func bits(_ position: Int) -> UInt64 {
    Self.mix(key &+ UInt64(bitPattern: Int64(position)) &* 0xD134_2543_DE82_EF95)
  }

  /// Uniform in [0, 1), a multiple of 2⁻⁵³.
  public func uniform(_ position: Int) -> Double { Double(bits(position) >> 11) * 0x1p-53 }

  /// Standard normal (Box, Muller 1958).
  public func normal(_ position: Int) -> Double {
    let radius = (-2 * Double.log(1 - uniform(2 * position))).squareRoot()
    return radius * Double.cos(2 * .pi * uniform(2 * position + 1))
  }

  /// Puts `order` in random order (Fisher, Yates; a random index by multiplication, Lemire 2019).
  public func shuffle(_ order: UnsafeMutableBufferPointer<Int32>) {
    guard var i = order.indices.last else { return }
    while i > 0 {
      let j = Int(((bits(i) >> 32) &* UInt64(i + 1)) >> 32)
      order.swapAt(i, j)
      i -= 1
    }
  }

  /// The numbers below `count` in random order.
  public func permutation(of count: Int) -> [Int] {
    precondition(count <= Int(Int32.max), "\(count) is more than can be shuffled")
    var order = Array(0..<Int32(count))
    order.withUnsafeMutableBufferPointer { shuffle($0) }
    return order.map(Int.init)
  }
}
