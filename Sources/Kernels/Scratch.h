// Memory for packed panels and blocks, one piece for each thread.
#pragma once
#include <stddef.h>

enum { GR_SCRATCH_BYTES = 4800 * 1024 };

/// GR_SCRATCH_BYTES bytes of the calling thread's own, aligned to a page. Allocated on the thread's
/// first call and freed when the thread ends.
void *gr_scratch(void);

/// At least so many bytes of the calling thread's own, beside those, until its next call. Kept from
/// call to call and freed when the thread ends.
void *gr_room(size_t bytes);
