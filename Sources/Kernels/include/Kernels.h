// Vector kernels for dense networks, in single and double precision.
//
// A matrix is stored column by column. A column is one example, or one input of the weights W:
// W is m × k, a batch of inputs `a` is k × n, what comes out of the layer is m × n.
//
// For a given instruction set the bits of a result depend on the numbers and shapes alone: not on
// how many threads share the work, nor on which other examples are in the batch. NaN and infinity
// propagate; denormal numbers are kept.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "Pages.h"
#include "Processors.h"
#include "Workers.h"

#pragma clang assume_nonnull begin

typedef enum {
  GR_IDENTITY,
  GR_SIGMOID,
  GR_TANH,
  GR_RELU,
  GR_LEAKY_RELU,
  GR_ELU,
  GR_SWISH,
  GR_GELU,
  GR_SELU,
  GR_MISH,
  GR_SOFTPLUS,
  GR_GIVEN  ///< Where a derivative is asked for: its values are at hand already.
} gr_function_kind;

/// An elementwise function h.
typedef struct {
  gr_function_kind kind;
  double setting;  ///< The slope of leaky ReLU below zero, the alpha of ELU; unused elsewhere.
} gr_function;

/// What a step does with a gradient g; the weights move against it.
typedef enum {
  GR_DESCEND,   ///< w −= rate g
  GR_MOMENTUM,  ///< v = decay v + g; w −= rate v
  GR_NESTEROV,  ///< v = decay v + g; w −= rate (g + decay v): looking ahead
  GR_RMSPROP,   ///< v = decay v + (1 − decay) g²; w −= rate g / (√v + epsilon)
  GR_ADAM       ///< m, v: means of g, g²; w −= rate m / (√(unbias v) + epsilon)
} gr_rule_kind;

/// An update rule at one step. `decay2` is that of v where `decay` is that of m.
typedef struct {
  gr_rule_kind kind;
  double rate, decay, decay2, epsilon, unbias;
} gr_rule;

/// Adam's step number `step` = 1, 2, … (Kingma, Ba 2015): both means begin at 0, for which `rate`
/// and `unbias` make up.
gr_rule gr_adam(
    double rate, double decay, double decay2, double epsilon, int64_t step);

typedef enum {
  GR_ABSOLUTE_ERROR,       ///< |y − t|, whose derivative at 0 is 0
  GR_HUBER,                ///< ½ (y − t)² up to |y − t| = setting, its tangent beyond
  GR_CROSS_ENTROPY,        ///< −t log y, where 0 log 0 = 0
  GR_BINARY_CROSS_ENTROPY  ///< −t log y − (1 − t) log(1 − y), where 0 log 0 = 0
} gr_loss_kind;

/// One output's term ℓ(y, t) of a loss.
typedef struct {
  gr_loss_kind kind;
  double setting;  ///< Huber's limit; unused elsewhere.
} gr_loss;

/// The most that a chain may have: layers, rows of a layer's inputs or outputs, examples in a step,
/// and outputs for softmax; behind other outputs no more than `lanes`.
enum { GR_CHAIN_LAYERS = 6, GR_CHAIN_WIDTH = 64, GR_CHAIN_BATCH = 64, GR_CHAIN_OUTPUTS = 16 };

/// A dense layer of a chain: W is m × k.
typedef struct {
  ptrdiff_t m, k;
  const void *_Nullable W, *_Nullable b;
  void *_Nullable dW, *_Nullable db;
  gr_function h;      ///< What follows; unused in the last layer.
  gr_function slope;  ///< h′ as a function of a = h(z), or GR_GIVEN: it is kept on the way forward.
} gr_chain_layer;

typedef enum {
  GR_SOFTMAX_CROSS_ENTROPY,
  GR_SIGMOID_CROSS_ENTROPY,  ///< averaged over the outputs
  GR_SQUARED_ERROR           ///< scale/2 Σ (z − t)²
} gr_chain_output;

/// Small dense layers, one behind the other, with a loss behind the last.
typedef struct {
  ptrdiff_t layers;
  gr_chain_layer layer[GR_CHAIN_LAYERS];
  gr_chain_output output;
  double scale;
  void *_Nullable losses;  ///< One for each example.
  void *_Nullable y;       ///< The outputs, if they are wanted.
} gr_chain;

/// The kernels for one instruction set and one precision; every `void *` points to such scalars.
///
/// Outputs may not overlap inputs except where said. `workers` may be NULL: the caller works alone.
/// It works alone, too, where the work is too small to share.
typedef struct {
  const char *name;  ///< "avx512", "avx2", "neon" or "baseline".
  int lanes;         ///< Scalars in one vector.
  int fewest_lanes;  ///< The same in a chain whose examples fill no more.
  size_t size;       ///< Bytes of one scalar.

  /// z = W a + b, y = h(z) and slope = h′(z), in one pass.
  ///
  /// Without `b` the bias is zero. `z` may be NULL where only y is wanted; `y` may be NULL, or `z`,
  /// where h is the identity. `y` may be `z` for any h: then only y is left. `slope` may be NULL;
  /// given, it is neither of them.
  void (*affine)(
      gr_workers *_Nullable workers, const void *W, const void *_Nullable b, const void *a,
      void *_Nullable z, void *_Nullable y, void *_Nullable slope, ptrdiff_t m, ptrdiff_t k,
      ptrdiff_t n, gr_function h);

  /// dW = scale · delta aᵀ and, where `db` is given, db = scale · delta 1, the sum over examples.
  void (*gradient)(
      gr_workers *_Nullable workers, const void *delta, const void *a, void *dW,
      void *_Nullable db, ptrdiff_t m, ptrdiff_t k, ptrdiff_t n, double scale);

  /// out = (Wᵀ delta) ⊙ h′(x), k × n; without `x`, out = Wᵀ delta.
  void (*backpropagate)(
      gr_workers *_Nullable workers, const void *W, const void *delta, const void *_Nullable x,
      void *out, ptrdiff_t m, ptrdiff_t k, ptrdiff_t n, gr_function h);

  /// a = h(z). `a` may be `z`.
  void (*activate)(
      gr_workers *_Nullable workers, const void *z, void *a, ptrdiff_t count, gr_function h);

  /// delta = da ⊙ h′(z). `delta` may be `da` or `z`. Where the slope is given, `z` holds it.
  ///
  /// At the kink: ReLU′(0) = 0, leaky ReLU′(0) = slope, ELU′(0) = alpha.
  void (*slope)(
      gr_workers *_Nullable workers, const void *da, const void *z, void *delta, ptrdiff_t count,
      gr_function h);

  /// y = softmax(z), column by column. `y` may be `z`.
  void (*softmax)(gr_workers *_Nullable workers, const void *z, void *y, ptrdiff_t m, ptrdiff_t n);

  /// Cross-entropy against the targets t, with y = softmax(z) at hand.
  ///
  /// delta = y Σt − t is the derivative by z; loss = Σ t (logΣexp(z) − z), one number for each
  /// example, finite for any finite z. Either may be NULL.
  void (*softmax_cross_entropy)(
      gr_workers *_Nullable workers, const void *z, const void *t, const void *y,
      void *_Nullable delta, void *_Nullable loss, ptrdiff_t m, ptrdiff_t n);

  /// Cross-entropy of m independent yes-or-no outputs, averaged over them.
  ///
  /// delta = (sigmoid(z) − t) / m, without cancellation where t is 0 or 1. For each example,
  /// loss = Σ (max(z, 0) − z t + log(1 + exp(−|z|))) / m. Either may be NULL.
  void (*sigmoid_cross_entropy)(
      gr_workers *_Nullable workers, const void *z, const void *t, void *_Nullable delta,
      void *_Nullable loss, ptrdiff_t m, ptrdiff_t n);

  /// delta = scale (y − t) and, for each example, loss = scale/2 Σ (y − t)². Either may be NULL.
  void (*squared_error)(
      gr_workers *_Nullable workers, const void *y, const void *t, void *_Nullable delta,
      void *_Nullable loss, ptrdiff_t m, ptrdiff_t n, double scale);

  /// A loss of the outputs y and the targets t, whatever the output: delta = scale ∂ℓ/∂y and, for
  /// each example, loss = scale Σ ℓ(y, t). Either may be NULL.
  void (*output_loss)(
      gr_workers *_Nullable workers, const void *y, const void *t, void *_Nullable delta,
      void *_Nullable loss, ptrdiff_t m, ptrdiff_t n, gr_loss l, double scale);

  /// delta = y ⊙ (dy − dyᵀ y), column by column, where y = softmax(z). `delta` may be `dy`.
  void (*softmax_slope)(
      gr_workers *_Nullable workers, const void *dy, const void *y, void *delta, ptrdiff_t m,
      ptrdiff_t n);

  /// d = a ⊙ mask / (1 − probability) and, where `z` is given, d = that ⊙ h′(z).
  ///
  /// The mask is 0 where the number in [0, 1) that RandomSource draws from `key` for an element's
  /// position is below `probability`, which is below 1; elsewhere it is 1. `d` may be `a`.
  void (*dropout)(
      gr_workers *_Nullable workers, const void *a, const void *_Nullable z, void *d,
      ptrdiff_t count, double probability, uint64_t key, gr_function h);

  /// y = gain ⊙ unit + shift with unit = (a − μ)/s, column by column: μ is the column's mean, s² its
  /// variance + epsilon. `unit` (m × n) and `s` (one for each column) may be NULL.
  void (*normalize)(
      gr_workers *_Nullable workers, const void *a, const void *gain, const void *shift,
      void *_Nullable unit, void *_Nullable s, void *y, ptrdiff_t m, ptrdiff_t n, double epsilon);

  /// dgain = scale · (dy ⊙ unit) 1 and dshift = scale · dy 1, sums over examples.
  void (*scale_gradient)(
      gr_workers *_Nullable workers, const void *dy, const void *unit, void *dgain, void *dshift,
      ptrdiff_t m, ptrdiff_t n, double scale);

  /// da = (g − mean g − unit ⊙ mean(g ⊙ unit))/s with g = gain ⊙ dy, column by column; where `z` is
  /// given, da = that ⊙ h′(z).
  void (*denormalize)(
      gr_workers *_Nullable workers, const void *dy, const void *gain, const void *unit,
      const void *s, const void *_Nullable z, void *da, ptrdiff_t m, ptrdiff_t n, gr_function h);

  /// Column j of `to` = column columns[j] of `from`; both have m rows, `to` has n columns.
  void (*gather)(
      gr_workers *_Nullable workers, const void *from, const int32_t *columns, void *to,
      ptrdiff_t m, ptrdiff_t n);

  /// sum = x + y. `sum` may be either.
  void (*add)(
      gr_workers *_Nullable workers, const void *x, const void *y, void *sum, ptrdiff_t count);

  /// dw += lambda w: what an L2 penalty lambda/2 ‖w‖² adds to a gradient.
  void (*penalize)(
      gr_workers *_Nullable workers, const void *w, void *dw, ptrdiff_t count, double lambda);

  /// One step of a rule over `count` weights, their gradient and what it remembers of them.
  void (*update)(
      gr_workers *_Nullable workers, const gr_rule *rule, void *w, const void *g,
      void *_Nullable m, void *_Nullable v, ptrdiff_t count);

  /// The losses of `count` columns of x and t and all gradients, the mean over them: gather, forward,
  /// output error and back in one call, to the same bits. The columns are those that `examples` names
  /// or, where it is NULL, the first ones.
  void (*chain)(
      const gr_chain *chain, const void *x, const void *t, const int32_t *_Nullable examples,
      ptrdiff_t count);

  /// R = the triangle of [R; A] by Householder's reflections; A is overwritten.
  ///
  /// R is columns × columns, row by row, its rows `r_row` apart; what stands below its diagonal is left
  /// alone. A is stored column by column, its columns `a_column` apart; `rows` is a multiple of 16, for
  /// which rows of zeros may be added: they change nothing. Squares may overflow.
  void (*reflect)(
      void *R, ptrdiff_t r_row, void *A, ptrdiff_t a_column, ptrdiff_t rows, ptrdiff_t columns);

  /// H += Xᵀ diag(w) X on and below the diagonal and, where `u` is given, g += Xᵀu.
  ///
  /// X is rows × columns, its columns `x_column` apart; H's columns are `h_column` apart. Without `u`,
  /// `g` may be NULL. `ahead` names the beginnings of as many columns of as many rows: they are on their
  /// way to the cache when the call returns, which changes no result. Nothing is read through them.
  void (*weighted_products)(
      const void *X, ptrdiff_t x_column, const void *w, const void *_Nullable u, void *H,
      ptrdiff_t h_column, void *_Nullable g, ptrdiff_t rows, ptrdiff_t columns,
      const void *_Nullable const *_Nullable ahead);

  /// Keeps one core's multiply-add units busy; returns the floating-point operations performed.
  double (*peak)(int64_t iterations);
} gr_kernels;

/// The fastest kernels that this processor can run.
const gr_kernels *gr_kernels_best(bool is_double);

/// The kernels for a named instruction set; NULL where this processor or build has none.
const gr_kernels *_Nullable gr_kernels_named(const char *name, bool is_double);

/// Whether these kernels were compiled with optimization; without, they are about ten times slower.
bool gr_kernels_are_optimized(void);

#pragma clang assume_nonnull end
