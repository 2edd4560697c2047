internal import Numerics

/// What a file's header says, before it is compared with the bytes that follow.
struct TensorHeader {
  /// What the header says about one tensor.
  struct Entry {
    let name: String
    let precision: Precision
    let shape: [Int]
    /// First byte and the one after the last, counted from the header's end.
    let begin, end: Int
  }

  var metadata: [String: String] = [:]
  var entries: [Entry] = []
  /// Where the text of the metadata's checksum stands in the file, without its quotes.
  var checksum: Range<Int>?

  /// The entries in the order of their bytes, once it is certain that each has as many bytes as its
  /// shape asks for, and that together they are the `count` bytes after the header: all of them,
  /// each once.
  func layout(count: Int, file: String) throws(ModelFileError) -> [Entry] {
    for entry in entries { try entry.check(file: file) }
    let sorted = entries.sorted {
      if ($0.begin, $0.end) != ($1.begin, $1.end) {
        return ($0.begin, $0.end) < ($1.begin, $1.end)
      }
      return $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
    }
    var covered = 0
    for entry in sorted {
      guard entry.begin == covered else {
        throw ModelFileError(
          .malformed, file: file,
          "tensor \(entry.name.quoted): data_offsets begin at \(entry.begin), but the tensor before "
            + "ends at \(covered): tensors must follow one another without holes or overlap "
            + "(save the file again with the program that made it)")
      }
      covered = entry.end
    }
    guard covered <= count else {
      throw ModelFileError(
        .malformed, file: file,
        "the file is cut short: its tensors take \(covered) bytes after the header, and only "
          + "\(count) are there (copy the file again, or fit the model again)")
    }
    guard covered == count else {
      throw ModelFileError(
        .malformed, file: file,
        "\(count - covered) bytes follow the last tensor and belong to none "
          + "(copy the file again, or fit the model again)")
    }
    return sorted
  }
}

extension TensorHeader.Entry {
  fileprivate func check(file: String) throws(ModelFileError) {
    guard let size = TensorFile.Tensor.size(of: shape, precision) else {
      throw ModelFileError(
        .malformed, file: file,
        "tensor \(name.quoted): its shape asks for more bytes than can be counted "
          + "(save the file again with the program that made it)")
    }
    // `end - begin` cannot overflow: the header has no negative numbers.
    guard end - begin == size else {
      throw ModelFileError(
        .malformed, file: file,
        "tensor \(name.quoted): its shape asks for \(size) bytes, but data_offsets run from \(begin) "
          + "to \(end) (save the file again with the program that made it)")
    }
  }
}
