"""The results as Markdown."""

import os
import platform


def duration(seconds):
    for unit, scale in ("s", 1), ("ms", 1e3), ("µs", 1e6):
        if seconds * scale >= 1:
            break
    return f"{seconds * scale:.3g} {unit}"


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
    machine, sections = result["machine"], result["workloads"]
    lines = [
        "# Gradus's regressions and their peers",
        "",
        "Written by `make bench-regression`; "
        "[how it is measured and how to read it](regression/README.md).",
        "",
        f"- **Date**: {result['date']}",
        f"- **Machine**: {machine['processor']}, {machine['cores']} cores, {machine['kernel']}; "
        f"{machine['threads']} threads, {result['rounds']} rounds",
        "- **Versions**: "
        + ", ".join(f"{name} {version}" for name, version in result["versions"].items())
        + f", Python {machine['python']}",
        "",
        *summary(sections),
    ]
    for each in sections:
        lines += ["", *details(each)]
    return "\n".join(lines) + "\n"


def table(headings, rows):
    """Lines; the headings' first letter says how a column is aligned: > to the right."""
    rules = ["---:" if heading.startswith(">") else "---" for heading in headings]
    cells = [[heading.lstrip(">") for heading in headings], rules, *rows]
    return ["| " + " | ".join(row) + " |" for row in cells]


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
            f"The fit holds {extra:.0f} MB at most beside the table's {data:,.0f} MB: "
            f"{extra / data:.1%} of it."
        )
    if each["note"]:
        lines += ["", f"It says: {each['note']}"]
    for name, reason in each["skipped"].items():
        lines += ["", f"{name} was skipped: {reason}."]
    return lines
