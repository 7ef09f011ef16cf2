"""The areas that the program ships: which LSOA lies in which district, and which districts below an area."""
import csv

DISTRICTS = ("E06", "E07", "E08", "E09")


class Areas:
    """Read from what `incident-ledger areas --format csv` prints."""

    def __init__(self, file):
        self.parents, self.names, self.levels, self.children = {}, {}, {}, {}
        with open(file, encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                self.parents[row["code"]], self.names[row["code"]] = row["parent"], row["name"]
                self.levels[row["code"]] = row["level"]
                self.children.setdefault(row["parent"], []).append(row["code"])
        self.lsoas = [(code, self.parents[code]) for code in sorted(self.parents) if code.startswith("E01")]

    def way_up(self, code):
        """An area and all that it lies in."""
        way = []
        while code:
            way.append(code)
            code = self.parents.get(code)
        return way

    def above(self, code, prefix):
        """The area above this one whose code begins so; nothing where there is none."""
        return next((each for each in self.way_up(code) if each.startswith(prefix)), None)

    def districts(self, code):
        """The districts at or below an area; those that became one lie below it, as their LSOAs lie below them."""
        below = [found for child in self.children.get(code, []) for found in self.districts(child)]
        return sorted(below + [code] if code.startswith(DISTRICTS) else below)
