// Threads that share the chunks of one kernel.
#pragma once
#include <stddef.h>

#pragma clang assume_nonnull begin

typedef struct gr_workers gr_workers;

/// A pool for `threads` threads, the caller's included; below 2 it has no helpers. Fewer are started
/// where the system refuses more; `gr_workers_count` tells.
gr_workers *gr_workers_create(int threads);

/// Ends the helpers. No other thread may still use the pool.
void gr_workers_destroy(gr_workers *workers);

/// How many threads share the work, the caller's included.
int gr_workers_count(const gr_workers *workers);

/// Performs `work(context, chunk)` for every chunk in 0 ..< chunks and returns when all are done.
///
/// Which thread performs a chunk is open, so a chunk must not read what another writes. Without a
/// pool, or where the pool is busy with another caller, the caller performs all of them itself.
void gr_workers_run(
    gr_workers *_Nullable workers, ptrdiff_t chunks,
    void (*work)(void *_Nullable context, ptrdiff_t chunk), void *_Nullable context);

/// The pool to give a job of a few microseconds to: NULL where its helpers sleep, for waking them
/// would take longer, but seldom enough not to matter.
gr_workers *_Nullable gr_workers_awake(gr_workers *_Nullable workers);

#pragma clang assume_nonnull end
