"""W9: from a table of 150 flowers to an accuracy, whole processes, seconds and peak memory."""

import dataclasses
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import report

HERE = pathlib.Path(__file__).resolve().parent
TABLE = HERE.parents[1] / "Examples/iris/iris.csv"
SCRIPTS = [
    ("scikit-learn", "scikit-learn", "iris_scikit_learn.py", {}),
    ("torch", "PyTorch", "iris_torch.py", {}),
    ("keras", "Keras on TensorFlow", "iris_keras.py", {"KERAS_BACKEND": "tensorflow"}),
    ("keras", "Keras on JAX", "iris_keras.py", {"KERAS_BACKEND": "jax"}),
]


@dataclasses.dataclass
class Program:
    name: str
    how: str
    command: list
    environment: dict
    times: list[float] = dataclasses.field(default_factory=list)
    megabytes: float = 0

    def run(self):
        """Adds a run; returns what went wrong, or nothing.

        A child's peak is never less than this process's own memory, which it shares until it
        becomes another program: this program therefore imports little.
        """
        start = time.perf_counter()
        process = subprocess.Popen(
            self.command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=self.environment
        )
        words = process.stderr.read().decode(errors="replace").strip().splitlines()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            return f"{self.command[0]} ended with status {process.returncode} ({(words or [''])[-1]})"
        self.times.append(seconds)
        self.megabytes = max(self.megabytes, usage.ru_maxrss * 1024 / 1e6)
        return None


def compare(options, environment):
    """The report's section."""
    print("W9  iris, whole process", file=sys.stderr, flush=True)
    skipped = {}
    with tempfile.TemporaryDirectory() as scratch:
        command = [options.gradus, "fit", TABLE, "--target", "species", "--quiet"]
        command += ["--output", f"{scratch}/iris.gradus"]
        programs = [Program("Gradus", "`gradus fit`, model saved", command, environment)]
        for key, name, script, values in SCRIPTS:
            if key in options.peers:
                command = [options.python, HERE / script, TABLE]
                programs.append(Program(name, script, command, environment | values))
        # The first run finds the programs' files on the disk, the others in memory.
        for number in range(options.rounds + 1):
            for each in list(programs):
                failure = each.run()
                if failure is None:
                    if number == 0:
                        each.times.clear()
                elif each.name == "Gradus":
                    sys.exit(f"compare: {failure}")
                else:
                    programs.remove(each)
                    skipped[each.name] = failure
    ours = programs[0]
    for each in programs:
        words = f"    {each.name:22} {report.duration(min(each.times)):>9} {each.megabytes:.0f} MB"
        print(words, file=sys.stderr, flush=True)
    return {
        "name": "W9",
        "title": "iris, from the table to the accuracy, whole process",
        "unit": "a process",
        "results": [row(each, ours) for each in programs],
        "skipped": skipped,
    }


def row(each, ours):
    best, median = min(each.times), statistics.median(each.times)
    return {
        "name": each.name,
        "how": each.how,
        "best": best,
        "median": median,
        "timesOurBest": best / min(ours.times),
        "timesOurMedian": median / statistics.median(ours.times),
        "megabytes": each.megabytes,
        "rounds": len(each.times),
    }
