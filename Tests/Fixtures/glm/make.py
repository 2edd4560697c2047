"""Generalized linear models of many families and links, with 50 digits.

Reads the model matrices that make.R prints and writes models.json. Everything is taken from the
definitions: Fisher's scoring for the coefficients, (XᵀWX)⁻¹ for their errors, sums for deviance and
likelihood. θ of the negative binomial family is found together with the coefficients. Needs mpmath
(1.3).
"""

import json
import pathlib
import sys

import mpmath as mp
from mpmath import mpf

mp.mp.dps = 50
here = pathlib.Path(__file__).parent
phi = lambda x: mp.npdf(x)
Phi = lambda x: mp.erfc(-x / mp.sqrt(2)) / 2

# η ↦ (μ, dμ/dη), and μ ↦ η
links = {
    "identity": (lambda e: (e, mpf(1)), lambda m: m),
    "log": (lambda e: (mp.exp(e), mp.exp(e)), mp.log),
    "logit": (
        lambda e: (1 / (1 + mp.exp(-e)), mp.exp(-e) / (1 + mp.exp(-e)) ** 2),
        lambda m: mp.log(m / (1 - m)),
    ),
    "probit": (lambda e: (Phi(e), phi(e)), lambda m: mp.sqrt(2) * mp.erfinv(2 * m - 1)),
    "cloglog": (
        lambda e: (-mp.expm1(-mp.exp(e)), mp.exp(e - mp.exp(e))),
        lambda m: mp.log(-mp.log(1 - m)),
    ),
    "cauchit": (
        lambda e: (mpf(1) / 2 + mp.atan(e) / mp.pi, 1 / (mp.pi * (1 + e * e))),
        lambda m: mp.tan(mp.pi * (m - mpf(1) / 2)),
    ),
    "inverse": (lambda e: (1 / e, -1 / e**2), lambda m: 1 / m),
    "inverse-square": (lambda e: (1 / mp.sqrt(e), -1 / (2 * e * mp.sqrt(e))), lambda m: 1 / m**2),
    "sqrt": (lambda e: (e * e, 2 * e), mp.sqrt),
}


def xlog(y, r):
    return y * mp.log(r) if y else mpf(0)


def variance(family, theta):
    return {
        "gaussian": lambda m: mpf(1),
        "binomial": lambda m: m * (1 - m),
        "poisson": lambda m: m,
        "gamma": lambda m: m * m,
        "inverse-gaussian": lambda m: m**3,
        "negative-binomial": lambda m: m + m * m / theta,
    }[family]


def unit_deviance(family, theta, y, m):
    if family == "gaussian":
        return (y - m) ** 2
    if family == "binomial":
        return 2 * (xlog(y, y / m) + xlog(1 - y, (1 - y) / (1 - m)))
    if family == "poisson":
        return 2 * (xlog(y, y / m) - y + m)
    if family == "gamma":
        return 2 * ((y - m) / m - mp.log(y / m))
    if family == "inverse-gaussian":
        return (y - m) ** 2 / (y * m * m)
    return 2 * (xlog(y, y / m) - (y + theta) * mp.log((y + theta) / (m + theta)))


def admits(family, m):
    if isinstance(m, mp.mpc) or not mp.isfinite(m):
        return False
    return True if family == "gaussian" else 0 < m < 1 if family == "binomial" else m > 0


def log_likelihood(family, theta, y, a, trials, mu, deviance):
    total = sum(a)
    if family == "gaussian":
        n = len(y)
        return -(n * (mp.log(2 * mp.pi * deviance / n) + 1) - sum(map(mp.log, a))) / 2
    if family == "gamma":
        s = total / deviance
        return sum(
            w * ((s - 1) * mp.log(t) - t * s / m - mp.loggamma(s) - s * mp.log(m / s))
            for t, w, m in zip(y, a, mu)
        )
    if family == "inverse-gaussian":
        return -(
            total * (mp.log(2 * mp.pi * deviance / total) + 1)
            + 3 * sum(w * mp.log(t) for t, w in zip(y, a))
        ) / 2
    result = mpf(0)
    for t, w, n, m in zip(y, a, trials, mu):
        if family == "binomial":
            n = n or w
            k = mp.nint(n * t)
            ways = mp.loggamma(n + 1) - mp.loggamma(k + 1) - mp.loggamma(n - k + 1)
            result += w / n * (ways + xlog(k, m) + xlog(n - k, 1 - m))
        elif family == "poisson":
            result += w * (xlog(t, m) - m - mp.loggamma(t + 1))
        else:
            gammas = mp.loggamma(theta + t) - mp.loggamma(theta) - mp.loggamma(t + 1)
            result += w * (gammas - theta * mp.log1p(m / theta) + xlog(t, m / (theta + m)))
    return result


class Model:
    def __init__(self, given):
        numbers = lambda v: None if v is None else [mpf(float(x)) for x in v]
        self.names, self.levels = given["names"], given["levels"]
        self.X = [numbers(row) for row in given["X"]]
        self.y, self.trials = numbers(given["y"]), numbers(given["trials"])
        n = len(self.y)
        self.a = numbers(given["weights"]) or [mpf(1)] * n
        self.offset = numbers(given["offset"]) or [mpf(0)] * n
        name, _, theta = given["family"].partition(":theta=")
        self.quasi = name.startswith("quasi")
        self.family = name.removeprefix("quasi")
        self.theta = mpf(theta) if theta else None
        if name != "multinomial":
            self.mean, self.predictor = links[given["link"]]
        if self.trials:
            self.y = [s / t for s, t in zip(self.y, self.trials)]
            self.a = [w * t for w, t in zip(self.a, self.trials)]
        else:
            self.trials = [None] * n
            if self.family == "binomial" and not given["weights"]:
                self.trials = [mpf(1)] * n
        self.known = self.family in ("binomial", "poisson", "negative-binomial") and not self.quasi

    def start(self, t, w):
        if self.family == "binomial":
            return (w * t + mpf(1) / 2) / (w + 1)
        return t + mpf(1) / 10 if self.family in ("poisson", "negative-binomial") else t

    def means(self, beta):
        return [
            self.mean(sum(x * b for x, b in zip(row, beta)) + o)
            for row, o in zip(self.X, self.offset)
        ]

    def working(self, mean, theta):
        """Each row's information and score."""
        V = variance(self.family, theta)
        out = []
        for t, w, (m, slope) in zip(self.y, self.a, mean):
            v = V(m)
            out.append((w * slope * slope / v, w * (t - m) * slope / v))
        return out

    def information(self, rows):
        p = len(self.names)
        H = mp.matrix(p, p)
        for x, (w, _) in zip(self.X, rows):
            for j in range(p):
                for k in range(j, p):
                    H[j, k] += w * x[j] * x[k]
        for j in range(p):
            for k in range(j):
                H[j, k] = H[k, j]
        return H

    def deviance(self, mean, theta):
        if not all(admits(self.family, m) for m, _ in mean):
            return mp.inf
        return sum(
            w * unit_deviance(self.family, theta, t, m)
            for t, w, (m, _) in zip(self.y, self.a, mean)
        )

    def scoring(self, theta, beta=None):
        p = len(self.names)
        if beta is None:
            mean = [(self.start(t, w), None) for t, w in zip(self.y, self.a)]
            eta = [self.predictor(m) for m, _ in mean]
            mean = [self.mean(e) for e in eta]
            rows = self.working(mean, theta)
            g = mp.matrix(p, 1)
            for x, (w, s), e, o in zip(self.X, rows, eta, self.offset):
                for j in range(p):
                    g[j] += x[j] * (s + w * (e - o))
            beta = list(mp.lu_solve(self.information(rows), g))
            if not mp.isfinite(self.deviance(self.means(beta), theta)):
                average = sum(w * t for w, t in zip(self.a, self.y)) / sum(self.a)
                beta = [self.predictor(average) if k == "(Intercept)" else mpf(0) for k in self.names]
        for step in range(1000):
            mean = self.means(beta)
            rows = self.working(mean, theta)
            g = mp.matrix(p, 1)
            for x, (_, s) in zip(self.X, rows):
                for j in range(p):
                    g[j] += x[j] * s
            move = mp.lu_solve(self.information(rows), g)
            length = mpf(1)
            before = self.deviance(mean, theta)
            while True:
                there = [b + length * m for b, m in zip(beta, move)]
                if self.deviance(self.means(there), theta) <= before * (1 + mpf(10) ** -40):
                    break
                length /= 2
                assert length > 1e-12, "no descent"
            beta = there
            size = max(abs(m) / (abs(b) + mpf(10) ** -6) for m, b in zip(move, beta))
            if size < mpf(10) ** -36:
                return beta
        raise ValueError("no convergence")

    def theta_search(self):
        """β and θ in turn until the profile's slope vanishes: the secant method on θ."""
        def slope(theta):
            self.beta = self.scoring(theta, getattr(self, "beta", None))
            return sum(
                mp.digamma(t + theta) - mp.digamma(theta) + mp.log(theta / (m + theta))
                + (m - t) / (m + theta)
                for t, (m, _) in zip(self.y, self.means(self.beta))
            )
        return mp.findroot(slope, (mpf(2), mpf("2.5")), tol=mpf(10) ** -50)

    def solve(self):
        theta = self.theta
        out = {}
        if self.family == "negative-binomial" and theta is None:
            theta = self.theta_search()
            out["theta"] = theta
        beta = self.scoring(theta, getattr(self, "beta", None))
        mean = self.means(beta)
        rows = self.working(mean, theta)
        C = self.information(rows) ** -1
        n, p = len(self.y), len(beta)
        V = variance(self.family, theta)
        pearson = sum(w * (t - m) ** 2 / V(m) for t, w, (m, _) in zip(self.y, self.a, mean))
        dispersion = mpf(1) if self.known else pearson / (n - p)
        deviance = self.deviance(mean, theta)
        errors = [mp.sqrt(dispersion * C[j, j]) for j in range(p)]
        out |= {"coefficients": beta, "errors": errors, "deviance": deviance,
                "dispersion": dispersion}
        statistics = [b / e for b, e in zip(beta, errors)]
        if self.known:
            out["p"] = [mp.erfc(abs(z) / mp.sqrt(2)) for z in statistics]
            wide = mp.sqrt(2) * mp.erfinv(mpf("0.95"))
        else:
            f = mpf(n - p)
            tail = lambda t: mp.betainc(f / 2, mpf(1) / 2, 0, f / (f + t * t), regularized=True)
            out["p"] = [tail(t) for t in statistics]
            wide = mp.findroot(lambda t: tail(t) - mpf("0.05"), (2, 2.1))
        out["lower"] = [b - wide * e for b, e in zip(beta, errors)]
        if not self.quasi:
            out["logLikelihood"] = log_likelihood(
                self.family, theta, self.y, self.a, self.trials, [m for m, _ in mean], deviance)
        leverage = []
        for x, (w, _) in zip(self.X, rows):
            Cx = C * mp.matrix(x)
            leverage.append(w * sum(a * b for a, b in zip(x, Cx)))
        for kind, factor in {
            "HC0": lambda h: 1, "HC1": lambda h: mpf(n) / (n - p),
            "HC2": lambda h: 1 / (1 - h), "HC3": lambda h: 1 / (1 - h) ** 2,
        }.items():
            meat = self.information([(s * s * factor(h), 0) for (_, s), h in zip(rows, leverage)])
            S = C * meat * C
            out[kind] = [mp.sqrt(S[j, j]) for j in range(p)]
        return out

    def solve_multinomial(self):
        p, classes = len(self.names), len(self.levels)
        q = p * (classes - 1)
        beta = [mpf(0)] * q
        for _ in range(60):
            g, H, deviance = mp.matrix(q, 1), mp.matrix(q, q), mpf(0)
            for x, t, w in zip(self.X, self.y, self.a):
                eta = [mpf(0)] + [
                    sum(x[j] * beta[k * p + j] for j in range(p)) for k in range(classes - 1)]
                e = [mp.exp(v) for v in eta]
                m = [v / sum(e) for v in e]
                deviance -= 2 * w * mp.log(m[int(t)])
                for k in range(classes - 1):
                    r = w * ((1 if int(t) == k + 1 else 0) - m[k + 1])
                    for j in range(p):
                        g[k * p + j] += r * x[j]
                        for l in range(classes - 1):
                            c = w * m[k + 1] * ((1 if k == l else 0) - m[l + 1]) * x[j]
                            for i in range(p):
                                H[k * p + j, l * p + i] += c * x[i]
            move = mp.lu_solve(H, g)
            beta = [b + m for b, m in zip(beta, move)]
            if max(abs(m) for m in move) < mpf(10) ** -36:
                break
        C = H**-1
        errors = [mp.sqrt(C[j, j]) for j in range(q)]
        return {
            "coefficients": beta, "errors": errors, "deviance": deviance, "dispersion": mpf(1),
            "p": [mp.erfc(abs(b / e) / mp.sqrt(2)) for b, e in zip(beta, errors)],
            "lower": [b - mp.sqrt(2) * mp.erfinv(mpf("0.95")) * e for b, e in zip(beta, errors)],
            "logLikelihood": -deviance / 2,
        }


def rounded(v):
    return [rounded(x) for x in v] if isinstance(v, list) else float(v)


result = []
for given in json.load(open(sys.argv[1])):
    model = Model(given)
    try:
        figures = model.solve_multinomial() if model.family == "multinomial" else model.solve()
    except (AssertionError, ValueError, ZeroDivisionError) as problem:
        print(given["name"], "failed:", problem, file=sys.stderr)
        continue
    keep = ("name", "file", "formula", "family", "link", "names")
    entry = {k: given[k] for k in keep} | {"weights": given["weightsExpression"]}
    result.append(entry | {k: rounded(v) for k, v in figures.items()})
    print(given["name"], flush=True, file=sys.stderr)
(here / "models.json").write_text(json.dumps(result, indent=1) + "\n")
