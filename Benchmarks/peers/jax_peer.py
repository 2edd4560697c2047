"""JAX: a whole epoch is one compiled program with donated buffers."""

import os
import sys

from peer import Skipped, fastest, serve
from workloads import ADAM, GRADIENT_DESCENT


def prepare(workload, threads):
    # XLA reads both when it is loaded. NPROC is the size of its thread pool.
    os.environ["NPROC"] = str(threads)
    os.environ["XLA_FLAGS"] = f"--xla_cpu_multi_thread_eigen={str(threads > 1).lower()} " + os.environ.get("XLA_FLAGS", "")
    import jax
    import jaxlib

    jax.config.update("jax_default_matmul_precision", "highest")
    versions = {"jax": jax.__version__, "jaxlib": jaxlib.__version__}
    candidates = predictions(workload) if workload.unit in ("row", "pass") else epochs(workload)
    if v := os.environ.get("VARIANT"):
        candidates = list(candidates)
        for c in candidates:
            if v != "list": 
                if v not in c[0]: continue
            import peer
            c[1]()
            print(c[0], [peer.measure(c[1], c[2]) for _ in range(3)], file=sys.stderr)
    how, sample, units = fastest(*candidates)
    return sample, units, how, versions


def forward(workload, parameters, x):
    import jax

    activation = {"tanh": jax.numpy.tanh, "relu": jax.nn.relu}[workload.activation]
    *hidden, (weight, bias) = parameters
    for w, b in hidden:
        x = activation(x @ w + b)
    return x @ weight + bias


def loss(workload, parameters, x, t):
    import jax
    from jax import numpy

    z = forward(workload, parameters, x)
    match workload.loss:
        case "cross-entropy":
            chosen = numpy.take_along_axis(z, t[:, None], axis=1)[:, 0]
            return numpy.mean(jax.nn.logsumexp(z, axis=1) - chosen)
        case "binary-cross-entropy":
            return numpy.mean(numpy.logaddexp(0, z) - t * z)
        case "mean-squared-error":
            return numpy.mean((z - t) ** 2)


def epochs(workload):
    import jax
    import numpy as host
    from jax import numpy
    from jax.flatten_util import ravel_pytree

    inputs, targets = (jax.device_put(a) for a in workload.data())
    rows, batch = workload.rows, workload.batch
    whole = rows // batch
    parameters = [(jax.device_put(w), jax.device_put(b)) for w, b in workload.weights()]

    def program(*, isFlat, unroll, gathersAtOnce, drawsOnHost, isMany):
        """An epoch: `state` and a permutation or a key to `state` and the mean loss."""
        if isFlat:
            # One vector of all parameters: the optimizer is a single loop.
            start, restore = ravel_pytree(parameters)
        else:
            start, restore = parameters, lambda p: p
        start = jax.tree.map(numpy.array, start)

        gradient = jax.value_and_grad(lambda p, x, t: loss(workload, restore(p), x, t))

        def step(state, x, t):
            p, m, v, count = state
            value, g = gradient(p, x, t)
            if workload.optimizer == "gradient-descent":
                rate = GRADIENT_DESCENT["rate"]
                return (jax.tree.map(lambda p, g: p - rate * g, p, g), m, v, count), value
            beta1, beta2 = ADAM["beta1"], ADAM["beta2"]
            count = count + 1
            scale = numpy.sqrt(1 - beta2**count) / (1 - beta1**count)
            rate, epsilon = ADAM["rate"] * scale, ADAM["epsilon"] * numpy.sqrt(1 - beta2**count)
            m = jax.tree.map(lambda m, g: beta1 * m + (1 - beta1) * g, m, g)
            v = jax.tree.map(lambda v, g: beta2 * v + (1 - beta2) * g * g, v, g)
            p = jax.tree.map(lambda p, m, v: p - rate * m / (numpy.sqrt(v) + epsilon), p, m, v)
            return (p, m, v, count), value

        def epoch(state, order, inputs, targets):
            if workload.batch == workload.rows:
                return step(state, inputs, targets)
            if not drawsOnHost:
                order = jax.random.permutation(order, rows)
            head, tail = order[: whole * batch].reshape(whole, batch), order[whole * batch :]
            if gathersAtOnce:
                batches = inputs[head], targets[head]
                body = lambda state, pair: step(state, *pair)
            else:
                batches = head
                body = lambda state, index: step(state, inputs[index], targets[index])
            state, losses = jax.lax.scan(body, state, batches, unroll=unroll)
            total = numpy.sum(losses)
            if len(tail):
                state, last = step(state, inputs[tail], targets[tail])
                total = total + last
            return state, total

        zeros = jax.tree.map(numpy.zeros_like, start)
        state = start, zeros, jax.tree.map(numpy.zeros_like, start), numpy.float32(0)
        if isMany:
            units = isMany
            def run(state, keys, inputs, targets):
                return jax.lax.scan(lambda s, k: epoch(s, k, inputs, targets), state, keys, unroll=1 if workload.batch!=workload.rows else unroll)
        else:
            units, run = 1, epoch
        compiled = jax.jit(run, donate_argnums=0)
        key = jax.random.key(3)
        generator = host.random.default_rng(3)

        def sample():
            nonlocal state, key
            if drawsOnHost:
                order = generator.permutation(rows).astype(host.int32)
            elif isMany:
                keys = jax.random.split(key, isMany + 1)
                key, order = keys[0], keys[1:]
            else:
                key, order = jax.random.split(key)
            state, value = compiled(state, order, inputs, targets)
            jax.block_until_ready(state)

        return sample, units

    tiny = workload.rows * sum(a * b for a, b in zip(workload.layers, workload.layers[1:])) < 1e6
    for isFlat in (False, True):
        for unroll in ((1, 3, 9, 16) if tiny else (1, 4)):
            for gathersAtOnce in (False, True):
                for drawsOnHost in (False, True):
                    for isMany in ((0, 100) if tiny and not drawsOnHost else (0,)):
                        o = dict(isFlat=isFlat, unroll=unroll, gathersAtOnce=gathersAtOnce, drawsOnHost=drawsOnHost, isMany=isMany)
                        name = " ".join(f"{k}={int(v)}" for k, v in o.items())
                        if os.environ.get("VARIANT", "list") in ("list",) or os.environ["VARIANT"] in name:
                            yield name, *program(**o)


if __name__ == "__main__":
    serve(prepare)
