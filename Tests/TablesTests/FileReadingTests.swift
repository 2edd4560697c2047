import Tables
import Testing

@Suite struct FileReadingTests {
  @Test("a file is named in messages as the user named it")
  func path() throws {
    let folder = TemporaryFolder()
    let path = folder.write("t.csv", "a,b\n1,x\n".utf8)
    let table = try Table.read(path)
    #expect(table.name == path)
    #expect(table.place(ofRow: 0) == "\(path):2")
  }

  @Test("a file longer than one read is read whole")
  func long() throws {
    let folder = TemporaryFolder()
    let path = folder.write("t.csv", ("a,b\n" + String(repeating: "12345,x\n", count: 50_000)).utf8)
    #expect(try Table.read(path).rowCount == 50_000)
  }

  @Test("a missing file, a directory and an empty file are sentences")
  func unreadable() {
    let folder = TemporaryFolder()
    #expect(
      message { _ = try Table.read("\(folder.path)/no.csv") }
        == "\(folder.path)/no.csv: there is no such file (check the path)")
    #expect(
      message { _ = try Table.read(folder.path) }
        == "\(folder.path): is a directory (name a file in it)")
    let empty = folder.write("empty.csv", [])
    #expect(
      message { _ = try Table.read(empty) }
        == "\(empty): is empty (its first line must name the columns)")
    #expect(message { _ = try Table.read("\(empty)/x") }.contains("cannot be read: "))
  }
}
