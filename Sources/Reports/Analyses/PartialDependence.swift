public import Engines
public import ModelFiles
internal import Networks
internal import Numerics
public import Tables

/// What a model predicts when one column has the same cell in every row, for one cell after another,
/// everything else being as it is: the mean over rows (Friedman 2001), and the curves of single rows
/// (Goldstein, Kapelner, Bleich, Pitkin 2015), which show where the mean hides that rows differ.
public struct PartialDependence: Sendable {
  public let column: String
  /// The output that changes the most: the name of a target, or of the class whose probability it is.
  public let output: String
  public let places: Places
  /// For each place the mean over all rows.
  public let mean: [Double]
  /// For each of some rows a number for each place.
  public let curves: [[Double]]
  /// How many rows the mean is over.
  public let rowCount: Int

  /// The cells that were tried.
  public enum Places: Sendable, Equatable {
    case numbers([Double])
    case categories([String])

    /// How many there are.
    public var count: Int {
      switch self {
      case .numbers(let numbers): numbers.count
      case .categories(let names): names.count
      }
    }
  }

  private static let mostRows = 200
  private static let mostCurves = 50
  private static let mostPlaces = 21
  private static let mostCategories = 12

  /// `nil` for a column that has no two cells to compare, or holds images.
  ///
  /// - Parameters:
  ///   - input: a column of the model's preparation.
  ///   - model: what predicts.
  ///   - table: rows, with or without targets.
  ///   - rows: those to use; at most 200 of them are drawn, and curves shown of 50.
  ///   - seed: of the rows drawn.
  ///   - engine: what computes.
  /// - Throws: if the table does not fit the model.
  public init?(
    on input: EncodedColumn, of model: Model, table: Table, rows: [Int]? = nil, seed: UInt64 = 1,
    engine: any Engine = HostEngine()
  ) throws(TableError) {
    let rows = rows ?? Array(0..<table.rowCount)
    guard let places = try Self.places(of: input, in: table, rows: rows), places.count > 1 else {
      return nil
    }
    let drawn = Sample.rows(rows, atMost: Self.mostRows, seed: seed)
    let preparation = try model.columnPreparation(for: "partial dependence")
    let known = Set(preparation.inputs.map(\.name))
    let base = table.dropping(columns: table.columnNames.filter { !known.contains($0) })
      .selecting(rows: (0..<places.count).flatMap { _ in drawn })
    let columns = base.columns.map { column in
      column.name == input.name ? places.column(named: column.name, each: drawn.count) : column
    }
    let altered = try Table(columns: columns, name: table.name)
    let predictions = try model.predict(altered, on: engine)
    let outputs = Self.outputs(predictions, places: places.count, rows: drawn.count)
    // The output whose mean changes the most, in its own scale.
    let scales = preparation.target.scales
    let widths = outputs.indices.map { k in
      let means = outputs[k].map { $0.reduce(0, +) / Double(drawn.count) }
      let width = (means.max() ?? 0) - (means.min() ?? 0)
      return k < scales.count ? width / scales[k].deviation : width
    }
    let isTwo = model.preparation.task == .twoClasses
    let chosen = isTwo ? 1 : widths.indices.max { (widths[$0], -$0) < (widths[$1], -$1) } ?? 0

    column = input.name
    output = predictions.names[chosen]
    self.places = places
    mean = outputs[chosen].map { $0.reduce(0, +) / Double(drawn.count) }
    let shown = Sample.rows(Array(drawn.indices), atMost: Self.mostCurves, seed: seed &+ 1)
    curves = shown.map { n in outputs[chosen].map { $0[n] } }
    rowCount = drawn.count
  }

  /// For each output and place the numbers of all rows.
  private static func outputs(
    _ predictions: Predictions, places: Int, rows: Int
  ) -> [[[Double]]] {
    predictions.names.indices.map { k in
      (0..<places).map { place in
        (0..<rows).map { n in
          predictions.task == .regression
            ? predictions.values[k][place * rows + n]
            : predictions.probabilities[k, place * rows + n]
        }
      }
    }
  }

  private static func places(
    of input: EncodedColumn, in table: Table, rows: [Int]
  ) throws(TableError) -> Places? {
    let column = try table.column(input.name)
    if input.encoding is NumberEncoding {
      guard let numbers = column.numbers else { return nil }
      return places(among: rows.map { numbers[$0] }.filter(\.isFinite).sorted())
    }
    guard let category = input.encoding as? CategoryEncoding else { return nil }
    guard let (codes, levels) = column.categories else {
      return .categories(Array(category.levels.prefix(mostCategories)))
    }
    // The most frequent ones, in the order of the levels.
    var counts: [String: Int] = [:]
    for row in rows where codes[row] >= 0 { counts[levels[Int(codes[row])], default: 0] += 1 }
    let frequent = category.levels.indices.sorted {
      (-counts[category.levels[$0], default: 0], $0) < (
        -counts[category.levels[$1], default: 0], $1
      )
    }
    return .categories(frequent.prefix(mostCategories).sorted().map { category.levels[$0] })
  }

  /// All different numbers if they are few, otherwise evenly from the 2nd to the 98th percentile, so
  /// that no curve goes where there are no rows.
  private static func places(among sorted: [Double]) -> Places? {
    var distinct: [Double] = []
    for x in sorted where x != distinct.last { distinct.append(x) }
    guard distinct.count > mostCategories else { return .numbers(distinct) }
    let low = sorted[sorted.count / 50], high = sorted[sorted.count - 1 - sorted.count / 50]
    guard high > low, (high - low).isFinite else { return .numbers([low]) }
    return .numbers(
      (0..<mostPlaces).map { low + (high - low) * Double($0) / Double(mostPlaces - 1) })
  }
}

extension PartialDependence.Places {
  /// Each place so many times, one after the other.
  func column(named name: String, each count: Int) -> Column {
    switch self {
    case .numbers(let numbers):
      Column(name, numbers: numbers.flatMap { Array(repeating: $0, count: count) })
    case .categories(let names):
      Column(
        name,
        .category(
          codes: names.indices.flatMap { Array(repeating: Int32($0), count: count) },
          levels: names))
    }
  }
}
