#include "Park.h"

#if !defined(__linux__) || defined(GR_PORTABLE_PARK)
#include <pthread.h>

// One place to sleep for all words: who is woken for another's word looks at its own and goes back
// to sleep. There are few helpers, and they sleep only when there is nothing to do.
static pthread_mutex_t door = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;

void gr_park(_Atomic(uint32_t) *word, uint32_t expected) {
  pthread_mutex_lock(&door);
  if (atomic_load(word) == expected) pthread_cond_wait(&changed, &door);
  pthread_mutex_unlock(&door);
}

void gr_unpark(_Atomic(uint32_t) *word, int count) {
  (void)word;
  (void)count;
  pthread_mutex_lock(&door);
  pthread_cond_broadcast(&changed);
  pthread_mutex_unlock(&door);
}
#endif
