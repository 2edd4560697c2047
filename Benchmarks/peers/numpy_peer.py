"""NumPy: predictions by hand, every result written into an array that is there already."""

from peer import Skipped, serve


def prepare(workload, threads):
    import numpy

    if workload.unit == "epoch":
        raise Skipped("it has no training of its own")
    assert workload.activation == "relu"
    ways = rows if workload.unit == "row" else passes
    return {"NumPy": numpy.__version__}, ways(workload)


def rows(workload):
    import numpy

    x = workload.data()[0][0]
    ways = []
    # Which of the two BLAS does faster, a product's columns or its rows, differs by processor.
    for how, order in ("inputs × outputs", "C"), ("outputs × inputs", "F"):
        layers = [
            (numpy.asarray(w, order=order), b, numpy.empty_like(b)) for w, b in workload.weights()
        ]
        ways.append((f"vectors, weights {how} in memory", row(x, layers), 1))
    return ways


def row(x, layers):
    import numpy

    zero = numpy.float32(0)

    def sample():
        a = x
        for w, b, z in layers:
            numpy.dot(a, w, out=z)
            numpy.add(z, b, out=z)
            if z is not last:
                numpy.maximum(z, zero, out=z)
            a = z
        numpy.subtract(z, z.max(), out=z)
        numpy.exp(z, out=z)
        numpy.divide(z, z.sum(), out=z)

    last = layers[-1][2]
    return sample


def passes(workload):
    import numpy

    x, _ = workload.data()
    batch, zero = workload.batch, numpy.float32(0)
    layers = [(w, b, numpy.empty((batch, len(b)), numpy.float32)) for w, b in workload.weights()]

    def sample():
        for start in range(0, workload.rows, batch):
            a = x[start : start + batch]
            for w, b, z in layers:
                numpy.matmul(a, w, out=z)
                numpy.add(z, b, out=z)
                if z is not layers[-1][2]:
                    numpy.maximum(z, zero, out=z)
                a = z
            numpy.subtract(z, z.max(1, keepdims=True), out=z)
            numpy.exp(z, out=z)
            numpy.divide(z, z.sum(1, keepdims=True), out=z)

    return [("matrices", sample, 1)]


if __name__ == "__main__":
    serve(prepare)
