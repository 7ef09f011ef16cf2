"""The short table that the README shows, between two marks that stand there."""
from statistics import median

from .results import CONTESTANTS, ROWS, in_units, words_of

BEGIN, END = "<!-- tools/bench begin -->\n", "<!-- tools/bench end -->\n"
SHOWN = [
    "months", "all", "random", "post 1", "post 64", "rebuild", "cold", "county", "caught up", "definition", "cube",
    "report", "why cold", "overview", "verify"]


def cell(results, row, unit):
    """What the program took, and how many times as fast as each peer it was."""
    cells = results.cells.get(row, {})
    if "ledger" not in cells:
        return "–"
    ratios = [(results.ratio(row, unit, name), name) for name in CONTESTANTS if name in cells]
    words = ", ".join(f"{ratio} {name}" for ratio, name in ratios)
    return words_of(*in_units(median(cells["ledger"]["samples"]), unit)) + (f": {words}" if words else "")


def table(kept):
    titles = {key: (title, unit) for key, title, unit in ROWS}
    about = kept[-1].about
    lines = [
        f"Measured on {about['date']}, {about['machine']}.", about["load"], "",
        "| work | " + " | ".join(results.about["title"] for results in kept) + " |", "|---" * (len(kept) + 1) + "|"]
    for row in SHOWN:
        title, unit = titles[row]
        lines.append("| " + " | ".join([title, *(cell(results, row, unit) for results in kept)]) + " |")
    disk = " | ".join(
        ", ".join(f"{value:.0f} {name.replace('incident-ledger, ', '')}" for name, value in results.disk.items())
        for results in kept)
    return "\n".join([*lines, f"| bytes on disk an event, or a row | {disk} |"]) + "\n"


def put(file, kept):
    """Replaces what stands between the marks."""
    with open(file, encoding="utf-8") as old:
        before, rest = old.read().split(BEGIN)
    after = rest.split(END)[1]
    with open(file, "w", encoding="utf-8") as new:
        new.write(before + BEGIN + table(kept) + END + after)
