internal import Numerics

extension Box {
  /// A matrix between brackets, its points below one another; corners of one that is too large or too
  /// wide. A single number stands alone.
  init(_ matrix: Matrix, _ form: TextForm) {
    if matrix.count == 1 {
      self.init(form.digits.text(matrix[0, 0]))
      return
    }
    var columns = 8
    var box = Box(matrix, form, Excerpt(of: matrix, columns: columns))
    // Behind an indentation, and with parentheses around it.
    while box.width > form.columns - 4, columns > 1 {
      columns = min(columns, matrix.columns) - 1
      box = Box(matrix, form, Excerpt(of: matrix, columns: columns))
    }
    self = box
  }

  private init(_ matrix: Matrix, _ form: TextForm, _ excerpt: Excerpt) {
    let ellipsis = form.isUnicode ? "…" : ".."
    let columns = excerpt.columns.map { column in
      guard let column else { return Box(excerpt.rows.map { _ in ellipsis }) }
      return Box(
        Self.aligned(
          excerpt.rows.map { $0.map { form.digits.text(matrix[$0, column]) } }, ellipsis))
    }
    let gaps = columns.enumerated().flatMap { i, box in
      i == 0 ? [box] : [Box(box.lines.map { _ in " " }), box]
    }
    let height = excerpt.rows.count
    self = .row(
      [.bracket(height, isLeft: true, form)] + gaps + [.bracket(height, isLeft: false, form)])
  }

  /// Numbers with their points below one another.
  private static func aligned(_ numbers: [String?], _ ellipsis: String) -> [String] {
    let whole = numbers.map { $0?.prefix { $0 != "." && $0 != "e" }.count ?? 1 }.max() ?? 0
    return numbers.map { number in
      let text = number ?? ellipsis
      let before = number?.prefix { $0 != "." && $0 != "e" }.count ?? 1
      return String(repeating: " ", count: whole - before) + text
    }
  }

  private static func bracket(_ height: Int, isLeft: Bool, _ form: TextForm) -> Box {
    guard form.isUnicode, height > 1 else {
      return Box([String](repeating: isLeft ? "[" : "]", count: max(height, 1)))
    }
    let (top, middle, bottom) = isLeft ? ("⎡", "⎢", "⎣") : ("⎤", "⎥", "⎦")
    return Box([top] + [String](repeating: middle, count: height - 2) + [bottom])
  }
}
