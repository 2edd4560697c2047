import Numerics
import Testing

@Suite("functions of numbers")
struct RealTests {
  @Test("keep their digits where the obvious formula loses them")
  func small() {
    #expect(Double.expm1(1e-20) == 1e-20)
    #expect(Double.log1p(1e-20) == 1e-20)
    #expect(Double.erfc(20) > 5e-176 && Double.erfc(20) < 6e-176)
    #expect(Double.fma(1 + 0x1p-52, 1 - 0x1p-52, -1) == -0x1p-104)
  }

  @Test("in Float are those in Double, rounded once")
  func rounded() {
    let random = RandomSource(seed: 1, purpose: 1)
    for i in 0..<2_000 {
      let x = Float(random.normal(i) * 10)
      #expect(Float.exp(x) == Float(Double.exp(Double(x))))
      #expect(Float.expm1(x) == Float(Double.expm1(Double(x))))
      #expect(Float.tanh(x) == Float(Double.tanh(Double(x))))
      #expect(Float.cos(x) == Float(Double.cos(Double(x))))
      #expect(Float.erfc(x) == Float(Double.erfc(Double(x))))
      #expect(Float.log(abs(x)) == Float(Double.log(Double(abs(x)))))
      #expect(Float.log1p(abs(x)) == Float(Double.log1p(Double(abs(x)))))
    }
  }

  @Test("a sum runs in Double from the first to the last")
  func sum() {
    // In Float, 2²⁴ + 1 is 2²⁴.
    let numbers: [Float] = [0x1p24] + [Float](repeating: 1, count: 100)
    let sum = numbers.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { Float.sum($0, buffer.count) }
    }
    #expect(sum == 0x1p24 + 100)
  }
}
