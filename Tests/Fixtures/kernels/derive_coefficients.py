"""Derives the polynomials of Sources/Kernels/Coefficients.h and prints that file.

    python3 derive_coefficients.py > ../../../Sources/Kernels/Coefficients.h

Every polynomial is the minimax one of its degree, found by Remez's exchange in 60-digit arithmetic
(mpmath), then rounded coefficient by coefficient. The error printed beside each is that of the
rounded polynomial, evaluated exactly, over its interval.
"""

import struct

from mpmath import cos, erf, erfc, exp, expm1, findroot, linspace, log, lu_solve, matrix, mp
from mpmath import mpf, pi, polyval, sqrt, tanh

mp.dps = 60


def remez(function, low, high, degree):
    """The coefficients, lowest first, of the minimax polynomial of `function` on [low, high]."""
    count = degree + 2
    nodes = [(low + high) / 2 - (high - low) / 2 * cos(pi * i / (count - 1)) for i in range(count)]
    grid = linspace(low, high, 40 * count)
    values = [function(x) for x in grid]
    for _ in range(12):
        system = matrix(count, count)
        for row, x in enumerate(nodes):
            for power in range(degree + 1):
                system[row, power] = x**power
            system[row, degree + 1] = (-1) ** row
        solution = lu_solve(system, matrix([function(x) for x in nodes]))
        coefficients = [solution[i] for i in range(degree + 1)]
        errors = [polyval(coefficients[::-1], x) - y for x, y in zip(grid, values)]
        # The new nodes: the largest error in every run of one sign.
        runs = [[0]]
        for i in range(1, len(grid)):
            if errors[i] * errors[i - 1] < 0:
                runs.append([])
            runs[-1].append(i)
        if len(runs) != count:
            break
        peaks = [max(run, key=lambda i: abs(errors[i])) for run in runs]
        nodes = [grid[i] for i in peaks]
        sizes = [abs(errors[i]) for i in peaks]
        if max(sizes) < min(sizes) * mpf("1.001"):
            break
    return coefficients


def nearest(x, format):
    """`x` rounded to the nearest double ("d") or float ("f")."""
    if format == "d":
        return float(x)
    return struct.unpack("f", struct.pack("f", float(x)))[0]


def largest_error(coefficients, function, low, high):
    grid = linspace(low, high, 2000)
    highest_first = [mpf(c) for c in coefficients[::-1]]
    return max(abs(polyval(highest_first, x) - function(x)) for x in grid)


def emit(name, type, function, low, high, degree, what, scale):
    """Prints one array; `scale` turns an error of the polynomial into one of the whole result."""
    format = "d" if type == "double" else "f"
    exact = remez(function, low, high, degree)
    coefficients = [nearest(c, format) for c in exact]
    error = largest_error(coefficients, function, low, high) * scale
    print(f"// {what}")
    print(f"// Error of the result, of its relative size: 2^{float(log(error, 2)):.1f}.")
    print(f"static const {type} {name}_coefficients_{type}[] = {{")
    suffix = "" if type == "double" else "f"
    for c in coefficients:
        print(f"  {c.hex()}{suffix},")
    print("};\n")
    return exact[0] - mpf(coefficients[0])


def split(name, type, value, bits):
    """Prints `value` as high + low, with `bits` bits in high: small integers times it are exact."""
    unit = mpf(2) ** (int(mp.floor(log(value, 2))) + 1 - bits)
    high = mp.floor(value / unit) * unit
    format = "d" if type == "double" else "f"
    suffix = "" if type == "double" else "f"
    print(f"static const {type} {name}_high_{type} = {nearest(high, format).hex()}{suffix};")
    print(f"static const {type} {name}_low_{type} = {nearest(value - high, format).hex()}{suffix};")


def exponential(r):
    """(exp(r) - 1 - r) / r²"""
    if abs(r) < mpf("1e-20"):
        return mpf(1) / 2 + r / 6
    return (expm1(r) - r) / r**2


def logarithm(z):
    """(log((1 + s) / (1 - s)) - 2 s) / s³ with s = √z"""
    if z < mpf("1e-20"):
        return mpf(2) / 3 + 2 * z / 5
    s = sqrt(z)
    return (log((1 + s) / (1 - s)) - 2 * s) / s**3


TAIL_CENTER = 5


def tail(u):
    """exp(t²/2) Φ(−t) (1 + 51/64 t), where u = (t − c) / (t + c)

    51/64 is near √(2/π), which makes the derivative at t = 0 vanish: there u, near −1, has lost the
    last bits of t.
    """
    t = TAIL_CENTER * (1 + u) / (1 - u)
    return exp(t * t / 2) * erfc(t / sqrt(mpf(2))) / 2 * (1 + 51 * t / 64)


def near_slope(v):
    """(Φ(x) + x φ(x) - 1/2) / x with x = √v"""
    if v < mpf("1e-20"):
        return 2 / sqrt(2 * pi)
    x = sqrt(v)
    return erf(x / sqrt(mpf(2))) / 2 / x + exp(-v / 2) / sqrt(2 * pi)


def gelu_slope(x):
    """Φ(x) + x φ(x)"""
    return erfc(-x / sqrt(mpf(2))) / 2 + x * exp(-x * x / 2) / sqrt(2 * pi)


def swish_slope(x):
    """σ(x) + x σ(x) (1 − σ(x))"""
    s = 1 / (1 + exp(-x))
    return s + x * s * (1 - s)


def mish_slope(x):
    """tanh(p) + x σ(x) (1 − tanh²(p)) with p = log(1 + eˣ)"""
    t = tanh(log(1 + exp(x)))
    return t + x / (1 + exp(-x)) * (1 - t * t)


GELU_ROOT = findroot(gelu_slope, mpf("-0.75"))


def root_slope(d):
    """(Φ(x) + x φ(x)) / d with x = root + d"""
    if abs(d) < mpf("1e-20"):
        return (2 - GELU_ROOT**2) * exp(-(GELU_ROOT**2) / 2) / sqrt(2 * pi)
    return gelu_slope(GELU_ROOT + d) / d


def emit_root(name, type, root):
    """Prints a root in two parts."""
    format = "d" if type == "double" else "f"
    suffix = "" if type == "double" else "f"
    high = nearest(root, format)
    rest = nearest(root - mpf(high), format)
    print(f"static const {type} {name}_root_{type} = {high.hex()}{suffix};")
    print(f"static const {type} {name}_root_rest_{type} = {rest.hex()}{suffix};")


print("// Written by Tests/Fixtures/kernels/derive_coefficients.py; lowest power first.")
print("#pragma once\n")
print("// log 2 in two parts: an exponent times the high part is exact.")
split("log2", "double", log(mpf(2)), 41)
split("log2", "float", log(mpf(2)), 15)
print()

half = log(mpf(2)) / 2 * mpf("1.001")
what = "exp(r) = 1 + r + r² p(r) for |r| <= log(2)/2"
emit("exponential", "double", exponential, -half, half, 10, what, half**2 * exp(half))
emit("exponential", "float", exponential, -half, half, 5, what, half**2 * exp(half))
emit("short_exponential", "double", exponential, -half, half, 5, what, half**2 * exp(half))

top = (sqrt(mpf(2)) - 1) / (sqrt(mpf(2)) + 1)
limit = (top * mpf("1.001")) ** 2
what = "log(1 + f) = 2 s + s³ p(s²), s = f / (2 + f), for 1 + f between 1/√2 and √2"
emit("logarithm", "double", logarithm, mpf(0), limit, 6, what, top**2 / 2)
emit("logarithm", "float", logarithm, mpf(0), limit, 2, what, top**2 / 2)

far = mpf(40)
high = (far - TAIL_CENTER) / (far + TAIL_CENTER)
u = f"(t − {TAIL_CENTER}) / (t + {TAIL_CENTER})"
what = f"Φ(−t) = exp(−t²/2) p({u}) / (1 + 51/64 t) for 0 <= t <= 40"
rest = emit("tail", "double", tail, mpf(-1), high, 23, what, 2)
print("// What rounding the first of these left out.")
print(f"static const double tail_rest_double = {float(rest).hex()};\n")
emit("short_tail", "double", tail, mpf(-1), high, 13, what, 2)

quarter = mpf(1) / 4
smallest = min(abs(root_slope(d)) for d in linspace(-quarter, quarter, 100))
what = "Φ(x) + x φ(x) = d p(d), d = x - root, for |d| <= 1/4, where root = -0.7517..."
emit("root_slope", "double", root_slope, -quarter, quarter, 13, what, 1 / smallest)

print("// The roots of the derivatives of GELU, Swish and Mish, in two parts.")
emit_root("gelu", "double", GELU_ROOT)
for name, slope, near in [("swish", swish_slope, "-1.28"), ("mish", mish_slope, "-1.19")]:
    for type in ["double", "float"]:
        emit_root(name, type, findroot(slope, mpf(near)))
print()

what = "Φ(x) + x φ(x) = 1/2 + x p(x²) for |x| <= 0.625"
emit("near_slope", "double", near_slope, mpf(0), mpf("0.625") ** 2, 8, what, 5)
