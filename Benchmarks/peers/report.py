"""The results as data and as Markdown."""

import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from page import duration, page, table  # noqa: E402

# How many times faster than the fastest peer Gradus must be, and should be.
FLOORS_AND_GOALS = {
    "W1": (5, 8), "W2": (1.5, 2.5), "W3": (1.8, 2.5), "W4": (1.25, 1.6), "W5": (1.1, 1.3),
    "W6": (1.15, 1.3), "W7": (1.8, 2.3), "W8": (0.95, 1), "W9": (10, 20),
}  # fmt: skip


def section(workload, timed, peak, skipped):
    """A workload's results; `timed[0]` is Gradus."""
    ours = timed[0]
    rows = []
    for each in timed:
        rows.append(
            {
                "name": each.name,
                "how": each.how,
                "best": each.best,
                "median": each.median,
                "timesOurBest": each.best / ours.best,
                "timesOurMedian": each.median / ours.median,
                "shareOfPeak": workload.operations / each.best / peak,
                "rounds": len(each.rounds),
            }
        )
        if workload.unit == "pass":
            rows[-1]["rowsPerSecond"] = workload.rows / each.best
    return {
        "name": workload.name,
        "title": workload.title,
        "unit": {"epoch": "an epoch", "row": "a row", "pass": "a pass"}[workload.unit],
        "peakGflops": peak / 1e9,
        "results": rows,
        "skipped": skipped,
    }


def markdown(result):
    left_out = [result["left out"]] if result["left out"] else []
    notes = [f"- **Not timed in this run**: {', '.join(names)}" for names in left_out]
    return page(
        "Gradus and its peers", "make bench-peers", "peers/README.md", result, notes, summary, details
    )


def summary(sections):
    rows, lost, below = [], [], []
    for each in sections:
        ours, *peers = each["results"]
        if not peers:
            continue
        best = min(peers, key=lambda peer: peer["best"])
        ratio, middle = best["timesOurBest"], min(peer["timesOurMedian"] for peer in peers)
        floor, goal = FLOORS_AND_GOALS[each["name"]]
        share = ours.get("shareOfPeak")
        rows.append(
            [
                each["name"],
                each["title"],
                duration(ours["best"]),
                f"{best['name']} {duration(best['best'])}",
                f"**{ratio:.2f}**",
                f"{middle:.2f}",
                f"{floor:g}",
                f"{goal:g}",
                "" if share is None else f"{share:.0%}",
            ]
        )
        lost += [
            f"{each['name']}, to {peer['name']} ({1 / peer['timesOurBest']:.2f} times our speed)"
            for peer in peers
            if peer["timesOurBest"] < 1
        ]
        if ratio < goal:
            what = "floor" if ratio < floor else "goal"
            below.append(f"{each['name']} ({ratio:.2f} of the {what} {floor if what == 'floor' else goal:g})")
    headings = ["", "workload", ">Gradus", "fastest peer", ">times faster", ">by medians",
                ">floor", ">goal", ">share of peak"]  # fmt: skip
    return [
        *table(headings, rows),
        "",
        "**Gradus loses**: " + ("; ".join(lost) or "nowhere") + ".",
        "",
        "**Below floor or goal**: " + ("; ".join(below) or "nothing") + ".",
    ]


def details(each):
    has_memory = "megabytes" in each["results"][0]
    has_rows = "rowsPerSecond" in each["results"][0]
    extra = ">peak memory" if has_memory else ">share of peak"
    headings = ["", f">best of {each['unit']}", ">median", ">best ÷ ours", ">median ÷ ours", extra]
    headings += [">rows a second"] if has_rows else []
    rows = []
    for one in each["results"]:
        last = f"{one['megabytes']:.0f} MB" if has_memory else share(one["shareOfPeak"])
        rows.append(
            [
                one["name"],
                duration(one["best"]),
                duration(one["median"]),
                f"{one['timesOurBest']:.2f}",
                f"{one['timesOurMedian']:.2f}",
                last,
                *([f"{one['rowsPerSecond']:,.0f}"] if has_rows else []),
                one["how"],
            ]
        )
    lines = [f"## {each['name']}: {each['title']}", "", *table([*headings, "how"], rows)]
    if "peakGflops" in each:
        lines += ["", f"Peak {each['peakGflops']:.0f} GFLOP/s, measured by `gradus bench`."]
    for name, reason in each["skipped"].items():
        lines += ["", f"{name} was skipped: {reason}."]
    return lines


def share(value):
    return f"{value:.1%}" if value < 0.1 else f"{value:.0%}"
