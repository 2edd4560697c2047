"""The workloads of `gradus bench`, the same for every library.

Gradus defines them in `Sources/Workbench/Workload.swift`; a change there is a change here.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Workload:
    name: str
    layers: tuple[int, ...]  # from the inputs to the outputs
    activation: str  # of the hidden layers: "tanh" or "relu"
    loss: str  # "cross-entropy" (softmax), "binary-cross-entropy" (sigmoid) or "mean-squared-error"
    optimizer: str  # "adam" (rate 0.001) or "gradient-descent" (rate 0.01)
    rows: int
    batch: int
    epochs: int  # that one run of `gradus bench` times
    # What one measured unit is: an epoch, or of a full batch a step, which is the same; one row's
    # prediction; or a pass of predictions over all rows.
    unit: str = "epoch"
    # Two threads may be slower than one: both are tried.
    is_small: bool = False

    @property
    def least(self):
        """How often a measurement times it at least; `gradus bench` times epochs that often."""
        return min(self.epochs, 3)

    @property
    def title(self):
        optimizer = {"adam": "Adam", "gradient-descent": "gradient descent"}[self.optimizer]
        network = f"{'-'.join(map(str, self.layers))} {self.activation}"
        match self.unit:
            case "row":
                return f"{network}, latency of one row"
            case "pass":
                return f"{network}, prediction of {self.rows:,} rows, batch {self.batch:,}"
        return f"{network}, {self.rows:,} rows, batch {self.batch:,}, {optimizer}, {self.loss}"

    @property
    def operations(self):
        """Additions and multiplications of one unit's matrix products."""
        weights = [a * b for a, b in zip(self.layers, self.layers[1:])]
        match self.unit:
            case "row":
                return 2 * sum(weights)
            case "pass":
                return 2 * self.rows * sum(weights)
        # Forward, the weights' gradients, and the errors handed back to all but the inputs.
        return 2 * self.rows * (2 * sum(weights) + sum(weights[1:]))

    def data(self):
        """Inputs from −1 to 1 (rows × inputs) and targets: class numbers, or 0 and 1 at random
        (rows × outputs). Gradus draws other numbers, in the same time."""
        import numpy

        random = numpy.random.default_rng(1)
        inputs = random.uniform(-1, 1, (self.rows, self.layers[0])).astype(numpy.float32)
        if self.loss == "cross-entropy":
            return inputs, random.integers(0, self.layers[-1], self.rows, dtype=numpy.int32)
        targets = random.integers(0, 2, (self.rows, self.layers[-1]))
        return inputs, targets.astype(numpy.float32)

    def weights(self):
        """A matrix (inputs × outputs) and a bias for every layer, Glorot uniform and zero."""
        import numpy

        random = numpy.random.default_rng(2)
        for inputs, outputs in zip(self.layers, self.layers[1:]):
            limit = (6 / (inputs + outputs)) ** 0.5
            weight = random.uniform(-limit, limit, (inputs, outputs))
            yield weight.astype(numpy.float32), numpy.zeros(outputs, numpy.float32)


ADAM = dict(rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8)
GRADIENT_DESCENT = dict(rate=0.1)

TANH, RELU = "tanh", "relu"
CLASSES, TWO_CLASSES, NUMBERS = "cross-entropy", "binary-cross-entropy", "mean-squared-error"

WORKLOADS = {
    w.name: w
    for w in [
        Workload("W1", (4, 10, 3), TANH, CLASSES, "adam", 150, 16, 3_000, is_small=True),
        Workload(
            "W2", (2, 4, 1), TANH, TWO_CLASSES, "gradient-descent", 4, 4, 50_000, is_small=True
        ),
        Workload("W3", (16, 64, 32, 1), RELU, NUMBERS, "adam", 20_000, 32, 30, is_small=True),
        Workload("W4", (784, 128, 10), RELU, CLASSES, "adam", 60_000, 128, 5),
        Workload("W5", (784, 512, 512, 512, 10), RELU, CLASSES, "adam", 60_000, 256, 2),
        Workload("W6", (28, 300, 300, 300, 1), TANH, TWO_CLASSES, "adam", 1_000_000, 1_024, 1),
        Workload(
            "W7", (784, 128, 10), RELU, CLASSES, "adam", 1_024, 256, 20, unit="row", is_small=True
        ),
        Workload(
            "W8", (784, 512, 512, 10), RELU, CLASSES, "adam", 10_240, 1_024, 20, unit="pass"
        ),
    ]
}
