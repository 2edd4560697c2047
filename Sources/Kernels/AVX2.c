#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx2,fma,bmi2"))), apply_to = function)
#define SET avx2
#define SET_NAME "avx2"
#define SET_IS_AVX2 1
#define VECTOR_BYTES 32
#define HAS_FMA 1
#define HAS_PARTIAL_LOADS 1
#define TILE_ROWS 6
#include "Set.inc"
#pragma clang attribute pop
#else
typedef int gr_no_avx2;
#endif
