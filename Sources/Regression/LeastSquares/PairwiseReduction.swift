internal import Synchronization

/// Values joined in pairs, pairs of pairs and so on, as soon as both of a pair are there.
///
/// What comes out does not depend on the order in which they arrive, and only a few wait for their
/// partners at a time.
final class PairwiseReduction<Value: Sendable> {
  private let count: Int
  private let join: (inout Value, Value) -> Void
  /// At its first position, a value joined from `width` of them or, at the end, from those left.
  private let waiting: Mutex<[(value: Value, width: Int)?]>

  init(count: Int, join: @escaping (inout Value, Value) -> Void) {
    (self.count, self.join) = (count, join)
    waiting = Mutex([(value: Value, width: Int)?](repeating: nil, count: count))
  }

  /// The value joined from all, once they have arrived.
  var result: Value? { waiting.withLock { $0.first??.value } }

  /// Joins the value at a position with all that wait for it; may be called from any thread.
  func arrive(_ value: Value, at position: Int) {
    var (value, first, width) = (value, position, 1)
    while width < count {
      let isLeft = first % (2 * width) == 0
      let partner = isLeft ? first + width : first - width
      if partner < count {
        guard let other = exchange(value, at: first, width, for: partner) else { return }
        if isLeft {
          join(&value, other)
        } else {
          var left = other
          join(&left, value)
          (value, first) = (left, partner)
        }
      }
      width *= 2
    }
    waiting.withLock { [value] in $0[first] = (value, width) }
  }

  /// The partner's value or, where it has not arrived, nil: then this one waits.
  private func exchange(
    _ value: Value, at first: Int, _ width: Int, for partner: Int
  ) -> Value? {
    waiting.withLock { waiting in
      guard let other = waiting[partner], other.width == width else {
        waiting[first] = (value, width)
        return nil
      }
      waiting[partner] = nil
      return other.value
    }
  }
}
