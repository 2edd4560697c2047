import Tables
import Testing

@Suite struct IDXTests {
  static func idx(_ dimensions: [Int], _ contents: [UInt8], type: UInt8 = 8) -> [UInt8] {
    [0, 0, type, UInt8(dimensions.count)]
      + dimensions.flatMap { size in [24, 16, 8, 0].map { UInt8(size >> $0 & 255) } } + contents
  }

  @Test("images keep their shape and bytes")
  func images() throws {
    let bytes = Array(UInt8(0)..<24)
    let table = try Table.read(bytes: Self.idx([4, 2, 3], bytes), name: "images")
    #expect(table.rowCount == 4)
    #expect(table.columns == [Column("image", shape: [2, 3], bytes: bytes)])
    #expect(
      table.selecting(rows: [2]).columns[0]
        == Column("image", shape: [2, 3], bytes: Array(12..<18)))
    #expect(try table.text(ofRow: 0, column: "image") == "0 1 2 3 4 5")
    #expect(table.place(ofRow: 1) == "images: row 2")
    #expect(table.line(ofRow: 1) == nil)
  }

  @Test("an array of two dimensions has one row for each row")
  func vectors() throws {
    let table = try Table.read(bytes: Self.idx([2, 3], [1, 2, 3, 4, 5, 6]), name: "images")
    #expect(table.columns == [Column("image", shape: [3], bytes: [1, 2, 3, 4, 5, 6])])
  }

  @Test("labels are a category, by size")
  func labels() throws {
    let table = try Table.read(bytes: Self.idx([4], [10, 9, 10, 3]), name: "labels")
    #expect(
      table.columns == [
        Column("label", .category(codes: [2, 1, 2, 0], levels: ["3", "9", "10"]))
      ])
  }

  @Test("images and labels join, compressed or not")
  func joined() throws {
    let folder = TemporaryFolder()
    let images = folder.write("images.gz", GzipTests.compress(Self.idx([2, 1, 2], [1, 2, 3, 4])))
    let labels = folder.write("labels", Self.idx([2], [7, 5]))
    let table = try Table.read(images, labels: labels)
    #expect(table.columnNames == ["image", "label"])
    #expect(table["label"]?.categories?.levels == ["5", "7"])
  }

  @Test("different counts, and files that are not what they should be, are named")
  func mismatches() {
    let folder = TemporaryFolder()
    let images = folder.write("images", Self.idx([2, 1, 2], [1, 2, 3, 4]))
    let labels = folder.write("labels", Self.idx([1], [7]))
    let text = folder.write("t.csv", "a,label\n1,2\n".utf8)
    #expect(
      message { _ = try Table.read(images, labels: labels) }
        == "\(images): has 2 images, but \(labels) has 1 label (the two files must belong together)"
    )
    #expect(
      message { _ = try Table.read(images, labels: text) }
        == "\(text): is not an IDX file of labels")
    #expect(
      message { _ = try Table.read(text, labels: labels) }
        == "\(text): is not an IDX file of images (--labels goes with images; a table has its "
        + "labels in a column, named by --target)")
  }

  @Test("a file's length must be the one its dimensions say, before anything is allocated")
  func lengths() {
    func sentence(_ bytes: [UInt8]) -> String {
      message { _ = try Table.read(bytes: bytes, name: "i") }
    }
    #expect(
      sentence(Self.idx([2, 3], [1, 2, 3, 4, 5]))
        == "i: this IDX file has 17 bytes instead of 18 for its dimensions 2 × 3 "
        + "(copy or download it again)")
    #expect(
      sentence(Self.idx([2], [1, 2, 3])).hasPrefix("i: this IDX file has 11 bytes instead of 10"))
    #expect(
      sentence(Self.idx([1 << 31, 1 << 31, 1 << 31], []))
        == "i: this IDX file has 16 bytes instead of far more for its dimensions "
        + "2147483648 × 2147483648 × 2147483648 (copy or download it again)")
    #expect(
      sentence([0, 0, 8, 2, 0, 0])
        == "i: this IDX file has 6 bytes instead of at least 12 (copy or download it again)")
    #expect(sentence(Self.idx([0], [])) == "i: this IDX file is empty: its dimensions are 0")
    #expect(
      sentence(Self.idx([1], [0, 0, 0, 0], type: 13))
        == "i: this IDX file holds floats (only unsigned bytes can be read)")
    #expect(
      sentence(Self.idx([1, 1, 1, 1], [0]))
        == "i: this IDX file has 4 dimensions (labels have one, images have two or three)")
  }
}
