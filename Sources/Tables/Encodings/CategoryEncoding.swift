/// A category: for each level an input that is 1 where the cell has it and 0 elsewhere.
///
/// Missing is a level of its own if the training rows have missing cells. Of more than 100 levels the
/// 99 most frequent have inputs, and one more stands for all others, unseen ones among them. With two
/// levels one input says whether it is the second, 0 or 1, not standardized: both levels are equally
/// plain to a network. A cell with a level that no training row has is 0 in every input, or, in the
/// single input of two levels, the second one's share in training, which tells nothing either.
public struct CategoryEncoding: ColumnEncoding {
  public static let kind = "category"
  static let mostLevels = 100

  /// The levels that have inputs of their own.
  public let levels: [String]
  /// Whether one input stands for all levels that have none.
  public let joinsOthers: Bool
  public let indicatesMissing: Bool
  /// The share of the second level among the training rows, if there are two.
  public let secondShare: Double

  public var columnKind: CSV.ColumnKind? { .category }
  /// Levels, others, missing.
  private var states: Int { levels.count + (joinsOthers ? 1 : 0) + (indicatesMissing ? 1 : 0) }
  public var width: Int { states == 2 ? 1 : states }

  /// From how many training rows have each level, none of them 0, and how many have none.
  init(counts: [(level: String, rows: Int)], missing: Int) {
    joinsOthers = counts.count > Self.mostLevels
    if joinsOthers {
      // Equally frequent levels stay in order: the choice does not depend on the rows' order.
      let frequent = counts.indices.sorted {
        (-counts[$0].rows, $0) < (-counts[$1].rows, $1)
      }
      levels = frequent.prefix(Self.mostLevels - 1).sorted().map { counts[$0].level }
    } else {
      levels = counts.map(\.level)
    }
    indicatesMissing = missing > 0
    let first = counts.first?.rows ?? 0
    let all = counts.reduce(missing) { $0 + $1.rows }
    secondShare = all > 0 ? Double(all - first) / Double(all) : 0
  }

  public func featureNames(of column: String) -> [String] {
    let names =
      levels.map { "\(column) = \($0)" } + (joinsOthers ? ["\(column) is another"] : [])
      + (indicatesMissing ? ["\(column) is missing"] : [])
    return states == 2 ? Array(names.suffix(1)) : names
  }

  public var summary: String {
    "category, \(Quotation.count(levels.count, "level")): \(Quotation.list(levels))"
      + (joinsOthers ? ", all others as one" : "") + (indicatesMissing ? ", or missing" : "")
  }

  public func encode(
    _ column: Column, of table: Table, rows: [Int]
  ) throws(TableError) -> EncodedCells {
    let texts = try column.readLevels(of: table, rows: rows)
    let position = Dictionary(zip(levels, Int32(0)...)) { first, _ in first }
    let other: Int32 = joinsOthers ? Int32(levels.count) : -1
    let stateOfLevel = texts.levels.map { position[$0] ?? other }
    let isUnseen = texts.levels.map { position[$0] == nil && !joinsOthers }
    let stateOfMissing = indicatesMissing ? Int32(states - 1) : -1

    var hot: [Int32] = []
    hot.reserveCapacity(rows.count)
    var (missing, unseen) = (0, 0)
    var firstUnseen: String?
    for code in texts.codes {
      guard code >= 0 else {
        hot.append(stateOfMissing)
        missing += 1
        continue
      }
      hot.append(stateOfLevel[Int(code)])
      if isUnseen[Int(code)] {
        unseen += 1
        firstUnseen = firstUnseen ?? texts.levels[Int(code)]
      }
    }
    var cells = EncodedCells(
      states == 2
        ? .numbers([hot.map { $0 < 0 ? secondShare : Double($0) }])
        : .oneHot(hot, width: width))
    (cells.missing, cells.unseen, cells.firstUnseen) = (missing, unseen, firstUnseen)
    return cells
  }
}
