extension Affine: Explained {
  public var title: String { "pre-activations of \(z.layerName)" }

  public var meaning: String {
    "Each neuron multiplies its inputs by its weights, one row of \(weights), adds them up, and adds "
      + "its bias."
  }
}

extension Gradient: Explained {
  public var title: String { "gradients of \(weights.plainName) and \(bias.plainName)" }

  public var meaning: String {
    "A weight's derivative is the error of the neuron that it leads to times the number that came "
      + "through it, a bias's the error alone, averaged over the batch (the column 1 adds up)."
  }
}

extension Backpropagate: Explained {
  public var title: String { "error at \(da.plainName)" }

  public var meaning: String {
    "An error flows back along the weights that brought the number forward: each output of the layer "
      + "below answers for the errors that it reached, weighted by \(weights), read column by column."
  }
}
