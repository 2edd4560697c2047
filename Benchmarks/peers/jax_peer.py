"""JAX: an epoch is one compiled program that scans over the batches and gathers their rows.

State is donated, so that it is updated in place. The order of rows is drawn by NumPy: JAX sorts
random bits, on one thread, which takes several times as long.
"""

import os

from peer import serve
from workloads import ADAM, GRADIENT_DESCENT


def prepare(workload, threads):
    # XLA reads both when it is loaded; NPROC is the size of its thread pool.
    os.environ["NPROC"] = str(threads)
    os.environ["XLA_FLAGS"] = f"--xla_cpu_multi_thread_eigen={'true' if threads > 1 else 'false'}"
    import jax
    import jaxlib

    jax.config.update("jax_default_matmul_precision", "highest")
    ways = trainings(workload) if workload.unit == "epoch" else predictions(workload)
    return {"JAX": jax.__version__, "jaxlib": jaxlib.__version__}, ways


def forward(workload, parameters, x):
    """The outputs before their activation."""
    import jax

    activation = {"tanh": jax.numpy.tanh, "relu": jax.nn.relu}[workload.activation]
    *hidden, (weight, bias) = parameters
    for w, b in hidden:
        x = activation(x @ w + b)
    return x @ weight + bias


def mean_loss(workload, parameters, x, t):
    import jax
    from jax import numpy

    z = forward(workload, parameters, x)
    match workload.loss:
        # Targets are 1 for the class and 0 else: picking a class by its number has a scatter as
        # its gradient, which is slower.
        case "cross-entropy":
            return numpy.mean(jax.nn.logsumexp(z, axis=1) - numpy.sum(t * z, axis=1))
        case "binary-cross-entropy":
            return numpy.mean(numpy.logaddexp(0, z) - t * z)
        case "mean-squared-error":
            return numpy.mean((z - t) ** 2)


class Training:
    """A state, and one step from a state and a batch to the next state."""

    def __init__(self, workload, is_flat):
        import jax
        from jax import numpy
        from jax.flatten_util import ravel_pytree

        self.workload = workload
        parameters = [tuple(map(numpy.array, pair)) for pair in workload.weights()]
        restore = lambda p: p
        if is_flat:
            parameters, restore = ravel_pytree(parameters)
        self.gradient = jax.grad(lambda p, x, t: mean_loss(workload, restore(p), x, t))
        self.state = parameters
        if workload.optimizer == "adam":
            m, v = (jax.tree.map(numpy.zeros_like, parameters) for _ in range(2))
            self.state = parameters, m, v, numpy.float32(1), numpy.float32(1)

    def step(self, state, x, t):
        return (self.adam if self.workload.optimizer == "adam" else self.descent)(state, x, t)

    def descent(self, p, x, t):
        import jax

        g = self.gradient(p, x, t)
        return jax.tree.map(lambda p, g: p - GRADIENT_DESCENT["rate"] * g, p, g)

    def adam(self, state, x, t):
        import jax
        from jax import numpy

        each = jax.tree.map
        p, m, v, power1, power2 = state
        g = self.gradient(p, x, t)
        beta1, beta2 = ADAM["beta1"], ADAM["beta2"]
        power1, power2 = power1 * beta1, power2 * beta2
        root = numpy.sqrt(1 - power2)
        rate, epsilon = ADAM["rate"] * root / (1 - power1), ADAM["epsilon"] * root
        m = each(lambda m, g: beta1 * m + (1 - beta1) * g, m, g)
        v = each(lambda v, g: beta2 * v + (1 - beta2) * g * g, v, g)
        p = each(lambda p, m, v: p - rate * m / (numpy.sqrt(v) + epsilon), p, m, v)
        return p, m, v, power1, power2


def trainings(workload):
    import numpy

    x, t = workload.data()
    if workload.loss == "cross-entropy":
        t = numpy.eye(workload.layers[-1], dtype=numpy.float32)[t]
    if workload.rows == workload.batch:
        return [full_batch(workload, x, t, unroll) for unroll in (1, 8)]
    if workload.rows <= 1_000:
        return [many_epochs(workload, x, t, is_flat) for is_flat in (False, True)]
    ways = [one_epoch(workload, x, t, gathers_at_once=False)]
    if workload.is_small:
        ways.append(one_epoch(workload, x, t, gathers_at_once=True))
    else:
        ways.append(stepwise(workload, x, t))
    return ways


def way(how, units, program, state, *rest, draw):
    """A way to call `program(state, *rest, draw())`, which returns the next state."""
    import jax

    program = jax.jit(program, donate_argnums=0)
    rest = jax.device_put(rest)

    def sample():
        nonlocal state
        state = jax.block_until_ready(program(state, *rest, draw()))

    return how, sample, units


def epoch(training, batch, gathers_at_once=False):
    """All batches, the last of which may be smaller."""
    from jax import lax

    def gather(each, rows):
        return each.at[rows].get(mode="promise_in_bounds")

    def run(state, x, t, order):
        whole = len(order) // batch * batch
        steps = order[:whole].reshape(-1, batch)
        if gathers_at_once:
            batches = gather(x, steps), gather(t, steps)
            state, _ = lax.scan(lambda s, pair: (training.step(s, *pair), None), state, batches)
        else:
            step = lambda s, rows: (training.step(s, gather(x, rows), gather(t, rows)), None)
            state, _ = lax.scan(step, state, steps)
        if whole < len(order):
            rest = order[whole:]
            state = training.step(state, gather(x, rest), gather(t, rest))
        return state

    return run


def full_batch(workload, x, t, unroll):
    from jax import lax

    training, units = Training(workload, is_flat=True), 1_000

    def steps(state, x, t, _):
        step = lambda s, _: (training.step(s, x, t), None)
        return lax.scan(step, state, length=units, unroll=unroll)[0]

    how = f"scan over {units} steps, {unroll} unrolled"
    return way(how, units, steps, training.state, x, t, draw=lambda: None)


def many_epochs(workload, x, t, is_flat):
    """Where an epoch is shorter than a call."""
    import numpy
    from jax import lax

    training, units = Training(workload, is_flat), 100
    one, random = epoch(training, workload.batch), numpy.random.default_rng(3)
    orders = numpy.tile(numpy.arange(workload.rows, dtype=numpy.int32), (units, 1))

    def epochs(state, x, t, orders):
        return lax.scan(lambda s, order: (one(s, x, t, order), None), state, orders)[0]

    how = f"scan over {units} epochs, {'one vector of parameters' if is_flat else 'rows gathered'}"
    draw = lambda: random.permuted(orders, axis=1)
    return way(how, units, epochs, training.state, x, t, draw=draw)


def one_epoch(workload, x, t, gathers_at_once):
    import numpy

    training, random = Training(workload, is_flat=False), numpy.random.default_rng(3)
    program = epoch(training, workload.batch, gathers_at_once)
    how = f"scan over an epoch, rows gathered {'before it' if gathers_at_once else 'in each step'}"
    draw = lambda: random.permutation(workload.rows).astype(numpy.int32)
    return way(how, 1, program, training.state, x, t, draw=draw)


def stepwise(workload, x, t):
    """Each step a call: inside of a loop XLA runs all but the products on one thread."""
    import jax
    import numpy

    training, random = Training(workload, is_flat=False), numpy.random.default_rng(3)
    state, rows, batch = training.state, workload.rows, workload.batch
    x, t = jax.device_put((x, t))
    step = jax.jit(
        lambda state, x, t, rows: training.step(state, x[rows], t[rows]), donate_argnums=0
    )

    def sample():
        nonlocal state
        order = random.permutation(rows).astype(numpy.int32)
        for start in range(0, rows, batch):
            state = step(state, x, t, order[start : start + batch])
        jax.block_until_ready(state)

    return "each step a compiled call, rows gathered in it", sample, 1


def predictions(workload):
    import jax
    import numpy

    x, _ = workload.data()
    parameters = [tuple(map(jax.device_put, pair)) for pair in workload.weights()]
    program = jax.jit(lambda x: jax.nn.softmax(forward(workload, parameters, x)))
    if workload.unit == "row":
        row = x[:1]
        program = program.lower(row).compile()
        return [("compiled ahead", lambda: numpy.asarray(program(row)), 1)]
    batches = [x[i : i + workload.batch] for i in range(0, workload.rows, workload.batch)]

    def in_turn():
        for batch in batches:
            numpy.asarray(program(batch))

    def together():
        for result in [program(batch) for batch in batches]:
            numpy.asarray(result)

    return [("a batch after the other", in_turn, 1), ("all batches in flight", together, 1)]


if __name__ == "__main__":
    serve(prepare)
