internal import Numerics
internal import Regression
internal import Tables

/// How the columns of X become a network's inputs: in standard deviations from their mean, so that
/// descent is as quick along one as along another; the coefficients are the same.
struct ColumnScaling: Sendable, Codable {
  /// One column of X: `(x − mean)/unit`.
  struct ScaledColumn: Sendable, Codable {
    let name: String
    let mean: Double
    let unit: Double
  }

  /// Without the intercept, which is a network's bias.
  let columns: [ScaledColumn]
  /// Whether the sum of the offsets is one more input, as it is.
  let hasOffset: Bool

  /// What a network takes: at least one number, 0 where there is nothing else.
  var features: Int { max(columns.count + (hasOffset ? 1 : 0), 1) }

  var names: [String] {
    let names = columns.map(\.name) + (hasOffset ? ["offset"] : [])
    return names.isEmpty ? ["nothing"] : names
  }

  /// Of the rows of a frame; without an intercept means stay where they are.
  init(of frame: ModelFrame) {
    let design = frame.design
    let hasIntercept = frame.recipe.hasIntercept
    var columns: [ScaledColumn] = []
    for (j, column) in design.columns.enumerated() where column.name != DesignColumn.interceptName {
      var x = [Double](repeating: 0, count: design.rowCount)
      x.withUnsafeMutableBufferPointer {
        if let start = $0.baseAddress { design.fill(column: j, 0..<design.rowCount, into: start) }
      }
      let moments = Moments(of: x) ?? Moments(mean: 0, deviation: 0)
      columns.append(
        ScaledColumn(
          name: column.name, mean: hasIntercept ? moments.mean : 0,
          unit: moments.deviation > 0 ? moments.deviation : 1))
    }
    (self.columns, hasOffset) = (columns, frame.offset != nil)
  }

  init(columns: [ScaledColumn], hasOffset: Bool) {
    (self.columns, self.hasOffset) = (columns, hasOffset)
  }

  /// A network's inputs for the rows of a frame: features × rows.
  func inputs(of frame: ModelFrame, precision: Precision) -> Matrix {
    let design = frame.design, count = design.rowCount, width = features
    var numbers = [Double](repeating: 0, count: width * count)
    var x = [Double](repeating: 0, count: count)
    let positions = design.columns.indices.filter {
      design.columns[$0].name != DesignColumn.interceptName
    }
    for (k, (position, column)) in zip(positions, columns).enumerated() {
      x.withUnsafeMutableBufferPointer {
        // Safe: it has room for all rows.
        if let start = $0.baseAddress { design.fill(column: position, 0..<count, into: start) }
      }
      for n in 0..<count { numbers[k + n * width] = (x[n] - column.mean) / column.unit }
    }
    if hasOffset, let offset = frame.offset {
      for n in 0..<count { numbers[width - 1 + n * width] = offset[n] }
    }
    return Matrix(rows: width, columns: count, precision: precision, numbers)
  }
}

extension ColumnScaling {
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    columns = try container.decode([ScaledColumn].self, forKey: .columns)
    hasOffset = try container.decode(Bool.self, forKey: .hasOffset)
    guard columns.allSatisfy({ $0.unit > 0 && $0.unit.isFinite && $0.mean.isFinite }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .columns, in: container, debugDescription: "a unit is not positive")
    }
  }
}
