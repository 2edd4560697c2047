#include "Sharing.h"

typedef struct {
  ptrdiff_t count, grain;
  void (*perform)(const void *context, ptrdiff_t from, ptrdiff_t to);
  const void *context;
} range;

static void perform_piece(void *context, ptrdiff_t piece) {
  const range *whole = context;
  ptrdiff_t from = piece * whole->grain, to = from + whole->grain;
  whole->perform(whole->context, from, to < whole->count ? to : whole->count);
}

void gr_share(
    gr_workers *workers, ptrdiff_t count, ptrdiff_t grain,
    void (*perform)(const void *context, ptrdiff_t from, ptrdiff_t to), const void *context) {
  if (count <= 2 * grain) {
    if (count > 0) perform(context, 0, count);
    return;
  }
  range whole = {count, grain, perform, context};
  gr_workers_run(workers, (count + grain - 1) / grain, perform_piece, &whole);
}

ptrdiff_t gr_grain(ptrdiff_t size) {
  enum { ELEMENTS = 8192 };
  return size < ELEMENTS ? ELEMENTS / (size > 0 ? size : 1) : 1;
}
