// What every processor of its kind can run. On arm64 that includes the fused multiply-add.
#define SET baseline
#define SET_NAME "baseline"
#define VECTOR_BYTES 16
#define HAS_PARTIAL_LOADS 0
#if defined(__aarch64__)
#define HAS_FMA 1
#define TILE_ROWS 8
#else
#define HAS_FMA 0
#define TILE_ROWS 4
#endif
#include "Set.inc"
