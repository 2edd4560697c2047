import Regression
import Tables
import TestSupport
import Testing

@Suite("A design's columns")
struct DesignTests {
  private static let numbers = (0..<3000).map { Double(($0 * 7919) % 1009) / 16 + 0.5 }
  private static let codes = (0..<3000).map { Int32(($0 * 31) % 4) }

  private static let contents: [ColumnContent] = {
    let x = ColumnContent.numbers(numbers)
    let level = ColumnContent.indicator(codes: codes, level: 2)
    return [
      .constant(2.5), x, level, .product(x, level), .product(level, x), .product(x, .constant(3)),
      .sum(x, .product(x, x)), .difference(.constant(1), level), .quotient(level, x), .power(x, 2),
      .power(x, 7), .power(x, -3), .power(x, 0), .function(.log, x),
      .product(x, .function(.sin, x)),
      .exponential(base: x, exponent: .constant(0.5)), .comparison(x, .greater, .constant(20)),
      .comparison(x, .lessOrEqual, .function(.abs, .difference(x, .constant(30)))),
      .polynomial(OrthogonalPolynomial(degree: 3, points: numbers), degree: 3, x),
    ]
  }()

  private static var design: Design {
    Design(
      rowCount: numbers.count,
      columns: contents.enumerated().map { j, content in
        DesignColumn(name: "column \(j)", term: j, content: content)
      })
  }

  private static func filled<R: BinaryFloatingPoint>(
    _ design: Design, _ rows: Range<Int>, as type: R.Type
  ) -> [R] {
    let stride = rows.count + 3
    var X = [R](repeating: -77, count: stride * design.columns.count)
    X.withUnsafeMutableBufferPointer { buffer in
      if let start = buffer.baseAddress { design.fill(rows, into: start, stride: stride) }
    }
    return X
  }

  @Test("the columns of a block of rows are that part of the whole columns, bit for bit")
  func blocks() {
    let whole = ModelMatrices.columns(Self.design)
    for rows in [0..<1, 0..<512, 511..<514, 1000..<2900, 2999..<3000, 7..<7] {
      let X = Self.filled(Self.design, rows, as: Double.self)
      let stride = rows.count + 3
      for j in whole.indices {
        #expect(Array(X[j * stride..<j * stride + rows.count]) == Array(whole[j][rows]))
        #expect(X[j * stride + rows.count..<(j + 1) * stride].allSatisfy { $0 == -77 })
      }
    }
  }

  @Test("a design of some rows has their cells, bit for bit")
  func gathered() {
    let whole = ModelMatrices.columns(Self.design)
    let scattered = (0..<2000).map { Int32(($0 * 1237) % 3000) }
    // With gaps at many distances, neighbors in falling order, and repeated.
    let neighbors = (0..<Int32(3000)).filter { $0 % 37 != 5 && $0 % 101 > 2 }
    for rows in [scattered, neighbors, neighbors.reversed(), neighbors.flatMap { [$0, $0] }] {
      let some = Design(tableRows: rows, columns: Self.design.columns)
      #expect(some.rowCount == rows.count)
      for (column, all) in zip(ModelMatrices.columns(some), whole) {
        #expect(column == rows.map { all[Int($0)] })
      }
    }
  }

  @Test("single and extended precision give the same columns as double, to their own digits")
  func precisions() {
    let exact = Self.filled(Self.design, 0..<3000, as: Double.self)
    let single = Self.filled(Self.design, 0..<3000, as: Float.self)
    // x⁷ takes four roundings, the polynomial cancels some digits.
    #expect(Deviation.largest(single.map { Double($0) }, exact) < 1e-5)
    #if arch(x86_64)
      let extended = Self.filled(Self.design, 0..<3000, as: Float80.self)
      #expect(Deviation.largest(extended.map { Double($0) }, exact) < 1e-14)
    #endif
  }

  #if arch(x86_64)
    @Test("a power has all 64 bits of extended precision")
    func extendedPower() throws {
      let table = try Table(["x": [-6.860120914, 1.1]])
      let design = try Formula("~ I(x^10) + I(x*x*x*x*x*x*x*x*x*x) - 1").frame(in: table).design
      let X = Self.filled(design, 0..<2, as: Float80.self)
      for (row, x) in [-6.860120914, 1.1].enumerated() {
        let x = Float80(x)
        let x5 = x * x * x * x * x
        #expect(abs(X[row] / (x5 * x5) - 1) < 8 * Float80.ulpOfOne)
        #expect(abs(X[row] / X[row + 5] - 1) < 8 * Float80.ulpOfOne)
        #expect(X[row] != Float80(Double(X[row])))
      }
    }
  #endif

  @Test("columns can be selected, in any order")
  func selection() {
    let some = Self.design.selecting(columns: [3, 1])
    let all = ModelMatrices.columns(Self.design)
    #expect(some.columns.map(\.name) == ["column 3", "column 1"])
    #expect(ModelMatrices.columns(some) == [all[3], all[1]])
  }
}
