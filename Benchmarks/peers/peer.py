"""What every peer's process does: prepare one workload, then measure it when asked.

    python jax_peer.py WORKLOAD THREADS [FLAVOR]

It prints one JSON line when it is ready (`how`, `versions`, or `skipped` with the reason), and
another (`best` and `median`, seconds per unit) for every line that it reads. Between them it sleeps.
"""

import json
import os
import sys
import time
from statistics import median

from workloads import WORKLOADS

SHORTEST = 0.1  # seconds that a measurement lasts at least


class Skipped(Exception):
    """The library does not do this workload, or is not installed; the text says which."""


def serve(prepare):
    """`prepare(workload, threads, flavor)` returns `(sample, units, how, versions)`: a function
    that runs `units` units and returns when they are done, compiled and warmed up; in words, how it
    does that; and the versions of what does it."""
    # Libraries print what they like to standard output: they get standard error instead.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)

    def answer(**values):
        print(json.dumps(values), file=answers, flush=True)

    name, threads, *flavor = sys.argv[1:]
    try:
        sample, units, how, versions = prepare(WORKLOADS[name], int(threads), *flavor)
    except (ImportError, Skipped) as reason:
        answer(skipped=str(reason))
        return
    answer(how=how, versions=versions)
    for _ in sys.stdin:
        answer(**measure(sample, units))


def measure(sample, units):
    clock = time.perf_counter
    times = []
    end = clock() + SHORTEST
    while not times or clock() < end:
        start = clock()
        sample()
        times.append(clock() - start)
    return {"best": min(times) / units, "median": median(times) / units}


def fastest(*candidates):
    """The fastest of `(how, sample, units)`, each warmed up and measured twice."""

    def seconds(candidate):
        _, sample, units = candidate
        sample()
        return min(measure(sample, units)["best"] for _ in range(2))

    return min(candidates, key=seconds)
