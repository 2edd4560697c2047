// A range of elements or columns, shared among workers in fixed pieces.
#pragma once
#include "Workers.h"

/// Performs `perform(context, from, to)` for pieces of 0 ..< count that hold `grain` items each, the
/// last perhaps fewer. Where that makes no more than two pieces the caller performs all at once.
void gr_share(
    gr_workers *workers, ptrdiff_t count, ptrdiff_t grain,
    void (*perform)(const void *context, ptrdiff_t from, ptrdiff_t to), const void *context);

/// The items of a piece, for items of `size` elements: enough to be worth a helper's while.
ptrdiff_t gr_grain(ptrdiff_t size);
