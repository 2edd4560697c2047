#include "Park.h"

#if defined(__linux__) && !defined(GR_PORTABLE_PARK)
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

void gr_park(_Atomic(uint32_t) *word, uint32_t expected) {
  syscall(SYS_futex, word, FUTEX_WAIT_PRIVATE, expected, NULL, NULL, 0);
}

void gr_unpark(_Atomic(uint32_t) *word, int count) {
  syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, count, NULL, NULL, 0);
}
#endif
