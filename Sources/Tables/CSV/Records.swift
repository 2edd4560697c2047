/// A text file cut into records of equally many fields, which stay where they are in its bytes.
final class Records: Sendable {
  let name: String
  let bytes: [UInt8]
  let delimiter: UInt8
  let header: [String]
  /// The header's names, and where each stands.
  let position: [String: Int]
  /// Where each record starts, and on which line, counted from 1.
  let starts: [Int]
  let lines: [Int]
  /// Where each field ends, counted from its record's start; record by record.
  let ends: [UInt32]

  init(
    name: String, bytes: [UInt8], delimiter: UInt8, header: [String], starts: [Int], lines: [Int],
    ends: [UInt32]
  ) {
    (self.name, self.bytes, self.delimiter, self.header) = (name, bytes, delimiter, header)
    position = Dictionary(zip(header, header.indices)) { first, _ in first }
    (self.starts, self.lines, self.ends) = (starts, lines, ends)
  }

  var count: Int { starts.count }
  var width: Int { header.count }

  /// The field's bytes without spaces or quotes around them; doubled quotes are still double.
  func field(_ record: Int, _ k: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Field {
    // Safe: the scanner has seen every field end inside the bytes.
    let first = record * width + k
    let from = starts[record] + (k == 0 ? 0 : Int(ends[first - 1]) + 1)
    return Field(bytes, from: from, to: starts[record] + Int(ends[first]), delimiter: delimiter)
  }

  func text(_ record: Int, _ k: Int) -> String {
    bytes.withUnsafeBufferPointer { field(record, k, in: $0).text }
  }
}
