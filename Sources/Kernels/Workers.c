#include "Workers.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

#include "Park.h"

// How long a thread looks before it sleeps, in pauses of 20 to 40 ns. Short: the processor may be
// shared, and a thread that spins there takes the time of the one it waits for.
enum { IDLE_PAUSES = 200, CLOSING_PAUSES = 500 };

// A job is open while chunks of it are unclaimed. The low half of `open` counts those, the high
// half numbers the jobs, so a helper that comes late cannot claim a chunk of a later job by mistake:
// it claims with one compare-and-exchange, and what that confirms is the job it has read.
struct gr_workers {
  int helpers;
  pthread_t *threads;

  atomic_bool busy;
  _Atomic(uint64_t) open;
  _Atomic(uint32_t) unfinished;
  _Atomic(uint32_t) published;  // changes with every job; helpers sleep on it
  _Atomic(int) sleepers;
  atomic_bool caller_sleeps;
  atomic_bool ending;

  _Atomic(ptrdiff_t) chunks;
  void (*_Atomic work)(void *, ptrdiff_t);
  _Atomic(void *) context;
};

static const uint64_t one_job = (uint64_t)1 << 32;
static const uint64_t chunk_mask = one_job - 1;

static inline void pause_briefly(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("isb");
#endif
}

static void finish_chunk(gr_workers *workers) {
  if (atomic_fetch_sub(&workers->unfinished, 1) == 1 && atomic_load(&workers->caller_sleeps)) {
    gr_unpark(&workers->unfinished, 1);
  }
}

/// Claims and performs one chunk; false where none is open.
static bool perform_chunk(gr_workers *workers) {
  uint64_t open = atomic_load(&workers->open);
  while (open & chunk_mask) {
    void (*work)(void *, ptrdiff_t) = atomic_load_explicit(&workers->work, memory_order_relaxed);
    void *context = atomic_load_explicit(&workers->context, memory_order_relaxed);
    ptrdiff_t chunks = atomic_load_explicit(&workers->chunks, memory_order_relaxed);
    if (atomic_compare_exchange_weak(&workers->open, &open, open - 1)) {
      work(context, chunks - (ptrdiff_t)(open & chunk_mask));
      finish_chunk(workers);
      return true;
    }
  }
  return false;
}

static void *help(void *argument) {
  gr_workers *workers = argument;
  while (!atomic_load(&workers->ending)) {
    uint32_t seen = atomic_load(&workers->published);
    if (perform_chunk(workers)) continue;
    bool found = false;
    for (int pause = 0; pause < IDLE_PAUSES && !found; pause++) {
      pause_briefly();
      found = atomic_load_explicit(&workers->published, memory_order_relaxed) != seen;
    }
    if (found) continue;
    atomic_fetch_add(&workers->sleepers, 1);
    if (!atomic_load(&workers->ending)) gr_park(&workers->published, seen);
    atomic_fetch_sub(&workers->sleepers, 1);
  }
  return NULL;
}

gr_workers *gr_workers_create(int threads) {
  gr_workers *workers = calloc(1, sizeof *workers);
  if (!workers) abort();
  int wanted = threads > 1 ? threads - 1 : 0;
  workers->threads = wanted ? calloc((size_t)wanted, sizeof *workers->threads) : NULL;
  if (!workers->threads) wanted = 0;
  // Signals belong to the program's own threads.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  while (workers->helpers < wanted &&
         pthread_create(&workers->threads[workers->helpers], NULL, help, workers) == 0) {
    workers->helpers++;
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return workers;
}

void gr_workers_destroy(gr_workers *workers) {
  atomic_store(&workers->ending, true);
  atomic_fetch_add(&workers->published, 1);
  gr_unpark(&workers->published, workers->helpers);
  for (int i = 0; i < workers->helpers; i++) pthread_join(workers->threads[i], NULL);
  free(workers->threads);
  free(workers);
}

int gr_workers_count(const gr_workers *workers) { return workers->helpers + 1; }

static void publish(
    gr_workers *workers, ptrdiff_t chunks, void (*work)(void *, ptrdiff_t), void *context) {
  atomic_store_explicit(&workers->chunks, chunks, memory_order_relaxed);
  atomic_store_explicit(&workers->work, work, memory_order_relaxed);
  atomic_store_explicit(&workers->context, context, memory_order_relaxed);
  atomic_store(&workers->unfinished, (uint32_t)chunks);
  uint64_t job = (atomic_load(&workers->open) & ~chunk_mask) + one_job;
  atomic_store(&workers->open, job | (uint64_t)chunks);
  atomic_fetch_add(&workers->published, 1);
  if (atomic_load(&workers->sleepers) > 0) {
    ptrdiff_t others = chunks - 1;
    gr_unpark(&workers->published, others < workers->helpers ? (int)others : workers->helpers);
  }
}

static void await_helpers(gr_workers *workers) {
  for (int pause = 0; pause < CLOSING_PAUSES; pause++) {
    if (atomic_load(&workers->unfinished) == 0) return;
    pause_briefly();
  }
  atomic_store(&workers->caller_sleeps, true);
  for (uint32_t left; (left = atomic_load(&workers->unfinished)) != 0;) {
    gr_park(&workers->unfinished, left);
  }
  atomic_store(&workers->caller_sleeps, false);
}

void gr_workers_run(
    gr_workers *workers, ptrdiff_t chunks, void (*work)(void *, ptrdiff_t), void *context) {
  bool shared = workers && workers->helpers > 0 && chunks > 1 && chunks < (ptrdiff_t)chunk_mask &&
                !atomic_exchange(&workers->busy, true);
  if (!shared) {
    for (ptrdiff_t chunk = 0; chunk < chunks; chunk++) work(context, chunk);
    return;
  }
  publish(workers, chunks, work, context);
  while (perform_chunk(workers)) {
  }
  await_helpers(workers);
  atomic_store(&workers->busy, false);
}
