extension Gather: Explained {
  private var isInput: Bool { source.region == .inputs }

  public var title: String { isInput ? "the batch" : "the targets" }

  public var meaning: String {
    isInput
      ? "Of all inputs x those of this batch enter the network as \(result), one example per column; N "
        + "is their number."
      : "What the network should have answered to this batch, one example per column."
  }
}
