"""What every peer's process does: prepare one workload, then measure it when asked.

    python jax_peer.py WORKLOAD THREADS [FLAVOR]

It prints one line of JSON when it is ready (`how` and `versions`, or `skipped` with the reason),
and another (`best` and `median`, in seconds a unit) for every line that it reads.
"""

import json
import os
import sys
import time
from statistics import median

from workloads import WORKLOADS

SHORTEST = 0.2  # seconds that a measurement lasts at least
LONG = 1  # seconds from which on a single time is enough to choose between ways


class Skipped(Exception):
    """The library does not do this workload, or cannot here; the text says why."""


def serve(prepare):
    """Answers until standard input ends.

    `prepare(workload, threads, flavor)` returns the versions at work and the ways to run it: tuples
    of words that describe it, a function that runs some units and returns when they are done, and
    how many units that is. The fastest of them is measured.
    """
    # Libraries print what they like to standard output: they get standard error instead.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)

    def answer(**values):
        print(json.dumps(values), file=answers, flush=True)

    name, threads, *flavor = sys.argv[1:]
    workload = WORKLOADS[name]
    try:
        versions, ways = prepare(workload, int(threads), *flavor)
        how, sample, units = fastest(ways, workload)
    except (ImportError, Skipped) as reason:
        answer(skipped=str(reason).splitlines()[0])
        return
    answer(how=how, versions=versions)
    for _ in sys.stdin:
        answer(**measure(sample, units, workload.least))


def measure(sample, units, least=1):
    """Times at least so many samples, and for a fifth of a second."""
    times = []
    end = time.perf_counter() + SHORTEST
    while len(times) < least or time.perf_counter() < end:
        start = time.perf_counter()
        sample()
        times.append(time.perf_counter() - start)
    return {"best": min(times) / units, "median": median(times) / units}


def fastest(ways, workload):
    """The way of the shortest median, each warmed up; a single one is warmed up only."""
    ways = list(ways)
    medians = []
    for how, sample, units in ways:
        sample()
        if len(ways) == 1:
            break
        medians.append(measure(sample, units)["median"])
        if medians[-1] * units < LONG:
            medians[-1] = min([medians[-1], *(measure(sample, units)["median"] for _ in range(2))])
        if os.environ.get("PEER_VERBOSE"):
            print(f"{medians[-1] * 1e6:12.2f} µs  {how}", file=sys.stderr)
    return ways[medians.index(min(medians)) if medians else 0]
