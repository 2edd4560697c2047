// The choice of an instruction set, made when the program starts.
#include "Kernels.h"

#include <math.h>
#include <string.h>

#include "Sets.h"

typedef struct {
  const gr_kernels *of_double, *of_float;
  bool runs;
} set;

// Fastest first.
#if defined(__x86_64__)
enum { SETS = 3 };
static set sets[SETS] = {
    {&gr_avx512_double, &gr_avx512_float, false},
    {&gr_avx2_double, &gr_avx2_float, false},
    {&gr_baseline_double, &gr_baseline_float, true}};
#elif defined(__aarch64__)
enum { SETS = 1 };
static set sets[SETS] = {{&gr_neon_double, &gr_neon_float, true}};
#else
enum { SETS = 1 };
static set sets[SETS] = {{&gr_baseline_double, &gr_baseline_float, true}};
#endif

// A constructor rather than a first call: afterwards any thread may read without a lock.
__attribute__((constructor)) static void ask_processor(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  sets[1].runs = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
                 __builtin_cpu_supports("bmi2");
  sets[0].runs = sets[1].runs && __builtin_cpu_supports("avx512f") &&
                 __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
                 __builtin_cpu_supports("avx512bw");
#endif
}

const gr_kernels *gr_kernels_best(bool is_double) {
  const set *first = sets;
  while (!first->runs) first++;
  return is_double ? first->of_double : first->of_float;
}

const gr_kernels *gr_kernels_named(const char *name, bool is_double) {
  for (int i = 0; i < SETS; i++) {
    if (sets[i].runs && strcmp(sets[i].of_float->name, name) == 0) {
      return is_double ? sets[i].of_double : sets[i].of_float;
    }
  }
  return NULL;
}

bool gr_kernels_are_optimized(void) {
#if defined(__OPTIMIZE__)
  return true;
#else
  return false;
#endif
}

/// 1 − decayˢᵗᵉᵖ. decayˢᵗᵉᵖ < exp(−step (1 − decay)), and 1 − exp(−40) is 1.
static double unbias(double decay, int64_t step) {
  const double count = (double)step;
  return count * (1 - decay) > 40 ? 1 : 1 - pow(decay, count);
}

gr_rule gr_adam(double rate, double decay, double decay2, double epsilon, int64_t step) {
  return (gr_rule){
      .kind = GR_ADAM, .rate = rate / unbias(decay, step), .decay = decay,
      .decay2 = decay2, .epsilon = epsilon, .unbias = 1 / unbias(decay2, step)};
}
