"""Firth's penalized logistic regression of a small separated data set, with 40 digits.

Writes firth.json. Needs mpmath (1.3).
"""

import json
import pathlib

from mpmath import diag, log, matrix, mp, mpf, exp, sqrt

mp.dps = 40
level = [0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0]
y = [0, 1, 1, 0, 1, 0, 1, 1, 0, 1, 1, 0]
v = [1, 5, 2, 4, 3, 2, 6, 1, 5, 3, 2, 2]
X = matrix([[1, a, b] for a, b in zip(level, v)])


def information(beta):
    eta = X * beta
    mu = [1 / (1 + exp(-e)) for e in eta]
    return mu, X.T * diag([m * (1 - m) for m in mu]) * X


def objective(beta):
    mu, H = information(beta)
    loglik = sum(log(m) if t else log(1 - m) for m, t in zip(mu, y))
    return loglik + log(mp.det(H)) / 2


beta = matrix([mpf(0), mpf(0), mpf(0)])
for _ in range(200):
    # Newton's method on the objective itself, by differences: nothing of the modified score is used.
    h = mpf(10) ** -12
    unit = [matrix([h if i == j else 0 for i in range(3)]) for j in range(3)]
    g = matrix([(objective(beta + e) - objective(beta - e)) / (2 * h) for e in unit])
    _, H = information(beta)
    step = mp.lu_solve(H, g)
    beta += step
    if max(abs(s) for s in step) < mpf(10) ** -22:
        break
_, H = information(beta)
C = H**-1
out = {
    "coefficients": [float(b) for b in beta],
    "errors": [float(sqrt(C[j, j])) for j in range(3)],
}
path = pathlib.Path(__file__).with_name("firth.json")
path.write_text(json.dumps(out, indent=1) + "\n")
