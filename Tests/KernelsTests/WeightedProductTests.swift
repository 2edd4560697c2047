import Kernels
import Numerics
import Testing

@Suite("weighted products")
struct WeightedProductTests {
  private let random = RandomSource(seed: 6, purpose: 6)

  @Test(
    "Xᵀ diag(w) X and Xᵀu are added below the diagonal, and nothing else is written",
    arguments: ["avx512", "avx2", "neon", "baseline"])
  func products(_ name: String) throws {
    guard let kernels = gr_kernels_named(name, true) else { return }
    for (rows, columns) in [(1, 1), (7, 2), (16, 4), (61, 5), (100, 9), (33, 21)] {
      let stride = rows + 3
      let X = (0..<stride * columns).map { random.normal($0) }
      let w = (0..<rows).map { random.uniform($0 + 10_000) }
      let u = (0..<rows).map { random.normal($0 + 20_000) }
      var H = [Double](repeating: 1, count: (columns + 2) * columns)
      var g = [Double](repeating: 2, count: columns + 1)
      kernels.pointee.weighted_products(X, stride, w, u, &H, columns + 2, &g, rows, columns, nil)
      let alone = (H, g)
      (H, g) = (H.map { _ in 1 }, g.map { _ in 2 })
      // Places that hold nothing: what is fetched ahead is not read.
      let ahead = [UnsafeRawPointer?](repeating: UnsafeRawPointer(bitPattern: 64), count: columns)
      kernels.pointee.weighted_products(
        X, stride, w, u, &H, columns + 2, &g, rows, columns, ahead)
      #expect(H == alone.0 && g == alone.1, "what is fetched ahead changes nothing")
      for j in 0..<columns {
        let slope = (0..<rows).reduce(2.0) { $0 + X[$1 + j * stride] * u[$1] }
        #expect(abs(g[j] - slope) <= 1e-13 * Double(rows))
        for k in 0..<columns + 2 {
          let isFormed = k >= j && k < columns
          let sum = (0..<rows).reduce(1.0) {
            isFormed ? $0 + w[$1] * X[$1 + j * stride] * X[$1 + k * stride] : $0
          }
          let tolerance = isFormed ? 1e-13 * Double(rows) : 0
          #expect(abs(H[k + j * (columns + 2)] - sum) <= tolerance, "\(name) \(rows) × \(columns)")
        }
      }
      #expect(g[columns] == 2)
    }
  }
}
