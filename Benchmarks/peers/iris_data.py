"""The iris table for libraries without their own readers: split and scaled."""

import csv

import numpy


def read(path):
    """Inputs and class numbers of four fifths of the rows, then of the rest."""
    with open(path, newline="") as file:
        rows = list(csv.reader(file))[1:]
    names = sorted({row[-1] for row in rows})
    x = numpy.array([row[:-1] for row in rows], numpy.float32)
    t = numpy.array([names.index(row[-1]) for row in rows])
    order = numpy.random.default_rng(1).permutation(len(rows))
    test, train = order[: len(rows) // 5], order[len(rows) // 5 :]
    mean, deviation = x[train].mean(0), x[train].std(0)
    x = (x - mean) / deviation
    return x[train], t[train], x[test], t[test]
