// What every x86 processor of 64 bits can run, and what a processor unknown here gets.
#if !defined(__aarch64__)
#define SET baseline
#define SET_NAME "baseline"
#define VECTOR_BYTES 16
#define HAS_FMA 0
#define HAS_PARTIAL_LOADS 0
#define TILE_ROWS 4
#include "Set.inc"
#else
typedef int gr_no_baseline;
#endif
