"""Tails and quantiles of four distributions, and the gamma function's, to 50 digits (mpmath).

    pip install mpmath; python3 make.py > distributions.json

Points and probabilities are doubles, taken exactly. Each answer is written as the nearest double;
what is below 1e-300 is left out.
"""
import json
import sys

from mpmath import betainc, digamma, erfc, exp, gammainc, log, loggamma, mp, mpf, polygamma, sqrt

mp.dps = 50
LEAST = mpf(10) ** -300
DEGREES = [0.5, 1, 1.7, 2, 3, 4.5, 10, 29, 100.25, 1000, 12345.5, 1e5, 1e6]
DISTANCES = [0, 1e-8, 0.01, 0.3, 1, 2.5, 6, 12, 20, 30, 36]


def fraction(first, terms):
    """b0 + a1/(b1 + a2/(b2 + …)), forward at full precision."""
    value, d, c, k = first, mpf(0), first, 1
    while True:
        a, b = terms(k)
        d = 1 / (b + a * d)
        c = b + a / c
        value *= c * d
        if abs(c * d - 1) < mpf(10) ** -(mp.dps - 4):
            return value
        k += 1


def gamma_tails(a, x):
    """P and Q by the series below the mean and Legendre's continued fraction above."""
    if x == 0:
        return mpf(0), mpf(1)
    front = exp(a * log(x) - x - loggamma(a))
    if x < a + 1:
        total, term, k = mpf(1), mpf(1), 1
        while term > total * mpf(10) ** -mp.dps:
            term *= x / (a + k)
            total += term
            k += 1
        lower = front / a * total
        return lower, 1 - lower
    upper = front / fraction(x + 1 - a, lambda k: (-k * (k - a), x + 2 * k + 1 - a))
    return 1 - upper, upper


def beta_tails(a, b, x, y):
    """I_x(a, b) and its complement, by the continued fraction of DLMF 8.17.22 on the smaller side."""
    if x == 0:
        return mpf(0), mpf(1)
    front = exp(a * log(x) + b * log(y) + loggamma(a + b) - loggamma(a) - loggamma(b))

    def side(a, b, x):
        def term(k):
            m = k // 2
            if k % 2 == 0:
                return m * (b - m) * x / ((a + k - 1) * (a + k)), mpf(1)
            return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + k)), mpf(1)
        return front / a / fraction(mpf(1), term)

    if x * (a + b) <= a:
        lower = side(a, b, x)
        return lower, 1 - lower
    upper = side(b, a, y)
    return 1 - upper, upper


def normal(x):
    return erfc(-x / sqrt(mpf(2))) / 2, erfc(x / sqrt(mpf(2))) / 2


def t(df):
    def tails(x):
        square = x * x
        inside, outside = beta_tails(mpf(1) / 2, df / 2, square / (df + square), df / (df + square))
        return ((1 + inside) / 2, outside / 2) if x >= 0 else (outside / 2, (1 + inside) / 2)
    return tails


def f(df1, df2):
    def tails(x):
        u, v = df1 * x, df2
        return beta_tails(df1 / 2, df2 / 2, u / (u + v), v / (u + v))
    return tails


def chi_squared(df):
    return lambda x: gamma_tails(df / 2, x / 2)


def check():
    """The two formulas above against mpmath's own functions, where those can be trusted."""
    for a, b, x in [(0.25, 0.5, 0.3), (3.5, 7.25, 0.5), (40, 3, 0.97)]:
        a, b, x = mpf(a), mpf(b), mpf(x)
        assert abs(beta_tails(a, b, x, 1 - x)[0] - betainc(a, b, 0, x, regularized=True)) < 1e-40
    for a, x in [(0.25, 0.1), (3.5, 7.25), (40, 30)]:
        a, x = mpf(a), mpf(x)
        assert abs(gamma_tails(a, x)[0] - gammainc(a, 0, x, regularized=True)) < 1e-40


def rows(tails, points):
    """[x, lower, upper] for points whose smaller tail is at least 1e-300."""
    found = []
    for x in sorted({float(x) for x in points if abs(x) < mpf(10) ** 307}):
        lower, upper = tails(mpf(x))
        if min(lower, upper) >= LEAST:
            found.append([x, float(lower), float(upper)])
    return found


def inverse(tails, p, is_lower, guess, positive):
    """The double nearest to the x where a tail is p."""
    p = mpf(p)
    side = 0 if is_lower else 1

    def off(s):
        return log(tails(exp(s) if positive else s)[side]) - log(p)
    low, high = guess - 1, guess + 1
    while off(low) * off(high) > 0:
        low, high = low - 2 * (guess - low), high + 2 * (high - guess)
    mp.dps = 35
    at_low, at_high = off(low), off(high)
    # By halves, then by chords from both ends: the Illinois method.
    for step in range(200):
        if step < 12:
            middle = (low + high) / 2
        else:
            middle = (low * at_high - high * at_low) / (at_high - at_low)
        at_middle = off(middle)
        if at_middle == 0 or abs(high - low) < abs(middle) * mpf(10) ** -24:
            break
        if at_middle * at_low > 0:
            low, at_low, at_high = middle, at_middle, at_high / 2 if step >= 12 else at_high
        else:
            high, at_high, at_low = middle, at_middle, at_low / 2 if step >= 12 else at_low
        if abs(at_middle) < mpf(10) ** -26:
            break
    else:
        raise ValueError(f"no root for {p}")
    root = middle
    mp.dps = 50
    return exp(root) if positive else root


PROBABILITIES = [1e-300, 1e-100, 1e-20, 1e-8, 0.001, 0.025, 0.2, 0.4, 0.5, 0.51, 0.6, 0.95, 0.999]


def spread(center, scale, least=None):
    points = [center + sign * k * scale for k in DISTANCES for sign in (-1, 1)]
    return [x for x in points if least is None or x > least]


def powers(df):
    """Points far out on both sides, evenly in the logarithm."""
    return [mpf(10) ** mpf(k) for k in (-250, -60, -12, -3, -1, 0, 1, 2, 4, 12, 60, 150, 250)]


def main():
    check()
    result = {"normal": rows(normal, spread(0, mpf(1)) + [mpf(37), mpf(-37), mpf(0.67448)])}
    result["t"] = [
        {"degrees": [df], "rows": rows(t(mpf(df)), spread(0, mpf(1)) + powers(df) + [-x for x in powers(df)])}
        for df in DEGREES]
    result["chiSquared"] = [
        {"degrees": [df],
         "rows": rows(chi_squared(mpf(df)), spread(mpf(df), sqrt(2 * mpf(df)), 0) + powers(df))}
        for df in DEGREES]
    pairs = [(1, 1), (0.5, 0.5), (0.5, 1e6), (1e6, 0.5), (1, 7), (3, 4.5), (2.25, 1000), (1000, 3),
             (10, 100.25), (29, 12345.5), (1e5, 1e5), (1e6, 1e6), (1e6, 10), (5, 1e6)]
    result["f"] = [
        {"degrees": [a, b],
         "rows": rows(f(mpf(a), mpf(b)), spread(mpf(1), sqrt(2 / mpf(a) + 2 / mpf(b)), 0) + powers(a))}
        for a, b in pairs]

    def quantiles(tails, guess, positive, probabilities=PROBABILITIES):
        found = []
        for p in probabilities:
            for is_lower in (True, False):
                x = inverse(tails, p, is_lower, guess, positive)
                if abs(x) < mpf(10) ** 300 and (abs(x) > mpf(10) ** -300 or p == 0.5):
                    found.append([p, "lower" if is_lower else "upper", float(x)])
        return [{"p": p, "tail": side, "x": x} for p, side, x in found]
    away = [p for p in PROBABILITIES if p != 0.5]
    result["quantiles"] = {
        "normal": quantiles(normal, mpf(0.1), False, away),
        "t": [{"degrees": [df], "rows": quantiles(t(mpf(df)), mpf(0.1), False, away)}
              for df in [3, 4.5, 29, 1000, 1e6]],
        "chiSquared": [{"degrees": [df], "rows": quantiles(chi_squared(mpf(df)), log(mpf(df)), True)}
                       for df in [0.5, 1, 4.5, 100.25, 12345.5, 1e6]],
        "f": [{"degrees": [a, b], "rows": quantiles(f(mpf(a), mpf(b)), mpf(0), True)}
              for a, b in [(0.5, 0.5), (1, 7), (3, 4.5), (1000, 3), (29, 12345.5), (1e6, 1e6)]],
    }
    points = [1e-10, 0.1, 0.25, 0.5, 0.75, 0.9999999, 1, 1.0000001, 1.25, 1.4616, 1.5, 1.9999999, 2,
              2.0000001, 2.5, 3.7, 5, 9.99, 10, 17.5, 123.25, 5e5, 1e12]
    result["gamma"] = [
        {"x": x, "log": float(loggamma(mpf(x))), "digamma": float(digamma(mpf(x))),
         "trigamma": float(polygamma(1, mpf(x)))} for x in points]
    json.dump(result, sys.stdout, indent=1)


main()
