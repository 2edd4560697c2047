"""NumPy: predictions without a temporary array."""

from peer import Skipped, fastest, serve


def prepare(workload, threads):
    import numpy

    if workload.unit not in ("row", "pass"):
        raise Skipped("NumPy trains nothing by itself")
    candidates = rows if workload.unit == "row" else passes
    how, sample, units = fastest(*candidates(numpy, workload))
    return sample, units, how, {"numpy": numpy.__version__}


def softmax_in_place(numpy, z):
    z -= z.max(-1, keepdims=True)
    numpy.exp(z, z)
    z /= z.sum(-1, keepdims=True)


def rows(numpy, workload):
    x = workload.data()[0][0]
    for how, order in ("inputs × outputs", "C"), ("outputs × inputs", "F"):
        layers = [
            (numpy.asarray(w, order=order), b, numpy.empty_like(b)) for w, b in workload.weights()
        ]
        yield f"one product a layer, weights {how}", row(numpy, workload, layers, x), 1


def row(numpy, workload, layers, x):
    dot, add, largest, exp = numpy.dot, numpy.add, numpy.maximum, numpy.exp
    zero = numpy.float32(0)
    assert workload.activation == "relu"

    def sample():
        a = x
        for w, b, z in layers[:-1]:
            dot(a, w, z)
            add(z, b, z)
            largest(z, zero, z)
            a = z
        w, b, z = layers[-1]
        dot(a, w, z)
        add(z, b, z)
        z -= z.max()
        exp(z, z)
        z /= z.sum()

    return sample


def passes(numpy, workload):
    x = workload.data()[0]
    layers = [
        (w, b, numpy.empty((workload.batch, len(b)), numpy.float32)) for w, b in workload.weights()
    ]
    zero = numpy.float32(0)
    assert workload.activation == "relu" and workload.rows % workload.batch == 0

    def sample():
        for start in range(0, workload.rows, workload.batch):
            a = x[start : start + workload.batch]
            for w, b, z in layers:
                numpy.matmul(a, w, z)
                z += b
                if z.shape[1] != workload.layers[-1]:
                    numpy.maximum(z, zero, z)
                a = z
            softmax_in_place(numpy, a)

    yield "products into buffers that are kept", sample, 1


if __name__ == "__main__":
    serve(prepare)
