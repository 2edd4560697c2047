"""The negative binomial regression of R's quine data, θ estimated, with 40 digits.

Writes negative_binomial.json: Newton's method on the log-likelihood of β and log θ together, which
takes nothing from the alternation that glm.nb performs. Needs mpmath (1.3).
"""

import csv
import json
import pathlib

from mpmath import digamma, exp, log, loggamma, lu_solve, matrix, mp, mpf, polygamma, sqrt

mp.dps = 40
here = pathlib.Path(__file__).parent
with open(here.parent / "r_reference" / "glm_quine_poisson.csv") as file:
    table = list(csv.DictReader(file))
X = [
    [1, r["Eth"] == "N", r["Sex"] == "M"]
    + [r["Age"] == a for a in ("F1", "F2", "F3")]
    + [r["Lrn"] == "SL"]
    for r in table
]
X = [[mpf(int(v)) for v in row] for row in X]
y = [mpf(r["Days"]) for r in table]
p = 7


def derivatives(beta, theta):
    g, H = matrix(p + 1, 1), matrix(p + 1, p + 1)
    for x, t in zip(X, y):
        mu = exp(sum(a * b for a, b in zip(x, beta)))
        s = mu + theta
        u = theta * (t - mu) / s
        w = theta * mu * (t + theta) / s**2
        cross = mu * (t - mu) / s**2  # d u / d theta
        d1 = digamma(t + theta) - digamma(theta) + log(theta / s) + (mu - t) / s
        d2 = polygamma(1, t + theta) - polygamma(1, theta) + 1 / theta - 1 / s - (mu - t) / s**2
        for j in range(p):
            g[j] += u * x[j]
            for k in range(p):
                H[j, k] += w * x[j] * x[k]
            H[j, p] -= cross * x[j]
            H[p, j] -= cross * x[j]
        g[p] += d1
        H[p, p] -= d2
    return g, H


beta = [mpf("2.9"), mpf("-0.57"), mpf("0.08"), mpf("-0.45"), mpf("0.09"), mpf("0.36"), mpf("0.29")]
theta = mpf("1.27")
for _ in range(30):
    g, H = derivatives(beta, theta)
    step = lu_solve(H, g)
    beta = [b + s for b, s in zip(beta, step)]
    theta += step[p]
    if max(abs(s) for s in step) < mpf(10) ** -30:
        break

I = matrix(p, p)
loglik = deviance = mpf(0)
for x, t in zip(X, y):
    mu = exp(sum(a * b for a, b in zip(x, beta)))
    for j in range(p):
        for k in range(p):
            I[j, k] += x[j] * x[k] * mu / (1 + mu / theta)
    loglik += loggamma(t + theta) - loggamma(theta) - loggamma(t + 1)
    loglik += theta * log(theta / (theta + mu)) + t * log(mu / (mu + theta))
    deviance -= 2 * (t + theta) * log((t + theta) / (mu + theta))
    deviance += 2 * t * log(t / mu) if t > 0 else 0
C = I**-1
out = {
    "coefficients": [float(b) for b in beta],
    "errors": [float(sqrt(C[j, j])) for j in range(p)],
    "theta": [float(theta)],
    "logLikelihood": [float(loglik)],
    "deviance": [float(deviance)],
}
(here / "negative_binomial.json").write_text(json.dumps(out, indent=1) + "\n")
