import Testing

@testable import Regression

@Suite("a mistake in the data of least squares")
struct LeastSquaresMistakeTests {
  private func message(
    _ columns: [[Double]], _ y: [Double], weights: [Double]? = nil, offset: [Double]? = nil
  ) -> String {
    do {
      let fit = try LeastSquares(
        Problems.design(columns), response: y, weights: weights, offset: offset)
      return "fitted \(fit.coefficients)"
    } catch { return error.description }
  }

  @Test("is named with its place and a way out")
  func texts() {
    let one = [Double](repeating: 1, count: 4)
    let x: [Double] = [1, 2, 4, 8]
    let y: [Double] = [3, 1, 4, 1]
    let out = "(leave the row out, or give it a weight of 0)"
    #expect(message([one, [1, 2, .nan, 8]], y) == "row 3: x1 is nan \(out)")
    #expect(message([one, x], [3, 1, 4, -.infinity]) == "row 4: the response is -inf \(out)")
    #expect(message([one, x], y, offset: [0, .nan, 0, 0]) == "row 2: the offset is nan \(out)")
    #expect(
      message([one, x], y, weights: [1, 1, -2, 1])
        == "row 3: a weight of -2.0 is not a number from 0 (give the row a weight of 0 to leave it out)"
    )
    #expect(
      message([one, x], y, weights: [0, 0, 0, 0])
        == "all weights are 0, so no row counts (give some rows a weight above 0)")
    #expect(
      message([one, x, [1, 0, 0, 0], [0, 1, 0, 0]], y)
        == "4 rows with a weight above 0 cannot tell 4 coefficients and the spread about them (leave out terms, or add a ridge)"
    )
    #expect(
      message([one, x], y, weights: [0, 0, 1, 1])
        == "2 rows with a weight above 0 cannot tell 2 coefficients and the spread about them (leave out terms, or add a ridge)"
    )
  }
}
