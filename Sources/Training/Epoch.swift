public import Networks
internal import Numerics
internal import Synchronization

/// One pass over the data, and the network as it then was.
public struct Epoch: Sendable {
  /// Counted from 1.
  public let number: Int
  /// The mean loss of the examples as they were seen in this pass, without the penalty.
  public let trainingLoss: Double
  /// The mean loss of the validation examples after this pass.
  public let validationLoss: Double?
  /// η in the last step; 0 for a search.
  public let learningRate: Double
  /// Whether the losses are numbers; when not, training has diverged and the sequence ends here.
  public var isFinite: Bool { trainingLoss.isFinite && (validationLoss ?? 0).isFinite }
  /// What early stopping looks at: the validation loss, or without validation the training loss.
  public var score: Double { validationLoss ?? trainingLoss }

  let snapshot: Snapshot

  /// The network after this pass. Copied only if it is asked for or if the epoch is kept.
  public var network: Network { snapshot.network }
}

/// The parameters after an epoch, taken from the execution at the last moment.
final class Snapshot: Sendable {
  private let base: Network
  private struct State {
    var taken: Matrix?
    /// `nil` once they are taken.
    // Safe: the pass steps on only after `take()`, which waits for the lock.
    nonisolated(unsafe) var source: (any Pass)?
  }
  private let state: Mutex<State>
  private let isTaken = Atomic(false)
  /// Whether the parameters are here, no longer with the pass.
  var isSpent: Bool { isTaken.load(ordering: .acquiring) }

  init(_ base: Network, of pass: any Pass) {
    self.base = base
    state = Mutex(State(taken: nil, source: pass))
  }

  /// Takes the parameters; the execution is about to change them.
  func take() {
    state.withLock { state in
      if state.taken == nil { state.taken = state.source?.parameters }
      state.source = nil
    }
    isTaken.store(true, ordering: .releasing)
  }

  var network: Network {
    take()
    var network = base
    if let taken = state.withLock({ $0.taken }) { network.parameters = taken }
    return network
  }
}
