extension Gather: Explained {
  private var isInput: Bool { source.region == .inputs }

  public var title: String { isInput ? "the batch" : "the targets" }

  public var meaning: String {
    isInput
      ? "The inputs enter the network as \(result), one example per column; "
        + "N stands for the number of examples."
      : "What the network should have answered, one example per column."
  }
}
