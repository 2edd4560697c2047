"""A peer's process: it reads the data, says that it is ready, and fits once for every line that it reads.

    python peers.py WORKLOAD FOLDER PEER

The answers are lines of JSON: `ready`, then `seconds` and `coefficients`, the intercept first; of classes
the first is the reference.
"""

import json
import os
import pathlib
import sys
import time

import numpy as np

from workloads import WORKLOADS, read


def with_ones(X, order):
    return np.asarray(np.column_stack([np.ones(len(X)), X]), order=order)


def linear_regression(X, y):
    from sklearn.linear_model import LinearRegression

    def fit(X=X):
        model = LinearRegression().fit(X, y)
        return [model.intercept_, *model.coef_]

    return {"columns": fit, "rows": lambda C=np.ascontiguousarray(X): fit(C)}


def normal_equations(X, y):
    A = with_ones(X, "F")
    return {"columns": lambda: np.linalg.solve(A.T @ A, A.T @ y)}


def statsmodels_ols(method):
    def prepare(X, y):
        import statsmodels.api as sm

        A = with_ones(X, "F")

        def fit(A=A):
            result = sm.OLS(y, A).fit(method=method)
            result.bse
            return result.params

        return {"columns": fit, "rows": lambda C=np.ascontiguousarray(A): fit(C)}

    return prepare


def logistic_regression(**settings):
    def prepare(X, y):
        from sklearn.linear_model import LogisticRegression

        y = y.astype(np.int64)

        def fit(X):
            model = LogisticRegression(C=np.inf, max_iter=10_000, **settings).fit(X, y)
            beta = np.column_stack([model.intercept_, model.coef_])
            return beta[0] if len(beta) == 1 else (beta[1:] - beta[0]).ravel()

        return {
            "columns": lambda: fit(X),
            "rows": lambda C=np.ascontiguousarray(X): fit(C),
        }

    return prepare


def statsmodels(name, **settings):
    def prepare(X, y):
        import statsmodels.api as sm

        A = with_ones(X, "F")

        def fit(A=A):
            if name == "GLM":
                result = sm.GLM(y, A, family=sm.families.Binomial()).fit()
            else:
                result = getattr(sm, name)(y, A).fit(disp=0, **settings)
            result.bse
            return np.asarray(result.params).T.ravel()

        return {"columns": fit, "rows": lambda C=np.ascontiguousarray(A): fit(C)}

    return prepare


# The library, how it is called in the report, and how it fits.
PEERS = {
    "ols": {
        "linear-regression": ("scikit-learn", "LinearRegression", linear_regression),
        "normal-equations": ("NumPy", "normal equations", normal_equations),
        "pinv": ("statsmodels", "OLS, pinv", statsmodels_ols("pinv")),
        "qr": ("statsmodels", "OLS, QR", statsmodels_ols("qr")),
    },
    "logistic": {
        "lbfgs": ("scikit-learn", "LogisticRegression, lbfgs", logistic_regression()),
        "lbfgs-1e-8": (
            "scikit-learn", "LogisticRegression, lbfgs, tol 1e-8", logistic_regression(tol=1e-8)
        ),
        "newton-cholesky": (
            "scikit-learn", "LogisticRegression, newton-cholesky",
            logistic_regression(solver="newton-cholesky"),
        ),
        "logit": ("statsmodels", "Logit, Newton", statsmodels("Logit", method="newton")),
        "glm": ("statsmodels", "GLM, IRLS", statsmodels("GLM")),
    },
    "multinomial": {
        "lbfgs": ("scikit-learn", "LogisticRegression, lbfgs", logistic_regression()),
        "newton-cholesky": (
            "scikit-learn", "LogisticRegression, newton-cholesky",
            logistic_regression(solver="newton-cholesky"),
        ),
        "mnlogit": ("statsmodels", "MNLogit, Newton", statsmodels("MNLogit", method="newton")),
    },
}  # fmt: skip
VERSIONED = {"scikit-learn": "sklearn", "NumPy": "numpy", "statsmodels": "statsmodels"}


def main():
    # Libraries print what they like to standard output: they get standard error instead.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)

    def answer(**values):
        print(json.dumps(values), file=answers, flush=True)

    name, folder, key = sys.argv[1:]
    workload = WORKLOADS[name]
    library, _, prepare = PEERS[workload.kind][key]
    try:
        version = __import__(VERSIONED[library]).__version__
        ways = prepare(*read(workload, pathlib.Path(folder)))
    except ImportError as reason:
        answer(skipped=str(reason).splitlines()[0])
        return
    # The order of the table in memory that the library likes best, after a fit that warms it up.
    times = {}
    for order, fit in ways.items():
        coefficients = fit()
        start = time.perf_counter()
        fit()
        times[order] = time.perf_counter() - start
    best = min(times, key=times.get)
    answer(ready=True, order=best, version=version, coefficients=list(map(float, coefficients)))
    for _ in sys.stdin:
        start = time.perf_counter()
        ways[best]()
        answer(seconds=time.perf_counter() - start)


if __name__ == "__main__":
    main()
