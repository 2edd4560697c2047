#if defined(__x86_64__)
#include <immintrin.h>

#define FEATURES "avx512f,avx512vl,avx512dq,avx512bw,avx2,fma,bmi2"
#pragma clang attribute push(__attribute__((target(FEATURES))), apply_to = function)
#define SET avx512
#define SET_NAME "avx512"
#define SET_IS_AVX512 1
#define VECTOR_BYTES 64
#define HAS_FMA 1
#define HAS_PARTIAL_LOADS 1
#define TILE_ROWS 14
#include "Set.inc"
#pragma clang attribute pop
#else
typedef int gr_no_avx512;
#endif
