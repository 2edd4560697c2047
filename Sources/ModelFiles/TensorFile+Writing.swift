extension TensorFile {
  /// The file's bytes, for `AtomicFile.write`.
  ///
  /// The same value always gives the same bytes: the header's keys are sorted by their UTF-8, and
  /// the tensors follow one another in their order.
  ///
  /// - Parameter name: What an error calls the file.
  /// - Precondition: Tensors have different names, none is `__metadata__`, and no metadata is
  ///   called `checksum`.
  /// - Returns: The header, then each tensor's bytes, which are not copied.
  /// - Throws: A `ModelFileError` of kind `unwritable` if the header would be longer than the format allows.
  public func pieces(name: String) throws(ModelFileError) -> [ArraySlice<UInt8>] {
    let writer = HeaderWriter(self)
    // A multiple of 8, so that every number of the first tensors lies at a multiple of its size.
    let length = (writer.bytes.count + 7) / 8 * 8
    guard length <= TensorFile.longestHeader else {
      throw ModelFileError(
        .unwritable, file: name,
        "cannot be written: the description of the model takes \(length) bytes, and at most "
          + "\(TensorFile.longestHeader) are allowed (ignore columns with very many categories)")
    }
    var header = (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + writer.bytes
    header += repeatElement(UInt8(ascii: " "), count: length - writer.bytes.count)
    let data = tensors.map(\.bytes)
    let digits = writer.checksum.lowerBound + 8..<writer.checksum.upperBound + 8
    header.replaceSubrange(digits, with: Checksum(of: [header[...]] + data).digits.utf8)
    return [header[...]] + data
  }

  /// The file's bytes, put together.
  ///
  /// - Parameter name: What an error calls the file.
  /// - Returns: The `pieces` in one array.
  /// - Throws: As `pieces(name:)`.
  public func bytes(name: String) throws(ModelFileError) -> [UInt8] {
    Array(try pieces(name: name).joined())
  }
}
