/// Marks between two axes.
///
///     let chart = Chart(
///       "Loss by epoch", x: .counting("epoch"), y: Axis("mean loss"),
///       [.line(training, name: "training"), .line(validation, name: "validation")],
///       description: "The training loss falls from 1.1 to 0.03, the validation loss to 0.05.")
///     print(chart.standalone)
public struct Chart: Picture {
  public var title: String
  public var description: String
  public var x, y: Axis
  /// Later ones are drawn over earlier ones.
  public var marks: [Mark]
  public var size: Size

  public init(
    _ title: String, x: Axis, y: Axis, _ marks: [Mark], description: String,
    size: Size = Size(width: 480, height: 320)
  ) {
    (self.title, self.x, self.y, self.marks) = (title, x, y, marks)
    (self.description, self.size) = (description, size)
  }

  public func drawing() -> [Markup] {
    let frame = Frame(self)
    return frame.axes() + frame.marks() + frame.legend()
  }
}
