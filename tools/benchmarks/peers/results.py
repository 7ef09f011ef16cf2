"""What was measured, and the tables that say it."""
import json
from statistics import median

CONTESTANTS = ["SQLite", "DuckDB", "PostgreSQL", "polars", "LMDB"]
HEADING = """# Beside its peers

Written by `tools/bench`. Each row is the same work, done in the same run; another page tells
[what the rows are](README.md#beside-peers), and what each peer leaves out. The number in bold says how many times as
fast as that peer the program is, from medians of runs in turn; after it stands what the peer took, and from what to
what its runs went.

"""
# Key, what it is, and its unit; rates are better high, times low.
ROWS = [
    ("months", "import, a durable batch a month", "rows/s"),
    ("all", "import, one batch", "rows/s"),
    ("ascending", "JSON Lines, ascending ids", "events/s"),
    ("random", "JSON Lines, random ids", "events/s"),
    ("health 1", "GET /health, 1 client", "requests/s"),
    ("health 8", "GET /health, 8 clients", "requests/s"),
    ("health 64", "GET /health, 64 clients", "requests/s"),
    ("post 1", "an event a request, 1 client", "events/s"),
    ("post 8", "an event a request, 8 clients", "events/s"),
    ("post 64", "an event a request, 64 clients", "events/s"),
    ("rebuild", "rebuild of the projections", "seconds"),
    ("cold", "figure, cold command", "seconds"),
    ("district", "figure never asked before, district", "seconds"),
    ("county", "figure never asked before, county", "seconds"),
    ("country", "figure never asked before, England", "seconds"),
    ("caught up", "figure after one more event", "seconds"),
    ("definition", "definition never seen before, by district", "seconds"),
    ("cube", "cube of indicators, districts and months", "seconds"),
    ("report", "the Board's paper, cold command", "seconds"),
    ("why cold", "why, 10,000 touched records, cold command", "seconds"),
    ("why warm", "why, 10,000 touched records, served", "seconds"),
    ("overview", "overview after one more event", "seconds"),
    ("verify", "verify", "seconds"),
    ("server", "the server after all this", "bytes"),
]


def in_units(value, unit):
    """A value as a number of a few digits, and the name of what it is in."""
    if unit == "seconds":
        number, name = (value * 1e6, "µs") if value < 1e-3 else (value * 1e3, "ms") if value < 1 else (value, "s")
    else:
        number, name = (value / 1e3, "k/s") if value >= 1e3 else (value, "/s")
    return f"{number:.{1 if number < 10 else 0}f}", name


def words_of(number, name):
    return number + name if name == "/s" else f"{number} {name}"


def spread(samples, unit):
    """The median, and from what to what it went."""
    number, name = in_units(median(samples), unit)
    low, high = in_units(min(samples), unit), in_units(max(samples), unit)
    if low == high:
        return words_of(number, name)
    if low[1] == high[1]:
        return words_of(f"{number} ({low[0]}–{high[0]})", name)
    return f"{words_of(number, name)} ({words_of(*low)} to {words_of(*high)})"


class Results:
    def __init__(self, about):
        self.about, self.cells, self.notes = about, {}, []
        self.disk = {}

    def add(self, row, contestant, value, peak=None, beside=None):
        """A measurement; `beside` is the program's own of the same round."""
        cell = self.cells.setdefault(row, {}).setdefault(contestant, {"samples": [], "beside": [], "peak": 0})
        cell["samples"].append(value)
        if beside is not None:
            cell["beside"].append(beside)
        cell["peak"] = max(cell["peak"], peak or 0)

    def note(self, text):
        if text not in self.notes:
            self.notes.append(text)

    def cell(self, row, unit, contestant):
        cell = self.cells[row].get(contestant)
        if not cell:
            return "–"
        text = spread(cell["samples"], unit)
        ratio = self.ratio(row, unit, contestant)
        return f"**{ratio}** {text}" if ratio else text

    def ratio(self, row, unit, contestant):
        """How many times as fast as a peer the program was; nothing where it did not run beside it."""
        cell = self.cells[row][contestant]
        ours = cell["beside"] or self.cells[row].get("ledger", {}).get("samples")
        if contestant == "ledger" or not ours:
            return ""
        ratio = median(ours) / median(cell["samples"])
        ratio = ratio if unit != "seconds" else 1 / ratio
        return f"{ratio:.0f}" if ratio >= 10 else f"{ratio:.2g}"

    def table(self, rows, cell, isUsed):
        names = [name for name in CONTESTANTS if any(name in self.cells.get(row[0], {}) for row in rows)]
        lines = ["| work | incident-ledger | " + " | ".join(names) + " |", "|---" * (len(names) + 2) + "|"]
        for row in rows:
            if isUsed(row):
                lines.append("| " + " | ".join([row[1], *(cell(row, name) for name in ["ledger", *names])]) + " |")
        return lines

    def peak(self, row, contestant):
        peak = self.cells[row[0]].get(contestant, {}).get("peak")
        return f"{peak / 1e6:.0f} MB" if peak else "–"

    def markdown(self):
        about = self.about
        timed = [row for row in ROWS if row[2] != "bytes"]
        lines = [f"## {about['title']}", "", f"{about['date']}, {about['machine']}. {about['load']}", ""]
        lines += [f"Command: `{about['command']}`. {', '.join(about['versions'])}.", ""]
        lines += self.table(timed, lambda row, name: self.cell(row[0], row[2], name), lambda row: row[0] in self.cells)
        lines += ["", "Bytes on disk for each event, or for each row of the peers:", "", "| | bytes |", "|---|---|"]
        lines += [f"| {name} | {value:.0f} |" for name, value in self.disk.items()]
        lines += ["", "Private memory at its peak; for PostgreSQL, of all its processes, without shared buffers:", ""]
        lines += self.table(ROWS, self.peak, lambda row: any(
            cell["peak"] for cell in self.cells.get(row[0], {}).values()))
        if self.notes:
            lines += ["", *(f"- {note}" for note in self.notes)]
        return "\n".join(lines) + "\n"

    def save(self, file):
        with open(file, "w", encoding="utf-8") as out:
            json.dump(vars(self), out, indent=1, ensure_ascii=False)

    @staticmethod
    def load(file):
        results = Results(None)
        with open(file, encoding="utf-8") as lines:
            vars(results).update(json.load(lines))
        return results
