#include "Scratch.h"

#include <pthread.h>
#include <stdlib.h>

static _Thread_local void *scratch;
static pthread_key_t at_exit;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void make_key(void) {
  // The key exists to free the memory when its thread ends.
  if (pthread_key_create(&at_exit, free) != 0) abort();
}

void *gr_scratch(void) {
  if (scratch) return scratch;
  pthread_once(&once, make_key);
  // A kernel has no way to report that 640 KB are not to be had, nor a caller one to go on.
  if (posix_memalign(&scratch, 4096, GR_SCRATCH_BYTES) != 0) abort();
  pthread_setspecific(at_exit, scratch);
  return scratch;
}
