"""The results as Markdown."""

import os
import pathlib
import platform
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from page import duration, page, table  # noqa: E402

# What a fit may hold beside its table, as a share of it.
MOST_MEMORY = 0.1


def machine(threads):
    try:
        with open("/proc/cpuinfo") as file:
            models = [line.split(":")[1].strip() for line in file if line.startswith("model name")]
    except OSError:
        models = []
    return {
        "processor": models[0] if models else platform.machine(),
        "cores": os.cpu_count(),
        "threads": threads,
        "kernel": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
    }


def markdown(result):
    return page(
        "Gradus's regressions and their peers", "make bench-regression", "regression/README.md",
        result, [], summary, details,
    )


def summary(sections):
    rows, below = [], []
    for each in sections:
        ours = each["results"][0]
        for library, floor in each["floors"]:
            peers = [one for one in each["results"] if one["library"] == library]
            if not peers:
                continue
            best = min(peers, key=lambda one: one["best"])
            ratio, middle = best["timesOurBest"], min(one["timesOurMedian"] for one in peers)
            if min(ratio, middle) < floor:
                below.append(
                    f"{each['name']} beside {library} "
                    f"({ratio:.2f}, by medians {middle:.2f}, of {floor:g})"
                )
            rows.append(
                [each["name"], each["title"], duration(ours["best"]),
                 f"{best['name']} {duration(best['best'])}", f"**{ratio:.1f}**", f"{middle:.1f}",
                 f"{floor:g}"]
            )  # fmt: skip
        if each["limit"]:
            within = f"within {each['limit']:g} s"
            rows.append([each["name"], each["title"], duration(ours["best"]), "", "", "", within])
            if ours["median"] > each["limit"]:
                below.append(f"{each['name']} ({duration(ours['median'])}, asked {within})")
        if each["extraMegabytes"] is not None:
            share = each["extraMegabytes"] / each["dataMegabytes"]
            if share > MOST_MEMORY:
                below.append(f"{each['name']} in memory ({share:.0%} of the table, of {MOST_MEMORY:.0%})")
    headings = ["", "workload", ">Gradus", "fastest of the library", ">times faster", ">by medians",
                ">asked"]  # fmt: skip
    return [
        *table(headings, rows),
        "",
        "**Below what is asked**: " + ("; ".join(below) or "nothing") + ".",
    ]


def details(each):
    headings = ["", ">best", ">median", ">best ÷ ours", ">median ÷ ours",
                ">largest difference of a coefficient", ">largest slope left", "how"]  # fmt: skip
    rows = [
        [one["name"], duration(one["best"]), duration(one["median"]),
         f"{one['timesOurBest']:.2f}", f"{one['timesOurMedian']:.2f}",
         f"{one['difference']:.0e}" if one["difference"] else "", f"{one['slope']:.0e}",
         one["how"]]
        for one in each["results"]
    ]  # fmt: skip
    lines = [f"## {each['name']}: {each['title']}", "", *table(headings, rows), ""]
    if each["extraMegabytes"] is not None:
        extra, data = each["extraMegabytes"], each["dataMegabytes"]
        lines.append(
            f"The fit holds {extra:.1f} MB at most beside the table's {data:,.0f} MB: "
            f"{extra / data:.1%} of it."
        )
    if each["note"]:
        lines += ["", f"It says: {each['note']}"]
    for name, reason in each["skipped"].items():
        lines += ["", f"{name} was skipped: {reason}."]
    return lines
