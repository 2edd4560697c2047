import Kernels
import Testing

/// Rows taken into a triangle by reflections.
struct ReflectionTests {
  private struct Result {
    let R: Scalars
    let columns: Int

    /// RᵀR, of what stands on and above the diagonal.
    func product(_ i: Int, _ j: Int) -> Double {
      let R = R.values
      return (0...min(i, j)).reduce(0) { $0 + R[$1 * columns + i] * R[$1 * columns + j] }
    }
  }

  /// The triangle after `blocks`, each of whole columns `stride` apart.
  private func reduce(
    _ blocks: [(A: [Double], rows: Int, stride: Int)], columns: Int, _ set: InstructionSet
  ) -> Result {
    let R = Scalars([Double](repeating: 0, count: columns * columns), set)
    for block in blocks {
      let A = Scalars(block.A, set)
      set.kernels.reflect(R.start, columns, A.start, block.stride, block.rows, columns)
      #expect(A.isIntact && R.isIntact)
    }
    return Result(R: R, columns: columns)
  }

  /// The sum, with what each addition rounds away kept apart (Neumaier 1974); the products of
  /// single-precision numbers are exact.
  private func exact(_ terms: [Double]) -> Double {
    var (sum, lost) = (0.0, 0.0)
    for term in terms {
      let next = sum + term
      lost += sum.magnitude > term.magnitude ? (sum - next) + term : (term - next) + sum
      sum = next
    }
    return sum + lost
  }

  @Test("the triangle R of A has RᵀR = AᵀA, and nothing is below it", arguments: InstructionSet.all)
  func triangle(_ set: InstructionSet) {
    // Many columns make short strips; many rows several of them.
    for (columns, rows) in (1...35).map({ ($0, 48) }) + [(3, 2048), (60, 512), (5, 16)] {
      let stride = rows + 3
      let A = numbers(columns * stride, seed: columns)
      let second = numbers(columns * stride, seed: columns + 1000)
      let result = reduce(
        [(A, rows, stride), (second, rows, stride)], columns: columns, set)
      for i in 0..<columns {
        for j in 0...i {
          let truth = exact(
            [A, second].flatMap { A in
              (0..<rows).map { A[i * stride + $0] * A[j * stride + $0] }
            })
          let size = Double(2 * rows)
          #expect((result.product(i, j) - truth).magnitude <= 16 * set.rounding * size)
          if j < i { #expect(result.R.values[i * columns + j] == 0) }
        }
      }
    }
  }

  @Test("rows of zeros change no bit", arguments: InstructionSet.all)
  func zeros(_ set: InstructionSet) {
    let columns = 7
    let short = numbers(columns * 16, seed: 3)
    let long = (0..<columns).flatMap {
      short[$0 * 16..<$0 * 16 + 16] + [Double](repeating: 0, count: 32)
    }
    let one = reduce([(short, 16, 16)], columns: columns, set)
    let other = reduce([(long, 48, 48)], columns: columns, set)
    let again = reduce(
      [(short, 16, 16), ([Double](repeating: 0, count: columns * 16), 16, 16)], columns: columns,
      set)
    #expect(one.R.bits == other.R.bits && one.R.bits == again.R.bits)
  }

  @Test(
    "a column of zeros leaves zeros, one that is not a number spoils all to its right",
    arguments: InstructionSet.all)
  func odd(_ set: InstructionSet) {
    var A = numbers(4 * 16, seed: 5)
    for i in 16..<32 { A[i] = 0 }
    let R = reduce([(A, 16, 16)], columns: 4, set).R.values
    #expect((4..<8).allSatisfy { R[$0] == 0 } && R[10] != 0)
    A[16] = .nan
    let spoiled = reduce([(A, 16, 16)], columns: 4, set).R.values
    #expect(spoiled[5].isNaN && spoiled[15].isNaN && !spoiled[0].isNaN)
  }
}
