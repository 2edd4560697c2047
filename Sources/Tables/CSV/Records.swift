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
  let lines: [Int32]

  init(
    name: String, bytes: [UInt8], delimiter: UInt8, header: [String], starts: [Int],
    lines: [Int32]
  ) {
    (self.name, self.bytes, self.delimiter, self.header) = (name, bytes, delimiter, header)
    position = Dictionary(zip(header, header.indices)) { first, _ in first }
    (self.starts, self.lines) = (starts, lines)
  }

  var count: Int { starts.count }
  var width: Int { header.count }

  func text(_ record: Int, _ k: Int) -> String {
    bytes.withUnsafeBufferPointer { bytes in
      Field.all(from: starts[record], FieldScanner(bytes, delimiter: delimiter))[k].text
    }
  }

  func place(_ record: Int) -> String { "\(name):\(lines[record])" }
}
