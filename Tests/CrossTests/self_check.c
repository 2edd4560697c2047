// Compares the kernels of every instruction set at hand with plain loops and the C library, where
// the Swift tests do not run. Prints one line; exits with 1 where anything is off.
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "Kernels.h"

static int comparisons, failures;

__attribute__((format(printf, 2, 3))) static void check(bool is_right, const char *what, ...) {
  comparisons++;
  if (is_right || failures++ > 20) return;
  va_list arguments;
  va_start(arguments, what);
  vfprintf(stderr, what, arguments);
  va_end(arguments);
  fputc('\n', stderr);
}

/// Numbers between -1 and 1 that single precision holds, the same on every machine.
static double next_number(void) {
  static uint64_t state = 1;
  state = state * 6364136223846793005u + 1442695040888963407u;
  return (double)(int32_t)(state >> 32) * 0x1p-31;
}

/// `count` scalars of the size that `kernels` works on.
typedef struct {
  const gr_kernels *kernels;
  void *memory;
  ptrdiff_t count;
} scalars;

static double get(scalars s, ptrdiff_t i) {
  return s.kernels->size == sizeof(double) ? ((double *)s.memory)[i] : ((float *)s.memory)[i];
}

static void set(scalars s, ptrdiff_t i, double x) {
  if (s.kernels->size == sizeof(double)) ((double *)s.memory)[i] = x;
  else ((float *)s.memory)[i] = (float)x;
}

static scalars make(const gr_kernels *kernels, ptrdiff_t count) {
  scalars s = {kernels, calloc((size_t)count, kernels->size), count};
  if (!s.memory) abort();
  for (ptrdiff_t i = 0; i < count; i++) set(s, i, (float)next_number());
  return s;
}

static bool is_same(scalars a, scalars b) {
  return memcmp(a.memory, b.memory, (size_t)a.count * a.kernels->size) == 0;
}

static double rounding(const gr_kernels *kernels) {
  return kernels->size == sizeof(double) ? 0x1p-53 : 0x1p-24;
}

static void check_products(const gr_kernels *kernels, ptrdiff_t m, ptrdiff_t k, ptrdiff_t n) {
  const gr_function identity = {GR_IDENTITY, 0}, relu = {GR_RELU, 0};
  scalars W = make(kernels, m * k), b = make(kernels, m), a = make(kernels, k * n);
  scalars z = make(kernels, m * n), y = make(kernels, m * n), delta = make(kernels, m * n);
  scalars dW = make(kernels, m * k), db = make(kernels, m), out = make(kernels, k * n);

  kernels->affine(NULL, W.memory, b.memory, a.memory, z.memory, y.memory, NULL, m, k, n, relu);
  for (ptrdiff_t j = 0; j < n; j++) {
    for (ptrdiff_t i = 0; i < m; i++) {
      double sum = get(b, i);
      for (ptrdiff_t s = 0; s < k; s++) sum += get(W, s * m + i) * get(a, j * k + s);
      double error = fabs(get(z, j * m + i) - sum);
      double tolerance = 4 * (double)(k + 1) * rounding(kernels);
      check(error <= tolerance, "affine %td %td %td: %g", m, k, n, error);
      check(get(y, j * m + i) == fmax(get(z, j * m + i), 0), "relu %td %td %td", m, k, n);
    }
  }
  kernels->gradient(NULL, delta.memory, a.memory, dW.memory, db.memory, m, k, n, 0.5);
  for (ptrdiff_t i = 0; i < m; i++) {
    double total = 0;
    for (ptrdiff_t j = 0; j < n; j++) total += 0.5 * get(delta, j * m + i);
    double tolerance = 4 * (double)(n + 1) * rounding(kernels);
    check(fabs(get(db, i) - total) <= tolerance, "gradient of b %td %td %td", m, k, n);
    for (ptrdiff_t s = 0; s < k; s++) {
      double sum = 0;
      for (ptrdiff_t j = 0; j < n; j++) sum += 0.5 * get(delta, j * m + i) * get(a, j * k + s);
      check(fabs(get(dW, s * m + i) - sum) <= tolerance, "gradient %td %td %td", m, k, n);
    }
  }
  kernels->backpropagate(NULL, W.memory, delta.memory, NULL, out.memory, m, k, n, identity);
  for (ptrdiff_t j = 0; j < n; j++) {
    for (ptrdiff_t s = 0; s < k; s++) {
      double sum = 0;
      for (ptrdiff_t i = 0; i < m; i++) sum += get(W, s * m + i) * get(delta, j * m + i);
      double error = fabs(get(out, j * k + s) - sum);
      check(error <= 4 * (double)(m + 1) * rounding(kernels), "backpropagate %td %td %td", m, k, n);
    }
  }

  gr_workers *workers = gr_workers_create(3);
  scalars shared = make(kernels, m * n);
  kernels->affine(workers, W.memory, b.memory, a.memory, NULL, shared.memory, NULL, m, k, n, relu);
  check(is_same(shared, y), "three threads have other bits: %td %td %td", m, k, n);
  gr_workers_destroy(workers);
  scalars all[] = {W, b, a, z, y, delta, dW, db, out, shared};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) free(all[i].memory);
}

/// h(x) by the C library, in its widest type.
static long double truth(gr_function_kind kind, long double x) {
  switch (kind) {
    case GR_IDENTITY: return x;
    case GR_SIGMOID: return 1 / (1 + expl(-x));
    case GR_TANH: return tanhl(x);
    case GR_RELU: return fmaxl(x, 0);
    case GR_LEAKY_RELU: return x > 0 ? x : x / 4;
    case GR_ELU: return x > 0 ? x : expm1l(x) / 4;
    case GR_SWISH: return x / (1 + expl(-x));
    case GR_GELU: return x * erfcl(-x / sqrtl(2)) / 2;
    case GR_SELU:
      return 1.0507009873554804934193L * (x > 0 ? x : 1.673263242354377284817L * expm1l(x));
    case GR_MISH: return x * tanhl(log1pl(expl(x)));
    case GR_GIVEN: return NAN;
    case GR_SOFTPLUS: return log1pl(expl(-fabsl(x))) + fmaxl(x, 0);
  }
  return NAN;
}

static void check_functions(const gr_kernels *kernels) {
  enum { POINTS = 999 };
  scalars x = make(kernels, POINTS), y = make(kernels, POINTS);
  scalars slope = make(kernels, POINTS), one = make(kernels, POINTS);
  // A step so large that rounding, so small that curvature stays below the tolerance.
  const double step = kernels->size == sizeof(double) ? 0x1p-17 : 0x1p-8;
  const double roughness = kernels->size == sizeof(double) ? 1e-9 : 1e-3;
  for (gr_function_kind kind = GR_IDENTITY; kind <= GR_SOFTPLUS; kind++) {
    const gr_function h = {kind, 0.25};
    for (ptrdiff_t i = 0; i < POINTS; i++) {
      double point = (float)(next_number() * 8);
      if (fabs(point) < 2 * step) point = 1;  // no difference across a kink
      set(x, i, point);
      set(one, i, 1);
    }
    kernels->activate(NULL, x.memory, y.memory, POINTS, h);
    kernels->slope(NULL, one.memory, x.memory, slope.memory, POINTS, h);
    for (ptrdiff_t i = 0; i < POINTS; i++) {
      long double expected = truth(kind, get(x, i));
      double error = (double)fabsl(get(y, i) - expected);
      check(error <= 10 * rounding(kernels) * (double)fabsl(expected), "h %d at %g: %g", kind,
            get(x, i), error);
      long double difference =
          (truth(kind, get(x, i) + step) - truth(kind, get(x, i) - step)) / (2 * step);
      error = fabs(get(slope, i) - (double)difference);
      check(error <= roughness, "h' %d at %g: %g", kind, get(x, i), error);
    }
  }
  scalars all[] = {x, y, slope, one};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) free(all[i].memory);
}

static void check_losses(const gr_kernels *kernels) {
  enum { M = 11, N = 13 };
  scalars z = make(kernels, M * N), y = make(kernels, M * N), t = make(kernels, M * N);
  scalars delta = make(kernels, M * N), loss = make(kernels, N);
  for (ptrdiff_t i = 0; i < M * N; i++) set(t, i, i % M == i / M % M);
  kernels->softmax(NULL, z.memory, y.memory, M, N);
  kernels->softmax_cross_entropy(
      NULL, z.memory, t.memory, y.memory, delta.memory, loss.memory, M, N);
  for (ptrdiff_t j = 0; j < N; j++) {
    double sum = 0;
    for (ptrdiff_t i = 0; i < M; i++) sum += exp(get(z, j * M + i));
    double expected = log(sum) - get(z, j * M + j % M);
    check(fabs(get(loss, j) - expected) <= 20 * rounding(kernels) * expected, "loss %td", j);
    for (ptrdiff_t i = j * M; i < (j + 1) * M; i++) {
      double error = fabs(get(delta, i) - (exp(get(z, i)) / sum - get(t, i)));
      check(error <= 20 * rounding(kernels), "delta %td: %g", i, error);
    }
  }
  scalars all[] = {z, y, t, delta, loss};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) free(all[i].memory);
}

/// The number in [0, 1) that RandomSource draws from `key` at a position.
static double drawn(uint64_t key, ptrdiff_t position) {
  uint64_t z = key + (uint64_t)position * 0xD1342543DE82EF95u + 0x9E3779B97F4A7C15u;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return (double)((z ^ (z >> 31)) >> 11) * 0x1p-53;
}

static void check_layers(const gr_kernels *kernels) {
  enum { M = 37, N = 13 };
  const uint64_t key = 0xFEDCBA9876543210u;
  const gr_function identity = {GR_IDENTITY, 0};
  scalars a = make(kernels, M * N), d = make(kernels, M * N), unit = make(kernels, M * N);
  scalars gain = make(kernels, M), shift = make(kernels, M), s = make(kernels, N);

  kernels->dropout(NULL, a.memory, NULL, d.memory, M * N, 0.5, key, identity);
  for (ptrdiff_t i = 0; i < M * N; i++) {
    check(get(d, i) == (drawn(key, i) < 0.5 ? 0 : 2 * get(a, i)), "dropout %td", i);
  }
  kernels->normalize(
      NULL, a.memory, gain.memory, shift.memory, unit.memory, s.memory, d.memory, M, N, 1e-5);
  for (ptrdiff_t j = 0; j < N; j++) {
    double mean = 0, variance = 1e-5;
    for (ptrdiff_t i = 0; i < M; i++) mean += get(a, j * M + i) / M;
    for (ptrdiff_t i = 0; i < M; i++) variance += pow(get(a, j * M + i) - mean, 2) / M;
    for (ptrdiff_t i = 0; i < M; i++) {
      double u = (get(a, j * M + i) - mean) / sqrt(variance);
      double error = fabs(get(d, j * M + i) - (get(gain, i) * u + get(shift, i)));
      check(error <= 4 * M * rounding(kernels), "normalize %td %td: %g", i, j, error);
    }
  }
  scalars all[] = {a, d, unit, gain, shift, s};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) free(all[i].memory);
}

int main(void) {
  const char *names[] = {"avx512", "avx2", "neon", "baseline"};
  const ptrdiff_t shapes[][3] = {
      {1, 1, 1},    {3, 4, 16},  {10, 17, 33}, {17, 16, 15}, {33, 9, 70},
      {64, 70, 31}, {7, 600, 5}, {70, 3, 41},  {1, 90, 40},  {81, 300, 50}};
  printf("kernels:");
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    for (int is_double = 0; is_double < 2; is_double++) {
      const gr_kernels *kernels = gr_kernels_named(names[i], is_double);
      if (!kernels) continue;
      printf(" %s/%s", kernels->name, is_double ? "double" : "single");
      for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++) {
        check_products(kernels, shapes[s][0], shapes[s][1], shapes[s][2]);
      }
      check_functions(kernels);
      check_losses(kernels);
      check_layers(kernels);
    }
  }
  printf(": %d comparisons, %d failures\n", comparisons, failures);
  return failures ? 1 : 0;
}
