#if defined(__linux__)
#define _DEFAULT_SOURCE
#include <sys/mman.h>
#endif
#include "Pages.h"

void gr_prefer_large_pages(void *memory, size_t bytes) {
#if defined(__linux__)
  // Advice: where the system has none to give, everything works as before.
  madvise(memory, bytes, MADV_HUGEPAGE);
#else
  (void)memory, (void)bytes;
#endif
}
