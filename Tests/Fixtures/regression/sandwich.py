"""Sandwich covariances, generalized variance inflation and intervals, from their definitions.

Writes sandwich.json for a linear and a Poisson regression of the tables in ../r_reference. Needs
NumPy (2.4) and mpmath (1.3).
"""

import csv
import json
import pathlib

import numpy as np

here = pathlib.Path(__file__).parent
long = np.longdouble


def rows(name):
    with open(here.parent / "r_reference" / name) as file:
        return list(csv.DictReader(file))


def solve(A, B):
    """Gauss-Jordan in 80 bits."""
    n = len(A)
    M = np.concatenate([A, B], axis=1).astype(long)
    for i in range(n):
        pivot = i + int(np.argmax(np.abs(M[i:, i])))
        M[[i, pivot]] = M[[pivot, i]]
        M[i] /= M[i, i]
        for k in range(n):
            if k != i:
                M[k] -= M[k, i] * M[i]
    return M[:, n:]


def sandwiches(X, scores, C, h):
    n, p = X.shape
    out = {}
    for kind, factor in {
        "HC0": np.ones(n),
        "HC1": np.full(n, n / (n - p)),
        "HC2": 1 / (1 - h),
        "HC3": 1 / (1 - h) ** 2,
    }.items():
        meat = X.T @ (X * (scores**2 * factor)[:, None])
        out[kind] = [float(v) for v in np.sqrt(np.diag(C @ meat @ C))]
    return out


def columns(table, spec):
    return np.array(
        [[long(1)] + [long(f(row)) for _, f in spec] for row in table], dtype=long
    )


result = {}

cars = rows("lm_mtcars.csv")
X = columns(
    cars,
    [
        ("wt", lambda r: r["wt"]),
        ("hp", lambda r: r["hp"]),
        ("factor(cyl)6", lambda r: r["cyl"] == "6"),
        ("factor(cyl)8", lambda r: r["cyl"] == "8"),
    ],
)
y = np.array([long(r["mpg"]) for r in cars])
C = solve(X.T @ X, np.eye(5))
beta = C @ (X.T @ y)
h = np.einsum("ij,jk,ik->i", X, C, X)
R = np.corrcoef(X[:, 1:].astype(float), rowvar=False)
det = np.linalg.det
result["linear"] = sandwiches(X, y - X @ beta, C, h) | {
    "inflation": [
        det(R[np.ix_(a, a)]) * det(R[np.ix_(b, b)]) / det(R)
        for a, b in [([0], [1, 2, 3]), ([1], [0, 2, 3]), ([2, 3], [0, 1])]
    ]
}

quine = rows("glm_quine_poisson.csv")
X = columns(
    quine,
    [
        ("EthN", lambda r: r["Eth"] == "N"),
        ("SexM", lambda r: r["Sex"] == "M"),
        ("AgeF1", lambda r: r["Age"] == "F1"),
        ("AgeF2", lambda r: r["Age"] == "F2"),
        ("AgeF3", lambda r: r["Age"] == "F3"),
        ("LrnSL", lambda r: r["Lrn"] == "SL"),
    ],
)
y = np.array([long(r["Days"]) for r in quine])
beta = np.zeros(7, dtype=long)
beta[0] = np.log(y.mean())
for _ in range(40):
    mu = np.exp(X @ beta)
    C = solve(X.T @ (X * mu[:, None]), np.eye(7))
    beta = beta + C @ (X.T @ (y - mu))
mu = np.exp(X @ beta)
h = mu * np.einsum("ij,jk,ik->i", X, C, X)
eta = X[:5] @ beta
error = np.sqrt(np.einsum("ij,jk,ik->i", X[:5], C, X[:5]))
z = long("1.959963984540054235524594")
result["poisson"] = sandwiches(X, y - mu, C, h) | {
    "mean": [float(v) for v in np.exp(eta)],
    "standardError": [float(v) for v in np.exp(eta) * error],
    "lower": [float(v) for v in np.exp(eta - z * error)],
    "upper": [float(v) for v in np.exp(eta + z * error)],
}

(here / "sandwich.json").write_text(json.dumps(result, indent=1) + "\n")
