"""What both reports have in common."""


def duration(seconds):
    for unit, scale in ("s", 1), ("ms", 1e3), ("µs", 1e6):
        if seconds * scale >= 1:
            break
    return f"{seconds * scale:.3g} {unit}"


def table(headings, rows):
    """Lines; the headings' first letter says how a column is aligned: > to the right."""
    rules = ["---:" if heading.startswith(">") else "---" for heading in headings]
    cells = [[heading.lstrip(">") for heading in headings], rules, *rows]
    return ["| " + " | ".join(row) + " |" for row in cells]


def page(title, written_by, method, result, notes, summary, details):
    """Markdown: what was timed where, a summary, and a section for each workload."""
    machine = result["machine"]
    lines = [
        f"# {title}",
        "",
        f"Written by `{written_by}`; [how it is measured and how to read it]({method}).",
        "",
        f"- **Date**: {result['date']}",
        f"- **Machine**: {machine['processor']}, {machine['cores']} cores, {machine['kernel']}; "
        f"{machine['threads']} threads, {result['rounds']} rounds",
        "- **Versions**: "
        + ", ".join(f"{name} {version}" for name, version in result["versions"].items())
        + f", Python {machine['python']}",
        *notes,
        "",
        *summary(result["workloads"]),
    ]
    for each in result["workloads"]:
        lines += ["", *details(each)]
    return "\n".join(lines) + "\n"
