internal import Tables

/// A model's preparation as plain Python: from the rows of a CSV file, or from images, to inputs, and
/// from outputs to answers.
struct KerasPreparation {
  /// Functions and constants; ends with `prepare`, if the columns allow it, and `answers`.
  let lines: [String]
  /// What `prepare` takes: a file of rows, images, or nothing.
  let input: Input

  enum Input { case table, images, none }

  init(_ preparation: Preparation, floats: String) {
    let encodings = preparation.inputs.map(\.encoding)
    if encodings.count == 1, let image = encodings.first as? ImageEncoding {
      input = .images
      lines = Self.images(image, floats) + Self.answers(preparation)
    } else if encodings.allSatisfy({ $0 is NumberEncoding || $0 is CategoryEncoding }) {
      input = .table
      lines = Self.table(preparation, floats) + Self.answers(preparation)
    } else {
      input = .none
      lines = Self.answers(preparation)
    }
  }

  private static func images(_ image: ImageEncoding, _ floats: String) -> [String] {
    """
    def prepare(images):
        \"\"\"Images of \(image.shape.map(String.init).joined(separator: " × ")) bytes as inputs.\"\"\"
        x = (np.reshape(images, (len(images), -1)) - \(image.mean)) / \(image.deviation)
        return x.astype("\(floats)")


    """.pythonLines
  }

  private static func table(_ preparation: Preparation, _ floats: String) -> [String] {
    let columns = preparation.inputs.compactMap { input -> String? in
      let name = PythonText.string(input.name)
      switch input.encoding {
      case let number as NumberEncoding:
        return "    \(name): number(\(number.mean), \(number.unit)"
          + (number.indicatesMissing ? ", tells_missing=True" : "") + "),"
      case let category as CategoryEncoding:
        let levels = PythonText.list(category.levels.map(PythonText.string))
        return "    \(name): category(\(levels)"
          + (category.joinsOthers ? ", joins_others=True" : "")
          + (category.indicatesMissing ? ", tells_missing=True" : "")
          + (category.width == 1 ? ", unknown=\(category.secondShare)" : "") + "),"
      default: return nil
      }
    }
    let missing = ["", "?", "NA"] + preparation.missing
    return (helpers(missing, for: preparation) + "\nCOLUMNS = {").pythonLines + columns
      + """
      }


      def prepare(path):
          \"\"\"The rows of a CSV file as inputs; other columns than these may stand in it.\"\"\"
          with open(path, newline="", encoding="utf-8-sig") as file:
              rows = list(csv.DictReader(file, skipinitialspace=True))
          x = [[z for name, inputs in COLUMNS.items() for z in inputs(row[name].strip())] for row in rows]
          return np.array(x, "\(floats)")


      """.pythonLines
  }

  /// Only the kinds of columns that there are.
  private static func helpers(_ missing: [String], for preparation: Preparation) -> String {
    let encodings = preparation.inputs.map(\.encoding)
    return """
      def is_missing(text):
          texts = {\(missing.map(PythonText.string).joined(separator: ", "))}
          return text in texts or text.lower() in {"nan", "null"}


      """ + (encodings.contains { $0 is NumberEncoding } ? number : "")
        + (encodings.contains { $0 is CategoryEncoding } ? category : "")
  }

  private static let number = """

    def number(mean, unit, tells_missing=False):
        \"\"\"How many units a number lies above the mean, and whether it is missing.\"\"\"

        def inputs(text):
            z = 0.0 if is_missing(text) or not unit else (float(text) - mean) / unit
            told = [float(is_missing(text))] if tells_missing else []
            return ([min(max(z, -1e9), 1e9)] if unit else []) + told

        return inputs


    """

  private static let category = """

    def category(levels, joins_others=False, tells_missing=False, unknown=0.0):
        \"\"\"A 1 for the level; of two, whether it is the second.\"\"\"
        states = len(levels) + joins_others + tells_missing

        def inputs(text):
            if is_missing(text):
                k = states - 1 if tells_missing else None
            elif text in levels:
                k = levels.index(text)
            else:
                k = len(levels) if joins_others else None
            if states == 2:
                return [unknown if k is None else float(k)]
            return [float(i == k) for i in range(states)]

        return inputs


    """

  private static func answers(_ preparation: Preparation) -> [String] {
    guard preparation.task == .regression else {
      let classes = PythonText.list(preparation.classes.map(PythonText.string))
      let choice =
        preparation.task == .twoClasses
        ? "(np.ravel(y) > 0.5).astype(int)" : "np.argmax(y, axis=1)"
      let meaning =
        preparation.task == .twoClasses
        ? "the probability of the second class" : "the probabilities of the classes"
      return """
        CLASSES = \(classes)


        def answers(y):
            \"\"\"The most probable class of each row; y has \(meaning).\"\"\"
            return [CLASSES[k] for k in \(choice)]
        """.pythonLines
    }
    let names = preparation.targetNames.map(PythonText.comment).joined(separator: ", ")
    let means = PythonText.list(preparation.target.scales.map { "\($0.mean)" })
    let deviations = PythonText.list(preparation.target.scales.map { "\($0.deviation)" })
    return """
      MEANS, DEVIATIONS = np.array(\(means)), np.array(\(deviations))


      def answers(y):
          \"\"\"The outputs in the units of \(names).\"\"\"
          return y * DEVIATIONS + MEANS
      """.pythonLines
  }
}

extension String {
  fileprivate var pythonLines: [String] {
    split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
