// How the system maps memory.
#pragma once
#include <stddef.h>

#pragma clang assume_nonnull begin

enum { GR_LARGE_PAGE = 2 * 1024 * 1024 };

/// Asks for large pages, which the processor finds with fewer look-ups. `memory` is aligned to
/// GR_LARGE_PAGE and has not been touched.
void gr_prefer_large_pages(void *memory, size_t bytes);

#pragma clang assume_nonnull end
