"""Makes functions.json: the activation functions and their derivatives in 60-digit arithmetic.

    python3 make_functions.py > functions.json

Made with Python 3.11 and mpmath 1.3.0. A value v is written as two doubles [head, rest] whose sum
is v to about 106 bits, so that an error can be told to a small part of a unit in the last place.
"""

import json
import random
import struct
import sys

import mpmath
from mpmath import erfc, exp, expm1, log1p, mp, mpf, pi, sqrt

mp.dps = 60
random.seed(20260101)


def sigmoid(x):
    return 1 / (1 + exp(-x))


def sigmoid_slope(x):
    e = exp(-abs(x))
    return e / (1 + e) ** 2


def tanh(x):
    e = expm1(-2 * abs(x))
    return mpmath.sign(x) * -e / (2 + e)


def tanh_slope(x):
    return 4 * sigmoid_slope(2 * x)


def elu(x):
    return x if x > 0 else expm1(x)


def elu_slope(x):
    return mpf(1) if x > 0 else exp(x)


def swish(x):
    return x * sigmoid(x)


def swish_slope(x):
    return sigmoid(x) * (1 + x * sigmoid(-x))


def gelu(x):
    return x * erfc(-x / sqrt(mpf(2))) / 2


def gelu_slope(x):
    return erfc(-x / sqrt(mpf(2))) / 2 + x * exp(-x * x / 2) / sqrt(2 * pi)


SELU_ALPHA = mpf("1.6732632423543772848170429916717")
SELU_SCALE = mpf("1.0507009873554804934193349852946")


def selu(x):
    return SELU_SCALE * (x if x > 0 else SELU_ALPHA * expm1(x))


def selu_slope(x):
    return SELU_SCALE * (mpf(1) if x > 0 else SELU_ALPHA * exp(x))


def softplus(x):
    return log1p(exp(x)) if x < 0 else x + log1p(exp(-x))


def mish(x):
    e = exp(-abs(x))
    n = e * (e + 2)
    return x * n / (n + 2) if x < 0 else x * (1 + 2 * e) / (1 + 2 * e + 2 * e * e)


def mish_slope(x):
    e = exp(x)
    n = e * (e + 2)
    return n / (n + 2) + 4 * x * e * (e + 1) / (n + 2) ** 2


# With the root of the derivative, near which points are dense.
FUNCTIONS = {
    "sigmoid": (sigmoid, sigmoid_slope, None),
    "tanh": (tanh, tanh_slope, None),
    "elu": (elu, elu_slope, None),
    "swish": (swish, swish_slope, -1.2784645),
    "gelu": (gelu, gelu_slope, -0.7517916),
    "selu": (selu, selu_slope, None),
    "mish": (mish, mish_slope, -1.1924),
    "softplus": (softplus, sigmoid, None),
}

FIXED = [
    0.0, 5e-324, 1e-310, 1e-300, 1e-45, 1e-40, 1e-30, 1e-16, 1e-8, 1e-4, 0.001, 0.01, 0.1, 0.25,
    0.5, 1.0, 1.5, 2.0, 3.0, 5.0, 8.0, 10.0, 15.0, 16.5, 18.0, 20.0, 25.0, 36.0, 37.5, 38.4,
    38.5, 40.0, 60.0, 87.0, 88.0, 89.0, 100.0, 103.5, 104.0, 110.0, 300.0, 350.0, 372.0, 373.0,
    500.0, 700.0, 708.0, 709.5, 710.0, 740.0, 744.0, 745.0, 745.5, 746.0, 750.0, 755.0, 800.0,
    1000.0, 1e4,
]


def to_float(x):
    try:
        return struct.unpack("f", struct.pack("f", x))[0]
    except OverflowError:
        return x


def points(root):
    chosen = [sign * x for x in FIXED for sign in (1, -1)]
    spans = [(-20, 20)] * 60 + [(-3, 3)] * 50 + [(-750, 750)] * 20 + [(-110, -20)] * 20
    if root is not None:
        spans += [(root - 0.5, root + 0.5)] * 30 + [(root - 0.001, root + 0.001)] * 6
    for i, (low, high) in enumerate(spans):
        x = random.uniform(low, high)
        chosen.append(to_float(x) if i % 2 else x)
    chosen += [random.choice((1, -1)) * 10 ** random.uniform(-12, 0) for _ in range(20)]
    return chosen


def split(v):
    head = float(v)
    return [head, float(v - mpf(head)) if head == head and abs(head) < 1e308 else 0.0]


functions = {}
for name, (value, slope, root) in FUNCTIONS.items():
    xs = points(root)
    functions[name] = {
        "points": xs,
        "values": [split(value(mpf(x))) for x in xs],
        "slopes": [split(slope(mpf(x))) for x in xs],
    }

print('{"functions": {')
for i, (name, table) in enumerate(functions.items()):
    rows = ",\n".join(f'"{key}": {json.dumps(column)}' for key, column in table.items())
    print(f'"{name}": {{\n{rows}\n}}' + ("," if i < len(functions) - 1 else ""))
print("}}")
