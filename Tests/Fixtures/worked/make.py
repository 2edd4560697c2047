#!/usr/bin/env python3
"""Write worked.json and mish.json: the course's equations in 50-digit arithmetic.

Needs mpmath (1.3.0 was used). Every number is written with 25 significant digits, which a reader of
JSON rounds to the nearest Double. Gradients come from the course's recursion and are compared
here with central differences of the total loss, so that the recursion cannot vouch for itself.
"""

import pathlib
from fractions import Fraction

from mpmath import exp, log, mp, mpf, tanh

mp.dps = 50
HERE = pathlib.Path(__file__).resolve().parent


# The scalar example: x → tanh → sigmoid, half squared error


def scalar():
    x, t, w1, b1, w2, b2 = (mpf(v) for v in ("0.5", "1", "0.8", "-0.1", "-1.2", "0.3"))
    z1 = w1 * x + b1
    a = tanh(z1)
    s = w2 * a + b2
    y = 1 / (1 + exp(-s))
    loss = (y - t) ** 2 / 2
    delta2 = (y - t) * y * (1 - y)
    delta1 = (1 - a**2) * w2 * delta2
    return {
        "x": x, "t": t, "w1": w1, "b1": b1, "w2": w2, "b2": b2,
        "z1": z1, "a": a, "s": s, "y": y, "L": loss,
        "delta2": delta2, "delta1": delta1,
        "dL/dw1": delta1 * x, "dL/db1": delta1, "dL/dw2": delta2 * a, "dL/db2": delta2,
    }  # fmt: skip


# Networks on a batch. A vector is a list, a matrix a list of rows (out × in).


def softmax(z):
    powers = [exp(v) for v in z]
    return [p / sum(powers) for p in powers]


ACTIVATIONS = {
    "identity": (lambda z: z, lambda z: mpf(1)),
    "relu": (lambda z: max(z, mpf(0)), lambda z: mpf(1 if z > 0 else 0)),
    "tanh": (tanh, lambda z: 1 - tanh(z) ** 2),
}
LOSSES = {
    "cross-entropy": lambda y, t: -sum(tk * log(yk) for yk, tk in zip(y, t)),
    "half-squared-error": lambda y, t: sum((yk - tk) ** 2 for yk, tk in zip(y, t)) / 2,
}


def forward(network, x):
    z, a = [], [x]
    for weights, bias, name in zip(network["W"], network["b"], network["activations"]):
        z.append([sum(w * v for w, v in zip(row, a[-1])) + b for row, b in zip(weights, bias)])
        apply = softmax if name == "softmax" else lambda v: [ACTIVATIONS[name][0](u) for u in v]
        a.append(apply(z[-1]))
    return z, a


def losses(network):
    """The loss of each example, and the penalty λ/2 ΣW²."""
    each = [
        LOSSES[network["loss"]](forward(network, x)[1][-1], t)
        for x, t in zip(network["x"], network["t"])
    ]
    squares = sum(w**2 for weights in network["W"] for row in weights for w in row)
    return each, network["lambda"] / 2 * squares


def total(network):
    each, penalty = losses(network)
    return sum(each) / len(each) + penalty


def backward(network, z, y, t):
    """δ of every layer for one example; the last is y − t, since both pairs here are canonical."""
    delta = [[yk - tk for yk, tk in zip(y, t)]]
    for layer in range(len(z) - 2, -1, -1):
        above, derivative = network["W"][layer + 1], ACTIVATIONS[network["activations"][layer]][1]
        delta.insert(0, [
            sum(row[i] * d for row, d in zip(above, delta[0])) * derivative(z[layer][i])
            for i in range(len(z[layer]))
        ])  # fmt: skip
    return delta


def work(network):
    examples = []
    for x, t in zip(network["x"], network["t"]):
        z, a = forward(network, x)
        examples.append({"z": z, "a": a[1:], "delta": backward(network, z, a[-1], t)})
    count, inputs = len(examples), lambda n, l: (network["x"][n], *examples[n]["a"])[l]
    gradient_w, gradient_b = [], []
    for layer, weights in enumerate(network["W"]):
        delta = [example["delta"][layer] for example in examples]
        gradient_w.append([
            [
                sum(delta[n][o] * inputs(n, layer)[i] for n in range(count)) / count
                + network["lambda"] * weights[o][i]
                for i in range(len(weights[o]))
            ]
            for o in range(len(weights))
        ])  # fmt: skip
        gradient_b.append([sum(d[o] for d in delta) / count for o in range(len(weights))])
    each, penalty = losses(network)
    for example, loss in zip(examples, each):
        example["loss"] = loss
    result = {
        **network,
        "examples": examples,
        "mean loss": sum(each) / count,
        "penalty": penalty,
        "total": sum(each) / count + penalty,
        "dW": gradient_w,
        "db": gradient_b,
    }
    check(network, result)
    return result


def check(network, result):
    step = mpf(10) ** -15
    for parameters, gradients in (("W", "dW"), ("b", "db")):
        for row, answers in zip(rows(network[parameters]), rows(result[gradients])):
            for i, answer in enumerate(answers):
                value = row[i]
                row[i] = value + step
                above = total(network)
                row[i] = value - step
                below = total(network)
                row[i] = value
                assert abs((above - below) / (2 * step) - answer) < mpf(10) ** -28
    if "relu" in network["activations"]:
        layer = network["activations"].index("relu")
        values = [v for example in result["examples"] for v in example["z"][layer]]
        assert min(abs(v) for v in values) > 0.05, "a pre-activation is near the kink"
        assert min(values) < 0 < max(values), "both sides of the kink are wanted"


def rows(parameters):
    for layer in parameters:
        yield from layer if isinstance(layer[0], list) else [layer]


def numbers(value):
    return [numbers(v) for v in value] if isinstance(value, list) else mpf(value)


def network(name, activations, loss, weights, bias, x, t):
    """All entries are multiples of 1/8, so that they are the same in binary and in decimal."""
    return {
        "name": name,
        "activations": activations,
        "loss": loss,
        "lambda": mpf("0.01"),
        "W": numbers(weights),
        "b": numbers(bias),
        "x": numbers(x),
        "t": numbers(t),
    }


NETWORKS = [
    network(
        "2-3-2", ["tanh", "softmax"], "cross-entropy",
        weights=[
            [[0.5, -0.75], [0.25, 0.875], [-1.125, 0.375]],
            [[0.625, -0.5, 0.75], [-0.375, 1.25, -0.25]],
        ],
        bias=[[0.125, -0.25, 0.5], [0.25, -0.125]],
        x=[[0.5, -1], [1.5, 0.25], [-0.75, 2]],
        t=[[1, 0], [0, 1], [0, 1]],
    ),
    network(
        "3-4-3-2", ["relu", "tanh", "identity"], "half-squared-error",
        weights=[
            [[0.5, -0.25, 0.75], [-0.625, 0.5, 0.125], [0.25, 1, -0.5], [-0.375, -0.875, 0.25]],
            [[0.75, -0.5, 0.25, 0.125], [-0.25, 0.625, -0.375, 1], [0.5, 0.875, -0.125, -0.75]],
            [[1.25, -0.5, 0.375], [-0.75, 0.25, 0.625]],
        ],
        bias=[[0.125, 0.25, -0.5, 0.375], [0.25, -0.125, 0.5], [-0.25, 0.75]],
        x=[[1, -0.5, 0.25], [-0.75, 0.5, 1.5], [0.25, 2, -1]],
        t=[[0.5, -0.25], [1, 0.75], [-0.5, 1.25]],
    ),
]  # fmt: skip


# Mish (Misra 2019) at the points of ../nn/activations.json, in the same row format

POINTS = [0.0, -0.0, 5e-324, -5e-324, 2.0**-1022]
POINTS += [s * v for v in (1e-300, 1e-20, 1e-08, 0.001, 0.1, 0.5, 1, 1.5, 2, 3, 5) for s in (1, -1)]
POINTS += [s * v for v in (8, 10, 15, 19, 20, 30, 36, 37, 40, 88, 104, 350) for s in (1, -1)]
POINTS += [s * v for v in (709, 710, 745, 746, 1e4, 1e10, 1e300) for s in (1, -1)]


def mish(x):
    """x tanh(log(1 + eˣ)) and its derivative, arranged so that nothing cancels.

    With w = eˣ the hyperbolic tangent is (w² + 2w) / (w² + 2w + 2); above zero, both sides are
    divided by w², so that no power of e grows large.
    """
    if x > 0:
        v = exp(-x)
        denominator = 1 + 2 * v + 2 * v**2
        return x * (1 + 2 * v) / denominator, (
            (1 + 2 * v) / denominator + x * 4 * v**2 * (1 + v) / denominator**2
        )
    w = exp(x)
    denominator = w**2 + 2 * w + 2
    return x * w * (w + 2) / denominator, (
        w * (w + 2) / denominator + x * 4 * w * (1 + w) / denominator**2
    )


def nearest(value):
    """The nearest Double, subnormal numbers included."""
    if abs(value) < mpf(2) ** -1100:
        return -0.0 if value < 0 else 0.0
    sign, mantissa, exponent, _ = value._mpf_
    return float((-1) ** sign * int(mantissa) * Fraction(2) ** int(exponent))


def mish_rows():
    for point in POINTS:
        x = float(point)
        # Below −10⁹ every digit is beyond any floating-point format: written as zero.
        value, derivative = (mpf(0), mpf(0)) if x < -1e9 else mish(mpf(x))
        yield [x, mp.nstr(value, 25), nearest(value), mp.nstr(derivative, 25), nearest(derivative)]


# Writing


def text(value, indent=0):
    """JSON with 25 significant digits; a list of numbers stays on one line."""
    if isinstance(value, mpf):
        return mp.nstr(value, 25, min_fixed=-6, max_fixed=6)
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, float):
        return repr(value)
    pad = " " * (indent + 2)
    if isinstance(value, dict):
        lines = [f'{pad}"{key}": {text(item, indent + 2)}' for key, item in value.items()]
        return "{\n" + ",\n".join(lines) + "\n" + " " * indent + "}"
    if any(isinstance(item, (dict, list)) for item in value):
        lines = [pad + text(item, indent + 2) for item in value]
        return "[\n" + ",\n".join(lines) + "\n" + " " * indent + "]"
    return "[" + ", ".join(text(item) for item in value) + "]"


def main():
    worked = {"scalar": scalar(), "networks": [work(each) for each in NETWORKS]}
    (HERE / "worked.json").write_text(text(worked) + "\n")
    mp.dps = 60
    table = {
        "columns": [
            "x (double)",
            "f(x) 25 digits",
            "f(x) nearest double",
            "df/dx 25 digits",
            "df/dx nearest double",
        ],
        "tables": {"mish": list(mish_rows())},
    }
    (HERE / "mish.json").write_text(text(table) + "\n")


if __name__ == "__main__":
    main()
