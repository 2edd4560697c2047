import Numerics
import Tables
import Testing

@Suite struct PreparedInputTests {
  private func fit(
    _ table: Table, rows: [Int]? = nil, _ change: (inout Preparation.Options) -> Void = { _ in }
  ) throws -> Preparation {
    var options = Preparation.Options()
    change(&options)
    return try Preparation.fit(
      table, targets: ["t"], rows: rows ?? Array(0..<table.rowCount), options: options)
  }

  private func inputs(_ preparation: Preparation, _ table: Table) throws -> Matrix {
    try preparation.inputs(
      of: table, rows: Array(0..<table.rowCount), precision: .double
    ).inputs
  }

  /// A table with columns of every kind and missing cells, and the target `t`.
  private func randomTable(seed: Int, rows: Int = 40) throws -> Table {
    var choices = Choices(seed: seed)
    func column(_ name: String, _ value: () -> Value) -> (String, [Value]) {
      (name, (0..<rows).map { _ in value() })
    }
    let columns = [
      column("number") { .number(Double(choices.below(1000)) / 7) },
      column("gaps") { choices.below(4) == 0 ? .missing : .number(Double(choices.below(50))) },
      column("level") { .text(["a", "b", "c"][choices.below(3)]) },
      column("patchy") { choices.below(3) == 0 ? .missing : .text(["p", "q"][choices.below(2)]) },
      column("flag") { .boolean(choices.below(2) == 0) },
      column("t") { .number(Double(choices.below(100))) },
    ]
    return try Table(
      rows: (0..<rows).map { row in
        Dictionary(uniqueKeysWithValues: columns.map { ($0.0, $0.1[row]) })
      })
  }

  @Test("numbers are standardized on the training rows, in Double until the end")
  func numbers() throws {
    let table = try Table([
      "x": [1_000_000_000, 1_000_000_001, 1_000_000_002, 5], "t": [1, 2, 3, 4],
    ])
    let preparation = try fit(table, rows: [0, 1, 2])
    let half = 1.5.squareRoot()
    let (matrix, report) = try preparation.inputs(of: table, rows: [2, 0, 1], precision: .single)
    #expect(matrix.values == [Double(Float(half)), Double(Float(-half)), 0])
    #expect(matrix.precision == .single)
    #expect(report == PreparationReport())
    #expect(preparation.featureNames == ["x"])
  }

  @Test("every input of the training rows has mean 0 and deviation 1 if it is a number")
  func standardized() throws {
    for seed in 0..<10 {
      let table = try randomTable(seed: seed)
      let matrix = try inputs(try fit(table), table)
      let k = try #require(try fit(table).featureNames.firstIndex(of: "number"))
      let moments = try #require(Moments(of: (0..<matrix.columns).map { matrix[k, $0] }))
      #expect(abs(moments.mean) < 1e-14 && abs(moments.deviation - 1) < 1e-14)
    }
  }

  @Test("rows outside of the training rows change nothing", arguments: 0..<10)
  func trainingRowsOnly(seed: Int) throws {
    let table = try randomTable(seed: seed)
    let rows = Array(0..<30)
    let changed = try table.selecting(rows: rows).appending(
      try randomTable(seed: seed + 100).selecting(rows: Array(0..<10)))
    #expect(try fit(table, rows: rows) == fit(changed, rows: rows))
    #expect(try fit(table, rows: rows) == fit(table.selecting(rows: rows)))
    #expect(try fit(table, rows: rows) != fit(table))
  }

  @Test("the order of columns and of rows changes nothing but the order", arguments: 0..<10)
  func permutations(seed: Int) throws {
    let table = try randomTable(seed: seed)
    let preparation = try fit(table)
    let reversed = try Table(columns: table.columns.reversed())
    #expect(try inputs(preparation, reversed) == inputs(preparation, table))
    let rows = Array((0..<table.rowCount).reversed())
    let whole = try inputs(preparation, table)
    #expect(
      try preparation.inputs(of: table, rows: rows, precision: .double).inputs
        == whole.selecting(columns: rows))
    #expect(try fit(reversed).featureNames.sorted() == preparation.featureNames.sorted())
  }

  @Test("a row alone is prepared as in the whole table", arguments: 0..<5)
  func alone(seed: Int) throws {
    let table = try randomTable(seed: seed)
    let preparation = try fit(table)
    let whole = try inputs(preparation, table)
    for row in 0..<table.rowCount {
      #expect(
        try inputs(preparation, table.selecting(rows: [row])) == whole.selecting(columns: [row]))
    }
  }

  @Test("a file written and read with the model's column kinds is prepared alike", arguments: 0..<5)
  func throughFile(seed: Int) throws {
    let table = try randomTable(seed: seed)
    let preparation = try fit(table)
    let back = try CSV.read(
      bytes: Array(CSV.text(table).utf8), name: "t.csv", options: preparation.readingOptions())
    #expect(try inputs(preparation, back) == inputs(preparation, table))
  }

  @Test("a missing number is the mean, and indicated if training rows had missing ones")
  func missingNumbers() throws {
    let preparation = try fit(
      try Table(["x": [1, nil, 3], "y": [1, 2, 3], "t": [1, 2, 3]]))
    #expect(preparation.featureNames == ["x", "x is missing", "y"])
    let table = try Table(["x": [nil, 3], "y": [nil, 2]])
    let (matrix, report) = try preparation.inputs(of: table, rows: [0, 1], precision: .double)
    #expect(matrix.values == [0, 1, 0, 1, 0, 0])
    #expect(report.missing.map(\.column) == ["x", "y"] && report.missing.map(\.count) == [1, 1])
    #expect(report.notes.isEmpty)
  }

  @Test("a number that is constant where present only tells whether it is there")
  func constantOrMissing() throws {
    let preparation = try fit(try Table(["x": [1, nil, 1], "t": [1, 2, 3]]))
    #expect(preparation.featureNames == ["x is missing"])
    #expect(try inputs(preparation, try Table(["x": [nil, 5]])).values == [1, 0])
  }

  @Test("levels are inputs of their own, two levels are one input")
  func levels() throws {
    let preparation = try fit(
      try Table(["c": ["r", "g", "b", "r"], "s": ["m", "f", "m", "m"], "t": [1, 2, 3, 4]]))
    #expect(preparation.featureNames == ["c = b", "c = g", "c = r", "s = m"])
    let table = try Table(["c": ["g", "b", "r", "x", nil], "s": ["f", "m", "x", nil, "m"]])
    let (matrix, report) = try preparation.inputs(
      of: table, rows: Array(0..<5), precision: .double)
    #expect(
      matrix.values == [
        0, 1, 0, 0, /**/ 1, 0, 0, 1, /**/ 0, 0, 1, 0.75, /**/ 0, 0, 0, 0.75, /**/ 0, 0, 0, 1,
      ])
    #expect(report.unseen.map(\.column) == ["c", "s"])
    #expect(
      report.notes == [
        #"c: the level "x" is in no training row; it counts as none"#,
        #"s: the level "x" is in no training row; it counts as none"#,
      ])
    let more = try Table(["c": ["x", "y"], "s": ["m", "f"], "u": [1, 2], "v": [1, 2]])
    #expect(
      try preparation.inputs(of: more, rows: [0, 1], precision: .double).report.notes == [
        "c: 2 cells have levels that are in no training row, such as \"x\"; they count as none",
        "the columns u, v are ignored: the model does not know them",
      ])
  }

  @Test("missing is a level of its own if training rows had it")
  func missingLevel() throws {
    let preparation = try fit(
      try Table(["c": ["a", nil, "b"], "d": ["a", nil, "a"], "t": [1, 2, 3]]))
    #expect(preparation.featureNames == ["c = a", "c = b", "c is missing", "d is missing"])
    let table = try Table(["c": ["b", nil, "z"], "d": ["a", nil, "z"]])
    #expect(
      try inputs(preparation, table).values
        == [0, 1, 0, 0, /**/ 0, 0, 1, 1, /**/ 0, 0, 0, 1.0 / 3])
  }

  @Test("of many levels the most frequent stay, and the others are one")
  func manyLevels() throws {
    // Levels 0 to 119, of which 0 to 9 occur twice and the others three times.
    let cells = (0..<120).flatMap { k in Array(repeating: "l\(k)", count: k < 10 ? 2 : 3) }
    let table = try Table(columns: [
      Column("c", texts: cells), Column("t", numbers: cells.indices.map(Double.init)),
    ])
    let preparation = try fit(table)
    #expect(preparation.features == 100)
    #expect(preparation.featureNames.last == "c is another")
    let matrix = try inputs(preparation, table)
    for j in 0..<matrix.columns { #expect(matrix.column(j).reduce(0, +) == 1) }
    #expect(!preparation.featureNames.contains("c = l3"))
    #expect(try inputs(preparation, try Table(["c": ["unseen"]]))[99, 0] == 1)
  }

  @Test("columns that tell nothing are dropped with a note")
  func dropped() throws {
    let rows = 0..<30
    let table = try Table(columns: [
      Column("same", numbers: rows.map { _ in 2007 }), Column("word", texts: rows.map { _ in "w" }),
      Column("none", numbers: rows.map { _ in .nan }),
      Column("empty", texts: rows.map { _ in nil }),
      Column("name", texts: rows.map { "n\($0)" }), Column("x", numbers: rows.map(Double.init)),
      Column("picture", shape: [1, 2], bytes: rows.flatMap { _ in [7, 7] }),
      Column("skipped", numbers: rows.map(Double.init)),
      Column("t", numbers: rows.map(Double.init)),
    ])
    let preparation = try fit(table) { $0.ignore = ["skipped"] }
    #expect(preparation.featureNames == ["x"])
    #expect(
      preparation.notes == [
        "same: dropped, as it is 2007 in every training row",
        "word: dropped, as it is \"w\" in every training row",
        "none: dropped, as it has no value in any training row",
        "empty: dropped, as it has no value in any training row",
        "name: dropped, as its 30 different texts in 30 training rows tell rows apart rather than "
          + "describe them",
        "picture: dropped, as all its bytes are equal in the training rows",
      ])
    #expect(
      message { _ = try fit(try Table(["c": ["a", "a"], "t": [1, 2]])) }
        == "table: no column is left to predict t from "
        + "(c is dropped, as it is \"a\" in every training row)")
    #expect(
      message { _ = try fit(try Table(["t": [1, 2]])) }
        == "table: no column is left to predict t from (give more columns)")
  }

  @Test("the bytes of images share one scale")
  func images() throws {
    let column = Column("image", shape: [1, 2], bytes: [0, 4, 0, 0, 0, 8])
    let table = try Table(columns: [column, Column("t", numbers: [1, 2, 3])])
    let preparation = try fit(table)
    #expect(preparation.featureNames == ["image[1, 1]", "image[1, 2]"])
    let moments = try #require(Moments(of: [0, 4, 0, 0, 0, 8]))
    let matrix = try inputs(preparation, table)
    for (value, byte) in zip(matrix.values, [0.0, 4, 0, 0, 0, 8]) {
      #expect(abs(value - moments.standardize(byte)) < 1e-15)
    }
    let other = try Table(columns: [Column("image", shape: [3], bytes: [1, 2, 3])])
    #expect(
      message { _ = try inputs(preparation, other) }
        == "table: image: has images of 3 bytes, but was trained on 1 × 2")
  }

  @Test("a column that is missing or of another kind at prediction is a sentence")
  func mistakes() throws {
    let preparation = try fit(
      try Table(["length": [1, 2, 3], "color": ["r", "g", "r"], "t": [1, 2, 3]]))
    #expect(
      message { _ = try inputs(preparation, try read("lenght,color\n1,r\n")) }
        == #"t.csv: has no column "length", which the model needs (did you mean "lenght"?)"#)
    #expect(
      message { _ = try inputs(preparation, try read("length\n1\n")) }
        == #"t.csv: has no column "color", which the model needs (there are length)"#)
    let text = "length,color\n1,r\n2,g\nlong,r\n"
    #expect(
      message { _ = try inputs(preparation, try read(text) { $0.categorical = ["length"] }) }
        == #"t.csv:4: length: "long" is not a number (use --missing long to read it as missing)"#)
    #expect(
      message {
        _ = try CSV.read(
          bytes: Array(text.utf8), name: "t.csv", options: preparation.readingOptions())
      } == #"t.csv:4: length: "long" is not a number (use --missing long to read it as missing)"#)
    #expect(
      message {
        _ = try inputs(
          preparation,
          try Table(columns: [
            Column("length", shape: [1], bytes: [1]), Column("color", texts: ["r"]),
          ]))
      } == "table: length: is a column of images, but was numbers in training")
  }

  @Test("a prediction file is read with the kinds of the training table")
  func readingOptions() throws {
    let preparation = try fit(
      try read("zip,x,t\n01,1,1\n02,2,2\n01,n/a,3\n") {
        $0.categorical = ["zip"]
        $0.missing = ["n/a"]
      }
    ) { $0.missing = ["n/a"] }
    #expect(preparation.featureNames == ["zip = 02", "x", "x is missing"])
    let table = try CSV.read(
      bytes: Array("x,zip,id\nn/a,02,1\n2,01,a\n".utf8), name: "t.csv",
      options: preparation.readingOptions())
    #expect(table["zip"]?.categories?.levels == ["01", "02"])
    #expect(try inputs(preparation, table).values == [1, 0, 1, 0, 1, 0])
  }
}
