public import Equations
public import ModelFiles
internal import Networks
public import Training

/// How a model was trained, as its file says.
public struct ModelTraining: Sendable {
  public var loss: any Loss
  public var optimizer: any Optimizer
  /// λ
  public var l2: Double

  /// What the file says is not trusted: of numbers that cannot be, the nearest that can.
  ///
  /// - Throws: a sentence where it names a part that is not known here.
  public init(of model: Model) throws(SpellingError) {
    let trained = model.provenance.settings
    loss = try Losses.catalogue(model.provenance.loss)
    optimizer = try Optimizers.catalogue(trained["optimizer"] ?? "adam")
    let l2 = trained["l2"].flatMap { Double($0) } ?? 0
    self.l2 = l2.isFinite ? max(l2, 0) : 0
  }
}
