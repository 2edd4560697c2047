#include "Scratch.h"

#include <pthread.h>
#include <stdlib.h>

static _Thread_local void *scratch, *room;
static _Thread_local size_t room_bytes;
static pthread_key_t at_exit, at_exit_too;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void make_key(void) {
  // The keys exist to free the memory when its thread ends.
  if (pthread_key_create(&at_exit, free) != 0) abort();
  if (pthread_key_create(&at_exit_too, free) != 0) abort();
}

void *gr_scratch(void) {
  if (scratch) return scratch;
  pthread_once(&once, make_key);
  // A kernel has no way to report that 640 KB are not to be had, nor a caller one to go on.
  if (posix_memalign(&scratch, 4096, GR_SCRATCH_BYTES) != 0) abort();
  pthread_setspecific(at_exit, scratch);
  return scratch;
}

void *gr_room(size_t bytes) {
  if (bytes <= room_bytes) return room;
  pthread_once(&once, make_key);
  free(room);
  if (posix_memalign(&room, 4096, bytes) != 0) abort();
  room_bytes = bytes;
  pthread_setspecific(at_exit_too, room);
  return room;
}
