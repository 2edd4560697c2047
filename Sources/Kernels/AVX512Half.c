// Half a vector of AVX-512, for steps whose examples fill no more: the lanes that idle in a whole one
// take their time all the same. The chain of W2 (four examples) takes 12 % less.
#if defined(__x86_64__)
#include <immintrin.h>

#define FEATURES "avx512f,avx512vl,avx512dq,avx512bw,avx2,fma,bmi2"
#pragma clang attribute push(__attribute__((target(FEATURES))), apply_to = function)
#define SET avx512_half
#define SET_IS_AVX512_HALF 1
#define VECTOR_BYTES 32
#define HAS_FMA 1
#define HAS_PARTIAL_LOADS 1
#define TILE_ROWS 6
#pragma clang diagnostic ignored "-Wunused-function"  // a chain takes a part of a set
#include "Set.inc"
#pragma clang attribute pop
#else
typedef int gr_no_avx512_half;
#endif
