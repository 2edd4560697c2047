extension TensorFile {
  /// Reads a whole file from its bytes, which the tensors then share.
  ///
  /// Every length, offset and shape is checked before it is used. F32 and F64 can be read.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - name: What errors call it.
  ///   - verified: Whether a file without the right checksum is an error. Other programs write
  ///     none, so a file that they made or saved again is read with `false`.
  /// - Returns: The texts, without the checksum, and the tensors in the order of their bytes.
  /// - Throws: A `ModelFileError` of kind `malformed`, `damaged` or `unverifiable`.
  public static func read(
    bytes: [UInt8], name: String, verified: Bool = true
  ) throws(ModelFileError) -> TensorFile {
    let range = try headerRange(bytes, name)
    var reader = HeaderReader(bytes, range, file: name)
    var header = try reader.header()
    if verified { try verify(bytes, header.checksum, name) }
    header.metadata[Checksum.name] = nil

    let start = range.upperBound
    let layout = try header.layout(count: bytes.count - start, file: name)
    let tensors = layout.map {
      Tensor(
        $0.name, $0.precision, shape: $0.shape, bytes: bytes[start + $0.begin..<start + $0.end])
    }
    return TensorFile(metadata: header.metadata, tensors: tensors)
  }

  private static func headerRange(
    _ bytes: [UInt8], _ name: String
  ) throws(ModelFileError) -> Range<Int> {
    guard bytes.count >= 8 else {
      throw ModelFileError(
        .malformed, file: name,
        "the file is no model: it has \(bytes.count) bytes, and a model begins with the 8 of its "
          + "header's length (give a file that gradus fit wrote)")
    }
    let length = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= longestHeader else {
      throw ModelFileError(
        .malformed, file: name,
        "byte 0: the file is no model: its header would be \(length) bytes long, and at most "
          + "\(longestHeader) are allowed (give a file that gradus fit wrote)")
    }
    guard length <= bytes.count - 8 else {
      throw ModelFileError(
        .malformed, file: name,
        "byte 0: the file is cut short: its header takes \(length) bytes, and only "
          + "\(bytes.count - 8) are there (copy the file again, or fit the model again)")
    }
    return 8..<8 + Int(length)
  }

  private static func verify(
    _ bytes: [UInt8], _ place: Range<Int>?, _ name: String
  ) throws(ModelFileError) {
    guard let place else {
      throw ModelFileError(
        .unverifiable, file: name,
        "the file was not written by Gradus or was re-saved by another program "
          + "(use --unverified to read it all the same)")
    }
    let digits = place.suffix(Checksum.zeros.utf8.count)
    let checksum = Checksum(of: [
      bytes[..<digits.lowerBound], ArraySlice(Checksum.zeros.utf8), bytes[digits.upperBound...],
    ])
    guard bytes[place].elementsEqual((Checksum.prefix + checksum.digits).utf8) else {
      throw ModelFileError(
        .damaged, file: name,
        "the file is damaged: its checksum does not match (copy it again or fit the model again; "
          + "if another program re-saved it, use --unverified to read it all the same)")
    }
  }
}
