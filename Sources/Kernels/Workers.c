#include "Workers.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "Park.h"

// How long a thread looks before it sleeps, in pauses of 20 to 40 ns. Short: the processor may be
// shared, and a thread that spins there takes the time of the one it waits for.
enum { IDLE_PAUSES = 500, CLOSING_PAUSES = 500 };

// A job is open while pieces of it are unclaimed: those from `front` to `back`. The caller takes them
// from the front and the helpers from the back, so that from one job to the next a thread finds much
// of what it needs in its own cache. The high half of `open` numbers the jobs, so a helper that comes
// late cannot claim a piece of a later job by mistake: it claims with one compare-and-exchange, and
// what that confirms is the job it has read.
//
// A cache line takes longer from one processor to another than a small piece of work. So what a
// helper needs to begin lies in one line, and what the caller waits for in another.
enum { CACHE_LINE = 64 };
struct gr_workers {
  _Alignas(CACHE_LINE) _Atomic(uint64_t) open;
  _Atomic(ptrdiff_t) chunks;
  _Atomic(ptrdiff_t) chunks_in_piece;
  void (*_Atomic work)(void *, ptrdiff_t);
  _Atomic(void *) context;
  _Atomic(uint32_t) published;  // changes with every job; helpers sleep on it

  _Alignas(CACHE_LINE) _Atomic(uint32_t) unfinished;
  atomic_bool caller_sleeps;

  _Alignas(CACHE_LINE) atomic_bool busy;
  _Atomic(int) sleepers;
  atomic_bool ending;
  _Atomic(uint32_t) brief;  // jobs that found all helpers asleep
  int helpers;
  pthread_t *threads;
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

static void finish_pieces(gr_workers *workers, uint32_t count) {
  const uint32_t before = atomic_fetch_sub(&workers->unfinished, count);
  if (before == count && atomic_load(&workers->caller_sleeps)) gr_unpark(&workers->unfinished, 1);
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
    return true;
  }
  return false;
}

static void *help(void *argument) {
  gr_workers *workers = argument;
  while (!atomic_load(&workers->ending)) {
    uint32_t seen = atomic_load(&workers->published);
    if (perform_piece(workers, false)) {
      finish_pieces(workers, 1);
      continue;
    }
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
  gr_workers *workers;
  if (posix_memalign((void **)&workers, CACHE_LINE, sizeof *workers) != 0) abort();
  memset(workers, 0, sizeof *workers);
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

/// Opens a job whose first piece is the caller's.
static void publish(
    gr_workers *workers, ptrdiff_t chunks, ptrdiff_t size, uint32_t pieces,
    void (*work)(void *, ptrdiff_t), void *context) {
  atomic_store_explicit(&workers->unfinished, pieces, memory_order_relaxed);
  atomic_store_explicit(&workers->chunks, chunks, memory_order_relaxed);
  atomic_store_explicit(&workers->chunks_in_piece, size, memory_order_relaxed);
  atomic_store_explicit(&workers->work, work, memory_order_relaxed);
  atomic_store_explicit(&workers->context, context, memory_order_relaxed);
  const uint64_t job =
      (atomic_load_explicit(&workers->open, memory_order_relaxed) >> JOB_SHIFT) + 1;
  const uint64_t open = job << JOB_SHIFT | (uint64_t)pieces << BACK_SHIFT | 1;
  atomic_store_explicit(&workers->open, open, memory_order_release);
  atomic_fetch_add(&workers->published, 1);
  if (atomic_load(&workers->sleepers) > 0) {
    const int others = (int)pieces - 1;
    gr_unpark(&workers->published, others < workers->helpers ? others : workers->helpers);
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

gr_workers *gr_workers_awake(gr_workers *workers) {
  if (!workers || workers->helpers == 0) return NULL;
  if (atomic_load_explicit(&workers->sleepers, memory_order_relaxed) < workers->helpers) {
    return workers;
  }
  // Where brief jobs follow one another closely, who is woken for one in 256 is awake for the next.
  const uint32_t number = atomic_fetch_add_explicit(&workers->brief, 1, memory_order_relaxed);
  return number % 256 == 255 ? workers : NULL;
}

void gr_workers_run(
    gr_workers *workers, ptrdiff_t chunks, void (*work)(void *, ptrdiff_t), void *context) {
  bool shared = workers && workers->helpers > 0 && chunks > 1 &&
                !atomic_exchange(&workers->busy, true);
  if (!shared) {
    for (ptrdiff_t chunk = 0; chunk < chunks; chunk++) work(context, chunk);
    return;
  }
  const ptrdiff_t size = (chunks + MOST_PIECES - 1) / MOST_PIECES;
  const uint32_t pieces = (uint32_t)((chunks + size - 1) / size);
  publish(workers, chunks, size, pieces, work, context);
  for (ptrdiff_t chunk = 0; chunk < size; chunk++) work(context, chunk);
  uint32_t own = 1;
  while (perform_piece(workers, true)) own++;
  finish_pieces(workers, own);
  await_helpers(workers);
  atomic_store(&workers->busy, false);
}
