import Kernels
import Testing

/// The pool of threads that share the chunks of a kernel.
struct WorkersTests {
  /// How often each chunk was performed.
  final class Tally {
    let counts: UnsafeMutableBufferPointer<Int32>

    init(_ chunks: Int) {
      counts = .allocate(capacity: chunks)
      counts.initialize(repeating: 0)
    }

    deinit { counts.deallocate() }

    func run(_ workers: OpaquePointer?) {
      gr_workers_run(
        workers, counts.count,
        { context, chunk in
          // Safe: the context is the base of `counts`, and chunks are its indices, each claimed once.
          context?.assumingMemoryBound(to: Int32.self)[chunk] += 1
        }, counts.baseAddress)
    }
  }

  @Test("every chunk is performed exactly once", arguments: [1, 2, 3, 8])
  func chunks(_ threads: Int) {
    let workers = gr_workers_create(CInt(threads))
    defer { gr_workers_destroy(workers) }
    #expect(gr_workers_count(workers) == CInt(threads))
    for chunks in [0, 1, 2, 3, 17, 1000] {
      let tally = Tally(chunks)
      for round in 1...200 {
        tally.run(workers)
        #expect(tally.counts.allSatisfy { $0 == Int32(round) })
      }
    }
  }

  @Test("without a pool, or with one for less than a thread, the caller does it all")
  func alone() {
    let tally = Tally(9)
    tally.run(nil)
    let workers = gr_workers_create(-3)
    defer { gr_workers_destroy(workers) }
    #expect(gr_workers_count(workers) == 1)
    tally.run(workers)
    #expect(tally.counts.allSatisfy { $0 == 2 })
  }

  /// A pool as a value that tasks may share.
  struct Pool: @unchecked Sendable {
    // Safe: a pool may be used from any thread; whoever comes second works alone.
    let workers: OpaquePointer
  }

  @Test("many tasks may use one pool at once")
  func busy() async {
    let pool = Pool(workers: gr_workers_create(3))
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          let tally = Tally(50)
          for _ in 0..<300 { tally.run(pool.workers) }
          return tally.counts.allSatisfy { $0 == 300 }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
    gr_workers_destroy(pool.workers)
  }

  @Test("pools come and go without work")
  func idle() {
    for threads in 1...20 {
      gr_workers_destroy(gr_workers_create(CInt(threads % 4)))
    }
  }
}
