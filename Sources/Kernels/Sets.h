// The kernels that this build holds.
#pragma once
#include "Kernels.h"

#if defined(__aarch64__)
extern const gr_kernels gr_neon_double, gr_neon_float;
#else
extern const gr_kernels gr_baseline_double, gr_baseline_float;
#endif
#if defined(__x86_64__)
extern const gr_kernels gr_avx512_double, gr_avx512_float;
extern const gr_kernels gr_avx2_double, gr_avx2_float;

/// The chain of AVX-512, to the same bits, in vectors of half the lanes.
void gr_avx512_half_chain_double(
    const gr_chain *chain, const void *x, const void *t, const int32_t *examples, ptrdiff_t count);
void gr_avx512_half_chain_float(
    const gr_chain *chain, const void *x, const void *t, const int32_t *examples, ptrdiff_t count);
#endif
