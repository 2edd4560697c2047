/// The format of the MNIST files: arrays of unsigned bytes, with their dimensions in front (LeCun).
public enum IDX {
  /// Two zeros, the type of the numbers, the number of dimensions.
  private static let magicLength = 4
  private static let unsignedBytes: UInt8 = 8
  private static let otherTypes: [UInt8: String] = [
    9: "signed bytes", 11: "16-bit integers", 12: "32-bit integers", 13: "floats", 14: "doubles",
  ]

  /// The column of images, and the one of labels.
  public static let imageColumn = "image"
  public static let labelColumn = "label"

  /// Whether these bytes begin as an IDX file does; no text does.
  public static func isIDX(_ bytes: [UInt8]) -> Bool {
    bytes.count >= magicLength && bytes[0] == 0 && bytes[1] == 0
      && (bytes[2] == unsignedBytes || otherTypes[bytes[2]] != nil) && bytes[3] > 0
  }

  /// A table with the one column `image` (two or three dimensions) or `label` (one dimension: a
  /// category whose levels are the numbers that occur).
  ///
  /// - Throws: if the file's length is not the one that its dimensions say, or if it holds something
  ///   else than bytes.
  public static func read(bytes: [UInt8], name: String) throws(TableError) -> Table {
    let dimensions = try dimensions(bytes, name: name)
    let contents = bytes[(magicLength + 4 * dimensions.count)...]
    let column: Column
    if dimensions.count == 1 {
      let labels = Set(contents).sorted()
      var code = [Int32](repeating: -1, count: 256)
      for (k, label) in labels.enumerated() { code[Int(label)] = Int32(k) }
      column = Column(
        labelColumn,
        .category(codes: contents.map { code[Int($0)] }, levels: labels.map(String.init)))
    } else {
      column = Column(
        imageColumn, .vector(shape: Array(dimensions.dropFirst()), bytes: Array(contents)))
    }
    return Table(
      name: name, columns: [column], rowCount: dimensions[0], origins: [], sources: [])
  }

  /// Checked against the file's length.
  private static func dimensions(_ bytes: [UInt8], name: String) throws(TableError) -> [Int] {
    guard isIDX(bytes) else { throw TableError(at: name, "is not an IDX file") }
    guard bytes[2] == unsignedBytes else {
      throw TableError(
        at: name, "this IDX file holds \(otherTypes[bytes[2]] ?? "numbers of an unknown type")",
        remedy: "only unsigned bytes can be read")
    }
    let rank = Int(bytes[3])
    guard rank <= 3 else {
      throw TableError(
        at: name, "this IDX file has \(rank) dimensions",
        remedy: "labels have one, images have two or three")
    }
    let start = magicLength + 4 * rank
    guard bytes.count >= start else {
      throw cutShort(name, bytes.count, expected: "at least \(start)")
    }
    let dimensions = (0..<rank).map { k in
      bytes[(magicLength + 4 * k)..<(magicLength + 4 * k + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
    guard dimensions.allSatisfy({ $0 > 0 }) else {
      throw TableError(
        at: name, "this IDX file is empty: its dimensions are \(shape(dimensions))")
    }
    var length = start
    var isOverflowing = false
    var size = 1
    for dimension in dimensions where !isOverflowing {
      (size, isOverflowing) = size.multipliedReportingOverflow(by: dimension)
    }
    (length, isOverflowing) =
      isOverflowing ? (0, true) : length.addingReportingOverflow(size)
    guard !isOverflowing, length == bytes.count else {
      throw cutShort(
        name, bytes.count, expected: isOverflowing ? "far more" : "\(length)",
        dimensions: dimensions)
    }
    return dimensions
  }

  private static func cutShort(
    _ name: String, _ count: Int, expected: String, dimensions: [Int] = []
  ) -> TableError {
    let reason = dimensions.isEmpty ? "" : " for its dimensions \(shape(dimensions))"
    return TableError(
      at: name, "this IDX file has \(count) bytes instead of \(expected)\(reason)",
      remedy: "copy or download it again")
  }

  private static func shape(_ dimensions: [Int]) -> String {
    dimensions.map(String.init).joined(separator: " × ")
  }
}
