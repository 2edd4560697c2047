extension Table {
  /// Reads a table from a file: delimited text, or images or labels in the IDX format, either of them
  /// compressed with gzip or not. The contents tell which it is, not the name; the path `-` is standard
  /// input.
  ///
  /// - Throws: if the file cannot be read or is no table, with the line and a way out.
  public static func read(
    _ path: String, options: CSV.Options = CSV.Options()
  ) throws(TableError) -> Table {
    let name = path == "-" ? FileBytes.standardInput : path
    return try read(bytes: try FileBytes.read(path), name: name, options: options)
  }

  /// Reads images and joins them with their labels: columns `image` and `label`.
  ///
  /// - Throws: also if the two files have different numbers of rows.
  public static func read(
    _ path: String, labels labelPath: String, options: CSV.Options = CSV.Options()
  ) throws(TableError) -> Table {
    let images = try read(path, options: options)
    let labels = try read(labelPath, options: options)
    guard images[IDX.imageColumn] != nil, images.origins.isEmpty else {
      throw TableError(
        at: images.name, "is not an IDX file of images",
        remedy: "--labels goes with images; a table has its labels in a column, named by --target")
    }
    guard let label = labels[IDX.labelColumn], labels.origins.isEmpty else {
      throw TableError(at: labels.name, "is not an IDX file of labels")
    }
    guard images.rowCount == labels.rowCount else {
      throw TableError(
        at: images.name,
        "has \(Quotation.count(images.rowCount, "image")), but \(labels.name) has "
          + Quotation.count(labels.rowCount, "label"),
        remedy: "the two files must belong together")
    }
    return try Table(columns: images.columns + [label], name: images.name)
  }

  /// Reads a table from a file's bytes, whatever its format; `name` is what messages call it.
  ///
  /// - Throws: if they are no table, with the line and a way out.
  public static func read(
    bytes: [UInt8], name: String, options: CSV.Options = CSV.Options()
  ) throws(TableError) -> Table {
    let contents =
      Gzip.isCompressed(bytes) ? try Gzip.decompress(bytes, name: name) : bytes
    return IDX.isIDX(contents)
      ? try IDX.read(bytes: contents, name: name)
      : try CSV.read(bytes: contents, name: name, options: options)
  }
}
