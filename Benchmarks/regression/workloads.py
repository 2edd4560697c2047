"""The regressions, and the data that every library reads."""

import dataclasses

import numpy as np

SEED = 1


@dataclasses.dataclass(frozen=True)
class Workload:
    name: str
    kind: str  # ols, logistic, multinomial
    title: str
    rows: int
    columns: int = 20
    classes: int = 2
    separated: str = ""  # one that has no maximum: completely or quasi
    # How many times faster than the fastest of these Gradus must be.
    floors: tuple[tuple[str, float], ...] = ()
    # Within so many seconds, where there is nobody to compare with.
    limit: float | None = None
    peers: str = "all"

    @property
    def megabytes(self):
        return self.rows * (self.columns + 1) * 8 / 1e6


WORKLOADS = {
    each.name: each
    for each in (
        Workload(
            "R1", "ols", "least squares, 1,000,000 × 20", 1_000_000,
            floors=(("scikit-learn", 3), ("statsmodels", 8)),
        ),
        Workload(
            "R2", "logistic", "logistic, 1,000,000 × 20", 1_000_000,
            floors=(("scikit-learn", 2.5), ("statsmodels", 10)),
        ),
        Workload(
            "R3", "multinomial", "multinomial of 5 classes, 100,000 × 20", 100_000, classes=5,
            floors=(("scikit-learn", 2),),
        ),
        Workload(
            "R4", "ols", "least squares, 10,000,000 × 20", 10_000_000, peers="normal-equations"
        ),
        Workload(
            "R5", "logistic", "logistic, 1,000,000 × 20, separated completely", 1_000_000,
            separated="completely", limit=1, peers="",
        ),
        Workload(
            "R6", "logistic", "logistic, 1,000,000 × 20, a column separated in part of the rows",
            1_000_000, separated="quasi", limit=1, peers="",
        ),
    )
}  # fmt: skip


def write(workload, folder):
    """Raw doubles, a file a column: x0, x1, …, and y, a number or a class a row."""
    rng = np.random.default_rng(SEED)
    n, p = workload.rows, workload.columns
    slopes = 0.2 * (np.arange(p) % 5 - 2)
    z = np.full(n, 0.1)
    for j in range(p):
        x = rng.standard_normal(n)
        if workload.separated == "quasi" and j == p - 1:
            x = (x > 1).astype(float)
            only = x
        z += slopes[j] * x
        x.tofile(folder / f"x{j}")
    if workload.kind == "ols":
        y = z + rng.standard_normal(n)
    elif workload.separated == "completely":
        y = (z > 0).astype(float)
    elif workload.kind == "logistic":
        y = (rng.random(n) < 1 / (1 + np.exp(-z))).astype(float)
        if workload.separated == "quasi":
            y[only == 1] = 1
    else:
        # Class k leans on z by (k − 2)/3.
        odds = np.exp(np.outer(z, (np.arange(workload.classes) - 2) / 3))
        sums = np.cumsum(odds, axis=1)
        y = (rng.random(n)[:, None] * sums[:, -1:] > sums).sum(axis=1).astype(float)
    y.tofile(folder / "y")


def read(workload, folder):
    """X in the order of columns, which is the files', and y."""
    X = np.empty((workload.rows, workload.columns), order="F")
    for j in range(workload.columns):
        X[:, j] = np.fromfile(folder / f"x{j}")
    return X, np.fromfile(folder / "y")
