import Regression
import Tables
import TestSupport
import Testing

@Suite("Model matrices are R's")
struct ModelMatrixTests {
  @Test("the fixture holds at least sixty formulas")
  func fixture() throws { #expect(try ModelMatrices.all.get().cases.count >= 60) }

  @Test("columns are R's, in R's order, by R's names", arguments: ModelMatrices.cases)
  func columns(of given: ModelMatrices.Case) throws {
    let table = try ModelMatrices.table(given.data)
    let frame = try Formula(given.formula).frame(in: table)
    #expect(frame.design.columns.map(\.name) == given.names)
    #expect(frame.recipe.termLabels == given.labels)
    #expect(frame.design.columns.map(\.term) == given.assign)
    #expect(frame.design.tableRows ?? (0..<Int32(table.rowCount)).map(\.self) == given.rows)
    #expect(frame.omitted.count == table.rowCount - given.rows.count)
    for (column, expected) in zip(ModelMatrices.columns(frame.design), given.columns) {
      // R prints 15 digits; its orthogonal polynomials are as exact as a QR decomposition in Double.
      #expect(Deviation.largest(column, expected) < 1e-13)
    }
    #expect(Deviation.largest(try #require(frame.response?.numbers), given.response) < 1e-14)
    if let offset = given.offset {
      #expect(Deviation.largest(try #require(frame.offset), offset) < 1e-14)
    } else {
      #expect(frame.offset == nil)
    }
  }

  @Test("a formula is spelled as R spells it", arguments: ModelMatrices.cases)
  func spelling(of given: ModelMatrices.Case) throws {
    #expect(try Formula(given.formula).description == given.spelled)
  }
}
