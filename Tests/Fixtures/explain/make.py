#!/usr/bin/env python3
"""Write steps.json: whole steps of training in 50-digit arithmetic, each number rounded once.

Needs mpmath (1.3.0 was used). Every number is a text with 12 significant digits as `%.12g` prints it,
so that what `gradus explain --digits 12` prints can be compared letter by letter. The gradients are
compared here with central differences of the loss, so that the recursion cannot vouch for itself.
"""

import json
import pathlib

from mpmath import exp, log, mp, mpf, sqrt, tanh

mp.dps = 50
HERE = pathlib.Path(__file__).resolve().parent
DIGITS = 12


def text(value, digits=DIGITS):
    """As C's %.{digits}g does it, from the exact value."""
    value = mpf(value)
    if value == 0:
        return "0"
    exponent = int(mp.floor(mp.log10(abs(value))))
    scaled = mp.nint(abs(value) * mpf(10) ** (digits - 1 - exponent))
    if scaled >= mpf(10) ** digits:
        scaled, exponent = scaled / 10, exponent + 1
    whole = str(int(scaled))
    sign = "-" if value < 0 else ""
    if -4 <= exponent < digits:
        if exponent >= 0:
            number = whole[: exponent + 1] + "." + whole[exponent + 1 :]
        else:
            number = "0." + "0" * (-exponent - 1) + whole
        return sign + number.rstrip("0").rstrip(".")
    mantissa = (whole[0] + "." + whole[1:]).rstrip("0").rstrip(".")
    return f"{sign}{mantissa}e{'-' if exponent < 0 else '+'}{abs(exponent):02d}"


# A matrix is a list of rows; examples are columns.


def product(a, b):
    return [
        [sum(a[i][k] * b[k][j] for k in range(len(b))) for j in range(len(b[0]))]
        for i in range(len(a))
    ]


def transposed(a):
    return [list(row) for row in zip(*a)]


def each(function, *matrices):
    return [[function(*cells) for cells in zip(*rows)] for rows in zip(*matrices)]


def softmax(z):
    columns = []
    for column in transposed(z):
        powers = [exp(v) for v in column]
        columns.append([p / sum(powers) for p in powers])
    return transposed(columns)


def sigmoid(z):
    return 1 / (1 + exp(-z))


HIDDEN = {
    "sigmoid": (sigmoid, lambda z: sigmoid(z) * (1 - sigmoid(z))),
    "tanh": (tanh, lambda z: 1 - tanh(z) ** 2),
    "relu": (lambda z: max(z, mpf(0)), lambda z: mpf(1 if z > 0 else 0)),
}


def forward(case, weights, biases):
    a, z = [case["x"]], []
    for W, b, name in zip(weights, biases, case["activations"]):
        affine = product(W, a[-1])
        z.append([[v + b[i] for v in row] for i, row in enumerate(affine)])
        a.append(softmax(z[-1]) if name == "softmax" else each(HIDDEN[name][0], z[-1]))
    return z, a


def losses(case, y):
    terms = {
        "half-squared-error": lambda y, t: (y - t) ** 2 / 2,
        "cross-entropy": lambda y, t: -t * log(y),
    }[case["loss"]]
    return [sum(column) for column in transposed(each(terms, y, case["t"]))]


def objective(case, weights, biases):
    values = losses(case, forward(case, weights, biases)[1][-1])
    squares = sum(w**2 for W in weights for row in W for w in row)
    return sum(values) / len(values) + case["l2"] / 2 * squares


def step(case):
    """The numbers of every equation, by the name of what it writes."""
    weights, biases, t = case["W"], case["b"], case["t"]
    N, last = mpf(len(t[0])), len(weights)
    z, a = forward(case, weights, biases)
    y = a[-1]
    found = {"a0": case["x"], "t": t, "y": y, "l": [losses(case, y)]}
    for k in range(last):
        found[f"z{k + 1}"] = z[k]
        if k + 1 < last:
            found[f"a{k + 1}"] = a[k + 1]
    if case["activations"][-1] == "softmax":
        delta = each(lambda y, t: y - t, y, t)
    else:
        slope = each(HIDDEN[case["activations"][-1]][1], z[-1])
        delta = each(lambda y, t, s: (y - t) * s, y, t, slope)
    gradients = {}
    for k in reversed(range(last)):
        found[f"delta{k + 1}"] = delta
        found[f"dW{k + 1}"] = each(lambda v: v / N, product(delta, transposed(a[k])))
        found[f"db{k + 1}"] = [[sum(row) / N] for row in delta]
        gradients[k] = (
            each(lambda g, w: g + case["l2"] * w, found[f"dW{k + 1}"], weights[k]),
            found[f"db{k + 1}"],
        )
        if k > 0:
            da = product(transposed(weights[k]), delta)
            slope = each(HIDDEN[case["activations"][k - 1]][1], z[k - 1])
            found[f"da{k}"] = da
            delta = each(lambda v, s: v * s, da, slope)
    for k in range(last):
        if case["l2"] > 0:
            found[f"penalized dW{k + 1}"] = gradients[k][0]
        column = [[v] for v in biases[k]]
        for name, w, g in (("W", weights[k], gradients[k][0]), ("b", column, gradients[k][1])):
            for letter, value in updated(case, w, g).items():
                found[f"{letter} of {name}{k + 1}"] = value
    compare(case, gradients)
    return found


def updated(case, w, g):
    rate = case["rate"]
    if case["optimizer"] == "gradient-descent":
        return {"w": each(lambda w, g: w - rate * g, w, g)}
    if case["optimizer"] == "momentum":
        return {"v": g, "w": each(lambda w, g: w - rate * g, w, g)}
    beta1, beta2, epsilon = mpf("0.9"), mpf("0.999"), mpf("1e-8")
    m = each(lambda g: (1 - beta1) * g, g)
    v = each(lambda g: (1 - beta2) * g * g, g)
    m_hat = each(lambda m: m / (1 - beta1), m)
    v_hat = each(lambda v: v / (1 - beta2), v)
    return {
        "m": m,
        "v": v,
        "m_hat": m_hat,
        "v_hat": v_hat,
        "w": each(lambda w, m, v: w - rate * m / (sqrt(v) + epsilon), w, m_hat, v_hat),
    }


def compare(case, gradients):
    """Gradients against central differences of the objective."""
    h = mpf(10) ** -15
    for k in gradients:
        for i, row in enumerate(gradients[k][0]):
            for j, gradient in enumerate(row):
                values = []
                for sign in (1, -1):
                    W = [[list(r) for r in M] for M in case["W"]]
                    W[k][i][j] += sign * h
                    values.append(objective(case, W, case["b"]))
                assert abs((values[0] - values[1]) / (2 * h) - gradient) < mpf(10) ** -20
        for i, (gradient,) in enumerate(gradients[k][1]):
            values = []
            for sign in (1, -1):
                b = [list(column) for column in case["b"]]
                b[k][i] += sign * h
                values.append(objective(case, case["W"], b))
            assert abs((values[0] - values[1]) / (2 * h) - gradient) < mpf(10) ** -20


def matrix(text):
    return [[mpf(cell) for cell in row.split()] for row in text.split("/")]


CLASSIC = {
    "activations": ["sigmoid", "sigmoid"],
    "loss": "half-squared-error",
    "W": [matrix("0.15 0.20 / 0.25 0.30"), matrix("0.40 0.45 / 0.50 0.55")],
    "b": [[mpf("0.35"), mpf("0.35")], [mpf("0.60"), mpf("0.60")]],
    "x": matrix("0.05 / 0.10"),
    "t": matrix("0.01 / 0.99"),
    "l2": mpf(0),
    "optimizer": "gradient-descent",
    "rate": mpf("0.5"),
}
BATCH = {
    "activations": ["tanh", "relu", "softmax"],
    "loss": "cross-entropy",
    "W": [
        matrix("0.5 -0.4 / 0.3 0.8 / -0.6 0.1"),
        matrix("0.7 -0.2 0.4 / 0.1 0.9 -0.5"),
        matrix("1.1 -0.3 / -0.8 0.6 / 0.2 0.4"),
    ],
    "b": [
        [mpf("0.12"), mpf("-0.23"), mpf("0.07")],
        [mpf("0.15"), mpf("0.02")],
        [mpf("0"), mpf("0.1"), mpf("-0.1")],
    ],
    "x": matrix("0.5 -1.5 2 0.25 / 1 0.75 -0.5 -1"),
    "t": matrix("1 0 0 0 / 0 1 0 1 / 0 0 1 0"),
    "l2": mpf("0.01"),
    "optimizer": "adam",
    "rate": mpf("0.01"),
}
CASES = {
    "the classic 2-2-2": CLASSIC,
    "the classic 2-2-2 by momentum": CLASSIC | {"optimizer": "momentum", "l2": mpf("0.1")},
    "a batch of four by Adam": BATCH,
}


def main():
    cases = []
    for name, case in CASES.items():
        numbers = {
            letter: [[text(v) for v in row] for row in values] for letter, values in step(case).items()
        }
        cases.append({
            "name": name,
            "activations": case["activations"],
            "loss": case["loss"],
            "weights": [[[float(v) for v in row] for row in W] for W in case["W"]],
            "biases": [[float(v) for v in b] for b in case["b"]],
            "inputs": [[float(v) for v in row] for row in case["x"]],
            "targets": [[float(v) for v in row] for row in case["t"]],
            "l2": float(case["l2"]),
            "optimizer": case["optimizer"],
            "rate": float(case["rate"]),
            "numbers": numbers,
        })  # fmt: skip
    (HERE / "steps.json").write_text(json.dumps(cases, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
