import Numerics
import Tables
import Testing

@Suite struct PreparedTargetTests {
  private func fit(
    _ table: Table, _ targets: [String] = ["t"], task: LearningTask? = nil, positive: String? = nil
  ) throws -> Preparation {
    var options = Preparation.Options()
    options.positive = positive
    return try Preparation.fit(
      table, targets: targets, task: task, rows: Array(0..<table.rowCount), options: options)
  }

  private func table(_ target: [Value]) throws -> Table {
    try Table(rows: target.enumerated().map { ["x": .number(Double($0.offset)), "t": $0.element] })
  }

  @Test("numbers are a regression, standardized and back")
  func regression() throws {
    let table = try Table(["x": [1, 2, 3], "t": [10, 20, 30], "u": [5, 5, 8]])
    let preparation = try fit(table, ["t", "u"])
    #expect(preparation.task == .regression)
    #expect(preparation.targetNames == ["t", "u"] && preparation.classes.isEmpty)
    #expect(preparation.target.outputs == 2)
    let matrix = try preparation.targets(of: table, rows: [0, 1, 2], precision: .double)
    #expect(matrix.rows == 2 && matrix.columns == 3)
    #expect(matrix[0, 1] == 0)
    for (k, values) in try preparation.targetValues(of: table, rows: [0, 1, 2]).enumerated() {
      for (j, value) in values.enumerated() {
        #expect(abs(preparation.unscale(output: k, matrix[k, j]) - value) < 1e-13)
      }
    }
  }

  @Test("two levels are two classes, of which the second or affirming one is positive")
  func twoClasses() throws {
    let texts = try table(["b", "a", "b"])
    let preparation = try fit(texts)
    #expect(preparation.task == .twoClasses && preparation.classes == ["a", "b"])
    #expect(
      try preparation.targets(of: texts, rows: [0, 1, 2], precision: .double).values == [1, 0, 1])
    #expect(try fit(texts, positive: "a").classes == ["b", "a"])
    #expect(try fit(try table([true, false])).classes == ["false", "true"])
    #expect(try fit(try table(["Yes", "no"])).classes == ["no", "Yes"])
    let numbers = try table([1, 0, 1])
    #expect(try fit(numbers).task == .regression)
    #expect(try fit(numbers, task: .twoClasses).classes == ["0", "1"])
    #expect(try fit(texts, task: .manyClasses).target.outputs == 2)
  }

  @Test("several levels are many classes, one 1 for each row")
  func manyClasses() throws {
    let table = try table(["c", "a", "b", "a"])
    let preparation = try fit(table)
    #expect(preparation.task == .manyClasses && preparation.classes == ["a", "b", "c"])
    #expect(
      try preparation.targets(of: table, rows: [0, 3], precision: .single).values
        == [0, 0, 1, 1, 0, 0])
    #expect(try preparation.classCodes(of: table, rows: [0, 1, 2, 3]) == [2, 0, 1, 0])
  }

  @Test("numbers can be classes, in the order of their size, and are found again as texts")
  func numberClasses() throws {
    let numbers = try table([10, 9, 2, 9])
    let preparation = try fit(numbers, task: .manyClasses)
    #expect(preparation.classes == ["2", "9", "10"])
    let texts = try table(["9.0", "10"])
    #expect(try preparation.classCodes(of: texts, rows: [0, 1]) == [1, 2])
    let forced = try read("x,t\n1,10\n2,9\n") { $0.categorical = ["t"] }
    #expect(try fit(forced).classes == ["9", "10"])
    #expect(try fit(forced).classCodes(of: try table([9, 10]), rows: [0, 1]) == [0, 1])
  }

  @Test("classes are those of the training rows")
  func trainingRowsOnly() throws {
    let table = try table(["a", "b", "c"])
    let preparation = try Preparation.fit(table, targets: ["t"], rows: [0, 1])
    #expect(preparation.classes == ["a", "b"])
    #expect(
      message { _ = try preparation.targets(of: table, rows: [2], precision: .double) }
        == "table: row 3: t: \"c\" is none of the classes in the training rows "
        + "(they are a, b; leave the row out, or fit with it)")
  }

  @Test("strata are the classes, and nothing for a regression")
  func strata() throws {
    let texts = try table(["b", "a", nil])
    #expect(try Preparation.strata(of: texts, targets: ["t"]) == [1, 0, -1])
    let numbers = try table([5, 3, 5])
    #expect(try Preparation.strata(of: numbers, targets: ["t"]) == nil)
    #expect(try Preparation.strata(of: numbers, targets: ["t"], task: .twoClasses) == [1, 0, 1])
    #expect(try Preparation.strata(of: texts, targets: ["t"], task: .regression) == nil)
  }

  @Test("a target of two numbers is worth a remark")
  func advice() throws {
    let numbers = try table([1, 0, 1, nil, 5])
    #expect(
      Preparation.advice(on: numbers, targets: ["t"], rows: [0, 1, 2, 3])
        == "t: only 0 and 1 occur, but they are predicted as numbers "
        + "(use --categorical t to predict classes)")
    #expect(Preparation.advice(on: numbers, targets: ["t"], rows: [0, 1, 4]) == nil)
    #expect(Preparation.advice(on: try table(["a", "b"]), targets: ["t"], rows: [0, 1]) == nil)
  }

  @Test("rows without a target are dropped only when asked")
  func missing() throws {
    let table = try read("x,t\n1,a\n2,\n3,b\n4,NA\n")
    let sentence =
      "t.csv:3: t: the target is missing, and in 1 more row "
      + "(fill it in, or use --drop-missing-target to leave out such rows)"
    #expect(message { _ = try fit(table) } == sentence)
    #expect(message { _ = try Preparation.rows(of: table, withTargets: ["t"]) } == sentence)
    #expect(
      message { _ = try Preparation.rows(of: table, withTargets: ["t"], among: [0, 1]) }
        == "t.csv:3: t: the target is missing "
        + "(fill it in, or use --drop-missing-target to leave out the row)")
    #expect(
      try Preparation.rows(of: table, withTargets: ["t"], droppingMissing: true) == [0, 2])
    let preparation = try Preparation.fit(table, targets: ["t"], rows: [0, 2])
    #expect(
      message { _ = try preparation.targets(of: table, rows: [0, 1], precision: .double) }
        == "t.csv:3: t: the target is missing "
        + "(fill it in, or use --drop-missing-target to leave out such rows)")
  }

  @Test("a target that cannot be learned is a sentence")
  func mistakes() throws {
    let numbers = try Table(["x": [1, 2, 3], "t": [4, 5, 6], "c": ["a", "b", "c"]])
    #expect(message { _ = try fit(numbers, ["y"]) }.hasPrefix("table: has no column \"y\" ("))
    #expect(
      message { _ = try fit(try read("species,x\na,1\nb,2\n"), ["specis"]) }
        == #"t.csv: has no column "specis" (did you mean "species"?)"#)
    #expect(
      message { _ = try fit(numbers, []) }
        == "table: no target is given (--target names the column to predict, of x, t, c)")
    #expect(
      message { _ = try fit(numbers, ["t", "t"]) }
        == "table: --target names the column \"t\" twice")
    #expect(
      message { _ = try fit(numbers, ["t", "c"]) }
        == "table: c: is a category, but a regression predicts numbers (fit a model for each target)"
    )
    #expect(
      message { _ = try fit(numbers, ["c"], task: .regression) }
        == "table: c: is a category, but a regression predicts numbers (let the target be classes, "
        + "or use --numeric to find what is not a number)")
    #expect(
      message { _ = try fit(numbers, ["x", "t"], task: .manyClasses) }
        == "table: several targets can only be numbers (fit a model for each of x, t)")
    #expect(
      message { _ = try fit(try table(["a", "a"])) }
        == "table: t: has one class, \"a\", in all 2 training rows (a target needs two)")
    #expect(
      message { _ = try fit(try table([3, 3])) }
        == "table: t: is 3 in all 2 training rows (a target must vary)")
    #expect(
      message { _ = try fit(try table([nil, nil])) }
        == "table: t: is missing in all 2 rows (use --target to name another column)")
    #expect(
      message { _ = try fit(numbers, ["c"], task: .twoClasses) }
        == "table: c: has 3 classes, not two (they are a, b, c)")
    #expect(
      message { _ = try fit(numbers, ["c"], positive: "a") }
        == "table: c: --positive a needs a target with two classes, but it has 3 classes "
        + "(leave --positive out)")
    #expect(
      message { _ = try fit(numbers, ["t"], positive: "a") }
        == "table: t: --positive a needs a target with two classes, but it is a regression "
        + "(leave --positive out)")
    #expect(
      message { _ = try fit(try table(["yes", "no"]), positive: "yess") }
        == #"table: t: has no class "yess", which --positive names (did you mean "yes"?)"#)
    #expect(
      message { _ = try fit(try table((0..<30).map { .text("t\($0)") })) }
        == "table: t: has 30 classes in 30 training rows "
        + "(use --target to name a column that rows share)")
    #expect(
      message { _ = try Preparation.fit(numbers, targets: ["t"], rows: []) }
        == "table: there are no training rows (give more rows)")
  }

  @Test("the description names target, inputs and dropped columns")
  func description() throws {
    let table = try Table([
      "x": [1, 2, nil], "c": ["a", "b", "c"], "k": [1, 1, 1], "t": ["no", "yes", "no"],
    ])
    #expect(
      try fit(table).descriptionLines == [
        "t: target, no or yes (positive)",
        "x: number, mean 1.5, unit 0.5, missing ones indicated",
        "c: category, 3 levels: a, b, c",
        "k: dropped, as it is 1 in every training row",
      ])
    let regression = table.dropping(columns: ["t"]).selecting(rows: [0, 1])
    #expect(
      try fit(regression, ["x"]).descriptionLines == [
        "x: target, mean 1.5, standard deviation 0.5",
        "c: category, 2 levels: a, b",
        "k: dropped, as it is 1 in every training row",
      ])
  }
}
