// Fits one regression for every line that it reads: Gradus's part of `make bench-regression`.
//
//   Regressions KIND FOLDER COLUMNS CLASSES THREADS
//
// KIND is ols, logistic or multinomial, FOLDER holds the columns as raw doubles. Answers are lines of
// JSON: `ready`, then `seconds` and `coefficients`, the intercept first.
import Gradus

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

func column(_ path: String) -> [Double] {
  guard let file = fopen(path, "rb") else { fatalError("\(path) cannot be read") }
  defer { fclose(file) }
  fseek(file, 0, SEEK_END)
  let count = ftell(file) / MemoryLayout<Double>.stride
  rewind(file)
  return [Double](unsafeUninitializedCapacity: count) { numbers, read in
    read = fread(numbers.baseAddress, MemoryLayout<Double>.stride, count, file)
  }
}

enum Target {
  case numbers([Double], any Family)
  case classes([Int32], levels: [String])
}

struct Regression {
  let design: Design
  let target: Target
  let threads: Int

  init(_ kind: String, _ folder: String, columns: Int, classes: Int, threads: Int) {
    let y = column("\(folder)/y")
    design = Design(
      rowCount: y.count,
      columns: [DesignColumn(name: DesignColumn.interceptName, term: 0, content: .constant(1))]
        + (0..<columns).map {
          DesignColumn(
            name: "x\($0)", term: $0 + 1, content: .numbers(column("\(folder)/x\($0)")))
        })
    target =
      kind == "multinomial"
      ? .classes(y.map { Int32($0) }, levels: (0..<classes).map { "class \($0)" })
      : .numbers(y, kind == "ols" ? GaussianFamily() : BinomialFamily())
    self.threads = threads
  }

  func fit() throws -> (coefficients: [Double], note: String) {
    var options = FittingOptions()
    options.threads = threads
    switch target {
    case .classes(let codes, let levels):
      let model = try MultinomialModel(design, codes: codes, levels: levels, options: options)
      return (model.coefficients.flatMap { $0.map { $0 ?? 0 } }, model.warnings.joined())
    case .numbers(let y, let family):
      let model = try GeneralizedLinearModel(
        design, ResponseValues(y), family: family, options: options)
      return (model.coefficients.map { $0 ?? 0 }, model.warnings.joined())
    }
  }
}

func serve(_ arguments: [String]) throws {
  guard arguments.count == 6, let columns = Int(arguments[3]), let classes = Int(arguments[4]),
    let threads = Int(arguments[5])
  else { fatalError("usage: Regressions KIND FOLDER COLUMNS CLASSES THREADS") }
  let regression = Regression(
    arguments[1], arguments[2], columns: columns, classes: classes, threads: threads)
  print(#"{"ready": true}"#)
  fflush(nil)
  let clock = ContinuousClock()
  while readLine() != nil {
    let start = clock.now
    let (coefficients, note) = try regression.fit()
    let seconds = (clock.now - start) / .seconds(1)
    print(
      "{\"seconds\": \(seconds), \"coefficients\": \(coefficients), \"note\": \"\(note)\"}")
    fflush(nil)
  }
}

try serve(CommandLine.arguments)
