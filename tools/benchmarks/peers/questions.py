"""What is asked, of the program and of its peers alike: questions that were not asked before, from one seed."""
import random

OFFENCES = {
    "Burglary": "burglary", "Robbery": "robbery", "Vehicle crime": "vehicle", "Drugs": "drugs",
    "Public order": "public-order", "Shoplifting": "theft/shoplifting", "Bicycle theft": "theft/bicycle"}
INDICATORS = {
    None: "recorded-crime", "Burglary": "burglary", "Robbery": "robbery", "Vehicle crime": "vehicle-crime",
    "Drugs": "drugs"}
DISTRICT, COUNTY, FORCE, REGION, COUNTRY = "E07000130", "E10000018", "E23000021", "E12000004", "E92000001"
DEFINITION = """indicator: bench-{number}
version: 1
title: Bench {number}
effective: 2012-04-01
reason: "Made up."
measure: count
count:
  records: crime
  where: {{ offence: [{offences}] }}
window: 12 months
disclosure: {{ none: "Made up." }}
"""


def window(year, month):
    """The twelve months that end with this one."""
    last = 12 * year + month - 1
    return [f"{number // 12}-{number % 12 + 1:02}" for number in range(last - 11, last + 1)]


class Questions:
    def __init__(self, areas, forces, events, rows):
        """A ledger of so many events, of which the last so many are rows; forces are names and areas."""
        self.areas, self.forces, self.events, self.rows = areas, forces, events, rows
        self.chance, self.number = random.Random(7), 0

    def figures(self, area, count, is_now=False):
        """Figures of an area at points and months of which none was asked for before."""
        return [self.figure(area, is_now) for _ in range(count)]

    def figure(self, area, is_now):
        category = self.chance.choice(list(INDICATORS))
        months = window(self.chance.randint(2017, 2020), self.chance.randint(1, 12))
        known = None if is_now else self.chance.randint(self.rows // 2, self.rows)
        path = f"/figures/{INDICATORS[category]}?area={area}&to={months[-1]}"
        if known is not None:
            path += f"&known-at=%23{self.events - self.rows + known}"
        return {
            "category": category, "months": months, "known": known, "districts": self.places(area), "path": path}

    def places(self, area):
        """The districts of an area, and the names of the forces whose rows without a place count there."""
        below = {code for district in self.areas.districts(area) for code in self.areas.way_up(district)}
        isAbove = self.areas.levels[area] in ("region", "country")
        return self.areas.districts(area) + [name for name, code in self.forces if isAbove and code in below]

    def definition(self):
        """Categories that no definition puts together, and the definition."""
        self.number += 1
        categories = self.chance.sample(list(OFFENCES), 3)
        text = DEFINITION.format(number=self.number, offences=", ".join(OFFENCES[category] for category in categories))
        return categories, text
