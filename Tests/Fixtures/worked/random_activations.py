#!/usr/bin/env python3
"""Write random_activations.json: the catalogue's activations at random points.

Needs mpmath (1.3.0 was used). Every point is exact in single precision, so that one table checks
both precisions. A row is [x, f(x), f'(x)], each number the nearest Double of the truth in
60-digit arithmetic.
"""

import json
import math
import pathlib
import random
import struct
from fractions import Fraction

from mpmath import erfc, exp, expm1, log1p, mp, mpf, pi, sqrt, tanh

mp.dps = 60
HERE = pathlib.Path(__file__).resolve().parent

SELU_SCALE = mpf("1.0507009873554804934193349852946")
SELU_ALPHA = mpf("1.6732632423543772848170429916717")


def sigmoid(x):
    return 1 / (1 + exp(-x)) if x > 0 else exp(x) / (1 + exp(x))


def sigmoid_slope(x):
    return sigmoid(x) * sigmoid(-x)


def distribution(x):
    return erfc(-x / sqrt(2)) / 2


def density(x):
    return exp(-x * x / 2) / sqrt(2 * pi)


def softplus(x):
    return log1p(exp(-abs(x))) + max(x, mpf(0))


def mish(x):
    return x * tanh(softplus(x))


def mish_slope(x):
    t = tanh(softplus(x))
    return t + x * (1 - t * t) * sigmoid(x)


FUNCTIONS = {
    "sigmoid": (sigmoid, sigmoid_slope),
    "tanh": (tanh, lambda x: 4 * sigmoid_slope(2 * x)),
    "elu": (lambda x: x if x > 0 else expm1(x), lambda x: mpf(1) if x > 0 else exp(x)),
    "swish": (lambda x: x * sigmoid(x), lambda x: sigmoid(x) + x * sigmoid_slope(x)),
    "softplus": (softplus, sigmoid),
    "gelu": (lambda x: x * distribution(x), lambda x: distribution(x) + x * density(x)),
    "selu": (
        lambda x: SELU_SCALE * (x if x > 0 else SELU_ALPHA * expm1(x)),
        lambda x: SELU_SCALE * (mpf(1) if x > 0 else SELU_ALPHA * exp(x)),
    ),
    "mish": (mish, mish_slope),
}


def single(x):
    return struct.unpack("f", struct.pack("f", x))[0]


def points():
    """Spread over the middle, near 0, and where derivatives of smooth rectifiers cross 0."""
    rng = random.Random(2)
    for _ in range(100):
        yield single(rng.uniform(-20, 20))
    for _ in range(60):
        yield single(rng.uniform(-4, 4))
    for _ in range(20):
        yield single(rng.choice((-1, 1)) * 10 ** rng.uniform(-30, 0))
    for _ in range(30):
        yield single(rng.choice((-1, 1)) * rng.uniform(20, 120))
    for zero in (-1.2784645427610738, -0.7517915246935645, -1.1924312145154206):
        for _ in range(4):
            yield single(zero + rng.gauss(0, 0.01))


def nearest(value):
    """The nearest Double, subnormal numbers included."""
    if abs(value) < mpf(2) ** -1100:
        return -0.0 if value < 0 else 0.0
    sign, mantissa, exponent, _ = value._mpf_
    return float((-1) ** sign * int(mantissa) * Fraction(2) ** int(exponent))


def main():
    xs = list(points())
    tables = {
        name: [[x, nearest(f(mpf(x))), nearest(slope(mpf(x)))] for x in xs]
        for name, (f, slope) in FUNCTIONS.items()
    }
    assert all(math.isfinite(v) for rows in tables.values() for row in rows for v in row)
    lines = ",\n".join(
        f'  "{name}": [\n'
        + ",\n".join("    " + json.dumps(row) for row in rows)
        + "\n  ]"
        for name, rows in tables.items()
    )
    (HERE / "random_activations.json").write_text("{\n" + lines + "\n}\n")


if __name__ == "__main__":
    main()
