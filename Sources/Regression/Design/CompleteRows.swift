internal import Tables

/// Finds the rows in which no cell of the given columns is missing.
enum CompleteRows {
  static func find(_ columns: [Column], rowCount: Int) -> (kept: KeptRows, omitted: OmittedRows) {
    var isMissing: [Bool] = []
    var counts: [(name: String, missing: Int)] = []
    for column in columns {
      let missing = missingRows(of: column)
      guard !missing.isEmpty else { continue }
      counts.append((column.name, missing.count))
      if isMissing.isEmpty { isMissing = Array(repeating: false, count: rowCount) }
      for row in missing { isMissing[Int(row)] = true }
    }
    guard !isMissing.isEmpty else {
      return (
        KeptRows(all: rowCount), OmittedRows(count: 0, rowCount: rowCount, columns: [])
      )
    }
    let kept = (0..<Int32(rowCount)).filter { !isMissing[Int($0)] }
    return (
      KeptRows(kept),
      OmittedRows(count: rowCount - kept.count, rowCount: rowCount, columns: counts)
    )
  }

  private static func missingRows(of column: Column) -> [Int32] {
    var rows: [Int32] = []
    switch column.kind {
    case .number(let numbers):
      // Most columns miss nothing, which a look at a whole block tells at once.
      numbers.withUnsafeBufferPointer { numbers in
        for first in stride(from: 0, to: numbers.count, by: 256) {
          let block = UnsafeBufferPointer(
            rebasing: numbers[first..<min(first + 256, numbers.count)])
          guard hasNaN(block) else { continue }
          for i in 0..<block.count where block[i].isNaN { rows.append(Int32(first + i)) }
        }
      }
    case .category(let codes, _), .boolean(let codes, _):
      guard codes.contains(where: { $0 < 0 }) else { break }
      for (row, code) in codes.enumerated() where code < 0 { rows.append(Int32(row)) }
    case .vector: break
    }
    return rows
  }

  private static func hasNaN(_ numbers: UnsafeBufferPointer<Double>) -> Bool {
    var found: UInt64 = 0
    for number in numbers {
      // Above the bits of infinity, without the sign, are those of NaN.
      found |= (number.bitPattern & 0x7fff_ffff_ffff_ffff) > 0x7ff0_0000_0000_0000 ? 1 : 0
    }
    return found != 0
  }
}
