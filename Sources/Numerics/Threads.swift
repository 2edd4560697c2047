internal import Kernels

/// Work that several threads share for as long as it lasts.
public enum Threads {
  /// How many processors this process may use.
  public static var available: Int { Int(gr_processors_available()) }

  /// Performs the pieces `0..<count` of some work, each once, on so many threads of which one is the
  /// caller's; returns when all are done. In which order they are done is not known.
  public static func perform(_ count: Int, threads: Int, _ body: (Int) -> Void) {
    guard threads > 1, count > 1 else {
      for piece in 0..<count { body(piece) }
      return
    }
    withoutActuallyEscaping(body) { body in
      let work = Work(body)
      let workers = gr_workers_create(Int32(clamping: min(threads, count)))
      defer { gr_workers_destroy(workers) }
      withExtendedLifetime(work) {
        gr_workers_run(
          workers, count,
          { context, piece in
            guard let context else { return }
            // Safe: `work` outlives the run.
            Unmanaged<Work>.fromOpaque(context).takeUnretainedValue().body(piece)
          }, Unmanaged.passUnretained(work).toOpaque())
      }
    }
  }

  /// What each piece of some work makes, in order, whichever thread made it.
  public static func map<Result>(
    _ count: Int, threads: Int, _ transform: (Int) -> Result
  ) -> [Result] {
    [Result](unsafeUninitializedCapacity: count) { results, initialized in
      let places = results
      // Safe: each piece fills its own place, once.
      perform(count, threads: threads) { places.initializeElement(at: $0, to: transform($0)) }
      initialized = count
    }
  }

  private final class Work {
    let body: (Int) -> Void
    init(_ body: @escaping (Int) -> Void) { self.body = body }
  }
}
