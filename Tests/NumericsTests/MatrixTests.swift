import Numerics
import Testing

@Suite("a matrix")
struct MatrixTests {
  @Test("is stored column by column", arguments: Precision.allCases)
  func order(_ precision: Precision) {
    let a = Matrix(rows: 2, columns: 3, precision: precision, [1, 2, 3, 4, 5, 6])
    #expect(a[0, 0] == 1 && a[1, 0] == 2 && a[0, 1] == 3 && a[1, 2] == 6)
    #expect(a[flat: 4] == 5)
    #expect(a.column(1) == [3, 4])
    #expect(a.values == [1, 2, 3, 4, 5, 6])
    #expect(a.shape == "2 × 3" && a.count == 6 && a.precision == precision)
    a.withBytes { #expect($0.count == 6 * precision.size) }
  }

  @Test("is a value: a copy does not change with the original", arguments: Precision.allCases)
  func value(_ precision: Precision) {
    var a = Matrix(rows: 2, columns: 2, precision: precision, [1, 2, 3, 4])
    let b = a
    a[0, 0] = 9
    a.withMutableBytes { $0[$0.count - 1] = 0 }
    #expect(b.values == [1, 2, 3, 4])
    #expect(a != b && a[0, 0] == 9)
  }

  @Test("begins with zeros and may be empty")
  func zeros() {
    #expect(Matrix(rows: 2, columns: 2).values == [0, 0, 0, 0])
    let empty = Matrix(rows: 0, columns: 3)
    #expect(empty.values.isEmpty && empty == Matrix(rows: 0, columns: 3))
  }

  @Test("rounds to the nearest when it is converted, and comes back as it was rounded")
  func conversion() {
    let a = Matrix(rows: 1, columns: 3, [0.1, 1e-50, 1e300])
    let single = a.converted(to: .single)
    #expect(single.values == [Double(Float(0.1)), 0, .infinity])
    #expect(single.converted(to: .double).values == single.values)
    #expect(a.converted(to: .double) == a)
  }

  @Test("gives its columns in any order, repeated or left out", arguments: Precision.allCases)
  func selection(_ precision: Precision) {
    let a = Matrix(rows: 2, columns: 3, precision: precision, [1, 2, 3, 4, 5, 6])
    #expect(a.selecting(columns: [2, 0, 2]).values == [5, 6, 1, 2, 5, 6])
    #expect(a.selecting(columns: []).count == 0)
    #expect(a.selecting(columns: 0..<3) == a)
  }

  @Test("equals another of the same shape, precision and bits")
  func equality() {
    let a = Matrix(rows: 2, columns: 3, [1, 2, 3, 4, 5, 6])
    #expect(a == Matrix(rows: 2, columns: 3, [1, 2, 3, 4, 5, 6]))
    #expect(a != Matrix(rows: 3, columns: 2, [1, 2, 3, 4, 5, 6]))
    #expect(a != a.converted(to: .single))
    // Bits, not numbers: what is reproducible has the same zeros.
    #expect(Matrix(rows: 1, columns: 1, [0.0]) != Matrix(rows: 1, columns: 1, [-0.0]))
    let nan = Matrix(rows: 1, columns: 1, [Double.nan])
    #expect(nan == nan)
  }

  @Test("refuses what does not fit")
  func mistakes() async {
    await #expect(processExitsWith: .failure) { _ = Matrix(rows: -1, columns: 2) }
    await #expect(processExitsWith: .failure) { _ = Matrix(rows: 2, columns: 2, [1, 2, 3]) }
    await #expect(processExitsWith: .failure) { _ = Matrix(rows: 2, columns: 2)[2, 0] }
    await #expect(processExitsWith: .failure) {
      _ = Matrix(rows: 2, columns: 2).selecting(columns: [2])
    }
  }
}
