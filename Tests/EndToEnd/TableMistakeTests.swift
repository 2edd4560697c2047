import Testing

/// What is wrong with a table, what is asked of it, and the sentence that says so.
struct TableMistake: Sendable, CustomTestStringConvertible {
  let name: String
  let contents: [UInt8]
  let options: [String]
  let sentence: String

  init(_ name: String, _ contents: String, _ options: [String], _ sentence: String) {
    self.init(name, Array(contents.utf8), options, sentence)
  }

  init(_ name: String, _ contents: String, _ sentence: String) {
    self.init(name, contents, [], sentence)
  }

  init(_ name: String, _ contents: [UInt8], _ options: [String], _ sentence: String) {
    (self.name, self.contents, self.options, self.sentence) = (name, contents, options, sentence)
  }

  var testDescription: String { name }

  private static func rows(_ count: Int, _ row: (Int) -> String) -> String {
    (0..<count).map { row($0) + "\n" }.joined()
  }

  static let all: [TableMistake] = [
    TableMistake("empty", "", "t.csv: is empty (its first line must name the columns)"),
    TableMistake("blank", "\n \n", "t.csv: is empty (its first line must name the columns)"),
    TableMistake("header alone", "x,y\n", "t.csv: has a header but no rows (add rows below it)"),
    TableMistake(
      "ragged", "x,y\n1,2\n3\n",
      "t.csv:3: has 1 field, but line 1 has 2 (quote fields that contain commas, or use "
        + "--delimiter if that is not what separates them)"),
    TableMistake(
      "unclosed quote", "x,y\n1,\"a\n2,b\n",
      "t.csv:2: a quote opens here and is never closed (close it, or double it if it belongs to "
        + "the text)"),
    TableMistake(
      "NUL byte", "x,y\n1,\0\n", "t.csv:2: a NUL byte stands here (a table is UTF-8 text)"),
    TableMistake(
      "invalid UTF-8", Array("x,y\n1,a\n2,".utf8) + [0xFF, 0x0A], [],
      "t.csv:3: is not valid UTF-8 (save the file as UTF-8)"),
    TableMistake(
      "names twice", "x,x,y\n1,2,3\n",
      "t.csv:1: columns 1 and 2 are both named \"x\" (rename one in the header line)"),
    TableMistake(
      "no name", "x,,y\n1,2,3\n",
      "t.csv:1: column 2 has no name (name it in the header line)"),
    TableMistake(
      "unknown target", Samples.twoClasses(), ["--target", "yy"],
      "t.csv: has no column \"yy\" (did you mean \"y\"?)"),
    TableMistake(
      "target far from all names", Samples.twoClasses(), ["--target", "quality"],
      "t.csv: has no column \"quality\" (there are x, z, c, y)"),
    TableMistake(
      "target twice", Samples.regression(), ["--target", "y,y"],
      "t.csv: --target names the column \"y\" twice"),
    TableMistake(
      "unknown column to ignore", Samples.twoClasses(), ["--ignore", "q"],
      "t.csv: has no column \"q\", which --ignore names (there are x, z, c, y)"),
    TableMistake(
      "unknown category", Samples.twoClasses(), ["--categorical", "q"],
      "t.csv: has no column \"q\", which --categorical names (there are x, z, c, y)"),
    TableMistake(
      "category as number", "x,c,y\n" + rows(20) { "\($0),a,\($0 * 2)" }, ["--numeric", "c"],
      "t.csv:2: c: \"a\" is not a number (use --missing a to read it as missing)"),
    TableMistake(
      "one class", "x,y\n" + rows(20) { "\($0),a" },
      "t.csv: y: has one class, \"a\", in all 14 training rows (a target needs two)"),
    TableMistake(
      "target all missing", "x,y\n" + rows(20) { "\($0)," },
      "t.csv: y: is missing in all 20 rows (use --target to name another column)"),
    TableMistake(
      "target missing once", "x,y\n" + rows(20) { "\($0),\($0 == 3 ? "" : "\($0)")" },
      "t.csv:5: y: the target is missing (fill it in, or use --drop-missing-target to leave out "
        + "the row)"),
    TableMistake(
      "target missing twice", "x,y\n" + rows(20) { "\($0),\($0 == 3 || $0 == 5 ? "" : "\($0)")" },
      "t.csv:5: y: the target is missing, and in 1 more row (fill it in, or use "
        + "--drop-missing-target to leave out such rows)"),
    TableMistake(
      "constant target", "x,y\n" + rows(20) { "\($0),7" },
      "t.csv: y: is 7 in all 14 training rows (a target must vary)"),
    TableMistake(
      "overflow", "x,y\n" + rows(20) { "\($0 == 7 ? "1e400" : "\($0)"),\($0)" },
      "t.csv:9: x: \"1e400\" overflows: the largest number is 1.8e308 (use --missing 1e400 to "
        + "read it as missing)"),
    TableMistake(
      "text among numbers", "x,y\n" + rows(20) { "\($0 == 7 ? "oops" : "\($0)"),\($0)" },
      "t.csv:9: x: \"oops\" is not a number (use --missing oops to read it as missing)"),
    TableMistake(
      "one row", "x,y\n1,2\n",
      "t.csv: 1 row is too few to set 0.2 of them apart (use --holdout 0, or give more rows)"),
    TableMistake(
      "two rows", "x,y\n1,2\n2,3\n",
      "t.csv: 2 rows are too few to set 0.2 of them apart (use --holdout 0, or give more rows)"),
    TableMistake(
      "three rows", "x,y\n1,2\n2,3\n3,5\n",
      "t.csv: 2 rows are too few to set 0.1 of them apart (use --validation 0, or give more rows)"
    ),
    TableMistake(
      "one row for all", "x,y\n1,2\n", ["--holdout", "0", "--validation", "0"],
      "t.csv: 1 row is too few to fit a network (give at least 2 training rows)"),
    TableMistake(
      "a class for each row", "x,y\n" + rows(10) { "\($0),k\($0)" },
      "t.csv: no class has a row to spare, so that 0.2 of the rows could be set apart (use "
        + "--holdout 0, or give more rows)"),
    TableMistake(
      "target alone", "y\n" + rows(20) { "\($0)" },
      "t.csv: no column is left to predict y from (give more columns)"),
    TableMistake(
      "all inputs missing", "x,y\n" + rows(20) { ",\($0)" },
      "t.csv: no column is left to predict y from (x is dropped, as it has no value in any "
        + "training row)"),
    TableMistake(
      "classes as regression", Samples.twoClasses(), ["--task", "regression"],
      "t.csv:2: y: \"\(firstClass)\" is not a number "
        + "(use --missing \(firstClass) to read it as missing)"),
    TableMistake(
      "classes among several targets", Samples.twoClasses(), ["--target", "y,x"],
      "t.csv: y: is a boolean, but a regression predicts numbers (fit a model for each target)"),
    TableMistake(
      "unknown positive class", Samples.twoClasses(), ["--positive", "q"],
      "t.csv: y: has no class \"q\", which --positive names (there are no, yes)"),
    TableMistake(
      "positive of three classes", Samples.twoClasses(), ["--target", "c", "--positive", "a"],
      "t.csv: c: --positive a needs a target with two classes, but it has 3 classes (leave "
        + "--positive out)"),
    TableMistake(
      "labels without images", Samples.twoClasses(), ["--labels", "t.csv"],
      "t.csv: is not an IDX file of images (--labels goes with images; a table has its labels in "
        + "a column, named by --target)"),
    TableMistake(
      "cross-entropy of numbers", Samples.regression(), ["--loss", "cross-entropy"],
      "cross-entropy is for classes, but y is a number (use half-squared-error, or --task classes)"
    ),
    TableMistake(
      "cross-entropy of two classes", Samples.twoClasses(), ["--loss", "cross-entropy"],
      "cross-entropy is for a probability of every class; for two classes use "
        + "binary-cross-entropy"),
    TableMistake(
      "Newton with hidden layers", Samples.twoClasses(), ["--optimizer", "newton"],
      "newton is for networks without hidden layers (use --hidden none, or another optimizer)"),
    TableMistake(
      "terabytes of weights", Samples.twoClasses(), ["--hidden", "1000000,1000000"],
      "a network 5-1000000-1000000-1 has 1000008000001 parameters, and 500000000 is the most (use "
        + "narrower layers)"),
    TableMistake(
      "folder that is not there", Samples.twoClasses(), ["-o", "nowhere/m.gradus"],
      "nowhere/m.gradus: cannot be written: No such file or directory (make the directory nowhere "
        + "first)"),
    TableMistake(
      "path below a file", Samples.twoClasses(), ["-o", "t.csv/m.gradus"],
      "t.csv/m.gradus: cannot be written: Not a directory (there is a file on the way to it; write "
        + "to another directory)"),
    TableMistake(
      "full disk", Samples.twoClasses(), ["-o", "/dev/full"],
      "/dev/full: cannot be written: No space left on device (free some space, or write to "
        + "another disk)"),
    TableMistake(
      "cut gzip", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B], [],
      "t.csv: this gzip file is cut short (copy or download it again)"),
    TableMistake(
      "cut IDX", [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 4, 0, 0, 0, 4, 1, 2, 3], ["--target", "label"],
      "t.csv: this IDX file has 19 bytes instead of 48 for its dimensions 2 × 4 × 4 (copy or "
        + "download it again)"),
  ]

  private static let firstClass =
    Samples.twoClasses().split(separator: "\n")[1].hasSuffix("yes") ? "yes" : "no"
}

@Suite("a table with a mistake")
struct TableMistakeTests {
  @Test(
    "is answered by one sentence with place and way out, status 1, and nothing is written",
    arguments: TableMistake.all)
  func mistakes(_ mistake: TableMistake) throws {
    let place = try Workplace()
    try place.write(mistake.contents, to: "t.csv")
    let target = mistake.options.contains("--target") ? [] : ["--target", "y"]
    for json in [[], ["--json"]] {
      let fit = try place.gradus(["fit", "t.csv"] + target + mistake.options + json)
      #expect(fit.errors == "gradus: \(mistake.sentence)\n")
      #expect(fit.status == 1)
      #expect(fit.output.isEmpty)
    }
    #expect(try place.files() == ["t.csv"])
    #expect(try place.bytes(of: "t.csv") == mistake.contents)
  }

  @Test("a file that is missing, or a directory, is named")
  func unreadable() throws {
    let place = try Workplace()
    let missing = try place.gradus("fit", "nothere.csv", "--target", "y")
    #expect(missing.errors == "gradus: nothere.csv: there is no such file (check the path)\n")
    #expect(missing.status == 1)
    let directory = try place.gradus("fit", ".", "--target", "y")
    #expect(directory.errors == "gradus: .: is a directory (name a file in it)\n")
    #expect(directory.status == 1)
  }

  @Test("a message that cites a file cannot steer the terminal")
  func escapes() throws {
    let place = try Workplace()
    try place.write("x,\u{1B}[2J\n1,2\n", to: "t.csv")
    let fit = try place.gradus("fit", "t.csv", "--target", "\u{1B}[31mq\n")
    #expect(fit.status == 1)
    #expect(!fit.errors.dropLast().contains { $0 == "\u{1B}" || $0 == "\n" })
  }

  @Test("rows without a target are left out when that is asked for, and counted")
  func dropsMissingTargets() throws {
    let place = try Workplace()
    let rows = (0..<30).map { "\($0),\($0 == 3 || $0 == 5 ? "" : "\($0)")\n" }.joined()
    try place.write("x,y\n" + rows, to: "t.csv")
    let fit = try place.gradus(
      "fit", "t.csv", "--target", "y", "--drop-missing-target", "--epochs", "2")
    #expect(fit.status == 0)
    #expect(fit.errors == "note: 2 rows without a target are left out\n")
    let refused = try place.gradus("evaluate", "t.gradus", "t.csv")
    #expect(refused.status == 1 && refused.errors.contains("t.csv:5: y: the target is missing"))
    let evaluated = try place.gradus("evaluate", "t.gradus", "t.csv", "--drop-missing-target")
    #expect(evaluated.status == 0)
    #expect(evaluated.errors == "note: 2 rows without a target are left out\n")
  }

  @Test("constant and empty columns are dropped with a note")
  func dropsColumns() throws {
    let place = try Workplace()
    let rows = (0..<30).map { "\($0),5,,\($0 * $0)\n" }.joined()
    try place.write("x,k,m,y\n" + rows, to: "t.csv")
    let fit = try place.gradus("fit", "t.csv", "--target", "y", "--epochs", "2")
    #expect(fit.status == 0)
    #expect(
      fit.errors == """
        note: k: dropped, as it is 5 in every training row
        note: m: dropped, as it has no value in any training row

        """)
  }

  @Test("classes of few rows are split all the same, and none loses its last row")
  func smallClasses() throws {
    let place = try Workplace()
    let rows = (0..<40).map { "\($0),k\($0 % 10)\n" }.joined()
    try place.write("x,y\n" + rows, to: "t.csv")
    let fit = try place.gradus("fit", "t.csv", "--target", "y", "--epochs", "2", "--json")
    #expect(fit.status == 0, "\(fit.errors)")
    let counts = try JSON(fit.output)["rows"]
    #expect(counts["test"].integer == 10)
    #expect(counts["validation"].integer == 3)
  }

  @Test("strange names, 2,000 columns, CRLF and a byte order mark are no mistakes")
  func strangeTables() throws {
    let place = try Workplace()
    let names = ["a \"quoted\" name", "b,comma", "c\nline", "größe 🐧", "target"]
    let header = names.map { name in
      "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        + "\""
    }.joined(separator: ",")
    let rows = (0..<40).map { "\($0),\($0 % 7),\($0 % 5),\($0 % 3),\($0 * 2)\r\n" }.joined()
    try place.write("\u{FEFF}" + header + "\r\n" + rows, to: "strange.csv")
    let fit = try place.gradus("fit", "strange.csv", "--target", "target", "--epochs", "2")
    #expect(fit.status == 0, "\(fit.errors)")
    let predicted = try place.gradus(
      "predict", "strange.gradus", "strange.csv", "--keep", "größe 🐧,b\\,comma")
    #expect(predicted.status == 0)
    #expect(predicted.lines[0] == "größe 🐧,\"b,comma\",prediction")
    #expect(predicted.lines.count == 41)

    let wide = (0..<2_000).map { "x\($0)" }.joined(separator: ",") + ",y\n"
    let cells = (0..<30).map { row in
      (0..<2_001).map { "\(row * $0 % 17)" }.joined(separator: ",") + "\n"
    }
    try place.write(wide + cells.joined(), to: "wide.csv")
    #expect(
      try place.gradus("fit", "wide.csv", "--target", "y", "--epochs", "1", "-q").status == 0)
  }

  @Test("columns to ignore may hold anything")
  func ignoredColumns() throws {
    let place = try Workplace()
    let rows = (0..<30).map { "\($0),\($0 == 4 ? "oops" : "\($0)"),\($0 * 2)\n" }.joined()
    try place.write("x,n,y\n" + rows, to: "t.csv")
    let fit = try place.gradus(
      "fit", "t.csv", "--target", "y", "--ignore", "n", "--epochs", "2", "-q")
    #expect(fit.status == 0, "\(fit.errors)")
  }
}
