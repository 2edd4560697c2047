// Every arm64 processor has these.
#if defined(__aarch64__)
#define SET neon
#define SET_NAME "neon"
#define VECTOR_BYTES 16
#define HAS_FMA 1
#define HAS_PARTIAL_LOADS 0
#define TILE_ROWS 8
#include "Set.inc"
#else
typedef int gr_no_neon;
#endif
