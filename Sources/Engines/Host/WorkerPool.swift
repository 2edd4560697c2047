internal import Kernels
internal import Synchronization

/// Threads shared by all executions of this process that ask for the same number: an execution that
/// finds them busy does its work alone, to the same bits.
enum WorkerPool {
  private static let pools = Mutex<[Int: Pool]>([:])

  /// Never ended: parked threads cost nothing.
  // Safe: a pool may be run from any thread; it lets one in and the others work alone.
  private struct Pool: @unchecked Sendable { let workers: OpaquePointer }

  static func shared(_ threads: Int) -> OpaquePointer {
    pools.withLock { pools in
      if let pool = pools[threads] { return pool }
      let pool = Pool(workers: gr_workers_create(Int32(clamping: threads)))
      pools[threads] = pool
      return pool
    }.workers
  }
}
