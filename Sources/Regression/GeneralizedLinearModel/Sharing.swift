internal import Kernels

/// The results of `count` pieces of work, shared among threads; the order of results is that of the
/// pieces, whoever performed them.
func shared<Result: Sendable>(
  _ count: Int, threads: Int, _ perform: (Int) -> Result
) -> [Result] {
  guard threads > 1, count > 1 else { return (0..<count).map(perform) }
  return withoutActuallyEscaping(perform) { perform in
    let work = SharedWork(count: count, perform)
    let workers = gr_workers_create(Int32(clamping: min(threads, count)))
    defer { gr_workers_destroy(workers) }
    gr_workers_run(
      workers, count,
      { context, piece in
        guard let context else { return }
        Unmanaged<AnyWork>.fromOpaque(context).takeUnretainedValue().perform(piece)
      }, Unmanaged<AnyWork>.passUnretained(work).toOpaque())
    return work.finished()
  }
}

/// Pieces of work that threads share.
private class AnyWork {
  func perform(_ piece: Int) {}
}

private final class SharedWork<Result>: AnyWork {
  private let work: (Int) -> Result
  private let results: UnsafeMutablePointer<Result?>
  private let count: Int

  init(count: Int, _ work: @escaping (Int) -> Result) {
    (self.count, self.work) = (count, work)
    results = .allocate(capacity: count)
    results.initialize(repeating: nil, count: count)
  }

  // Safe: each piece writes its own place.
  override func perform(_ piece: Int) { results[piece] = work(piece) }

  func finished() -> [Result] {
    (0..<count).compactMap { results[$0] }
  }

  deinit {
    results.deinitialize(count: count)
    results.deallocate()
  }
}
