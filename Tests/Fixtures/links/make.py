"""Values and derivatives of activations that undo a link, with 60 digits (mpmath 1.3)."""
import json
import random

from mpmath import mp, mpf, atan, exp, expm1, erfc, sqrt, pi, nstr

mp.dps = 60
random.seed(1)


def points(low, high, count=60):
    """Eighths, which Float holds too, and numbers with all their digits."""
    eighths = [k / 8 for k in range(int(low * 8), int(high * 8) + 1, max(1, int((high - low) / 8)))]
    return eighths + [random.uniform(low, high) for _ in range(count)]


def phi(x):
    return exp(-x * x / 2) / sqrt(2 * pi)


functions = {
    "exp": (exp, exp, points(-80, 80) + points(-2, 2)),
    "normal-distribution": (lambda x: erfc(-x / sqrt(mpf(2))) / 2, phi, points(-36, 36) + points(-3, 3)),
    "reciprocal": (lambda x: 1 / x, lambda x: -1 / x**2, [x for x in points(-20, 20) if x != 0] + [1e-10, 1e10]),
    # Between, eˣ has not the digits that its own exponential needs.
    "gumbel-distribution": (
        lambda x: -expm1(-exp(x)), lambda x: exp(x - exp(x)), points(-36, 1) + points(-3, 1) + [7.5, 8, 12, 20, 40]),
    "cauchy-distribution": (
        lambda x: atan(-1 / x) / pi if x < 0 else mpf(1) / 2 + atan(x) / pi,
        lambda x: 1 / (pi * (1 + x * x)), points(-20, 20) + [-1e10, -1e100, 1e10]),
    "reciprocal-root": (
        lambda x: 1 / sqrt(x), lambda x: -1 / (2 * x * sqrt(x)), [x for x in points(0, 20) if x > 0] + [1e-10, 1e10]),
    "square": (lambda x: x * x, lambda x: 2 * x, points(-20, 20) + [1e-10, 1e10]),
}
tables = {}
for name, (value, derivative, xs) in functions.items():
    rows = []
    for x in sorted(set(xs)):
        v, d = value(mpf(x)), derivative(mpf(x))
        rows.append([x, nstr(v, 25), float(v), nstr(d, 25), float(d)])
    tables[name] = rows
with open("activations.json", "w") as file:
    json.dump({"tables": tables}, file, indent=0)
    file.write("\n")
