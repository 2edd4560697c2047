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

// A job is open while pieces of it are unclaimed: those from `front` to `back`. The caller takes them
// from the front and the helpers from the back, so that from one job to the next a thread finds much
// of what it needs in its own cache. The high half of `open` numbers the jobs, so a helper that comes
// late cannot claim a piece of a later job by mistake: it claims with one compare-and-exchange, and
// what that confirms is the job it has read.
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
  _Atomic(ptrdiff_t) chunks_in_piece;
  void (*_Atomic work)(void *, ptrdiff_t);
  _Atomic(void *) context;
};

enum { BACK_SHIFT = 16, JOB_SHIFT = 32, MOST_PIECES = 0xffff };

static ptrdiff_t front_of(uint64_t open) { return (ptrdiff_t)(open & MOST_PIECES); }
static ptrdiff_t back_of(uint64_t open) { return (ptrdiff_t)(open >> BACK_SHIFT & MOST_PIECES); }

static inline void pause_briefly(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("isb");
#endif
}

static void finish_piece(gr_workers *workers) {
  if (atomic_fetch_sub(&workers->unfinished, 1) == 1 && atomic_load(&workers->caller_sleeps)) {
    gr_unpark(&workers->unfinished, 1);
  }
}

/// Claims and performs one piece; false where none is open.
static bool perform_piece(gr_workers *workers, bool from_front) {
  const uint64_t one_less = from_front ? 1 : -((uint64_t)1 << BACK_SHIFT);
  uint64_t open = atomic_load(&workers->open);
  while (front_of(open) < back_of(open)) {
    void (*work)(void *, ptrdiff_t) = atomic_load_explicit(&workers->work, memory_order_relaxed);
    void *context = atomic_load_explicit(&workers->context, memory_order_relaxed);
    const ptrdiff_t chunks = atomic_load_explicit(&workers->chunks, memory_order_relaxed);
    const ptrdiff_t size = atomic_load_explicit(&workers->chunks_in_piece, memory_order_relaxed);
    if (!atomic_compare_exchange_weak(&workers->open, &open, open + one_less)) continue;
    const ptrdiff_t piece = from_front ? front_of(open) : back_of(open) - 1;
    for (ptrdiff_t i = piece * size; i < (piece + 1) * size && i < chunks; i++) work(context, i);
    finish_piece(workers);
    return true;
  }
  return false;
}

static void *help(void *argument) {
  gr_workers *workers = argument;
  while (!atomic_load(&workers->ending)) {
    uint32_t seen = atomic_load(&workers->published);
    if (perform_piece(workers, false)) continue;
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
  const ptrdiff_t size = (chunks + MOST_PIECES - 1) / MOST_PIECES;
  const ptrdiff_t pieces = (chunks + size - 1) / size;
  atomic_store_explicit(&workers->chunks, chunks, memory_order_relaxed);
  atomic_store_explicit(&workers->chunks_in_piece, size, memory_order_relaxed);
  atomic_store_explicit(&workers->work, work, memory_order_relaxed);
  atomic_store_explicit(&workers->context, context, memory_order_relaxed);
  atomic_store(&workers->unfinished, (uint32_t)pieces);
  const uint64_t job = (atomic_load(&workers->open) >> JOB_SHIFT) + 1;
  atomic_store(&workers->open, job << JOB_SHIFT | (uint64_t)pieces << BACK_SHIFT);
  atomic_fetch_add(&workers->published, 1);
  if (atomic_load(&workers->sleepers) > 0) {
    const ptrdiff_t others = pieces - 1;
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
  bool shared = workers && workers->helpers > 0 && chunks > 1 &&
                !atomic_exchange(&workers->busy, true);
  if (!shared) {
    for (ptrdiff_t chunk = 0; chunk < chunks; chunk++) work(context, chunk);
    return;
  }
  publish(workers, chunks, work, context);
  while (perform_piece(workers, true)) {
  }
  await_helpers(workers);
  atomic_store(&workers->busy, false);
}
