"""Makes months of police rows as data.police.uk publishes them: the same files each time, of no real crime.

What is like the published rows: the shares of categories and outcomes, places that many rows share, a fifth of the rows
without a crime's ID, a fiftieth without a place. Forces, their areas and the LSOAs are real.
"""
import csv, io, os, random

HEAD = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context\n")
COLUMNS = [
    "crime_id", "month", "reported", "falls", "longitude", "latitude", "location", "lsoa", "lsoa_name", "category",
    "outcome", "context"]
INCIDENT = "Anti-social behaviour"
CATEGORIES = {
    "Violence and sexual offences": 316, INCIDENT: 171, "Criminal damage and arson": 92, "Public order": 77,
    "Other theft": 71, "Vehicle crime": 71, "Burglary": 57, "Shoplifting": 57, "Drugs": 29, "Other crime": 21,
    "Bicycle theft": 14, "Theft from the person": 9, "Robbery": 8, "Possession of weapons": 8}
OUTCOMES = {
    "Investigation complete; no suspect identified": 393, "Unable to prosecute suspect": 356,
    "Court result unavailable": 68, "Status update unavailable": 53, "Local resolution": 38,
    "Formal action is not in the public interest": 19, "Action to be taken by another organisation": 18,
    "Further investigation is not in the public interest": 17, "Offender given a caution": 11,
    "Awaiting court outcome": 9, "Offender sent to prison": 4, "Under investigation": 14}
PLACES = ["Supermarket", "Parking Area", "Petrol Station", "Shopping Area", "Sports/Recreation Area", "Nightclub"]
FIRST = ["leicestershire", "nottinghamshire", "derbyshire", "northamptonshire", "lincolnshire"]
STREETS = [
    f"{first}{second} {kind}"
    for first in ("Ash", "Beech", "Church", "Dale", "East", "Fern", "Glen", "Hazel", "Ivy", "King", "Lime", "Mill")
    for second in ("field", "wood", "side", "gate", "ton", "well", "ford", "brook", "ridge", "mere")
    for kind in ("Street", "Road", "Close", "Drive", "Lane", "Avenue", "Way", "Court")]


def forces(file, areas, count):
    """The first forces as (slug, name, area, LSOAs), those of the East Midlands first."""
    lsoas = {}
    for code, _ in areas.lsoas:
        lsoas.setdefault(areas.above(code, "E23"), []).append(code)
    with open(file, encoding="utf-8") as lines:
        rows = {}
        for row in csv.DictReader(lines):
            rows.setdefault(row["slug"], row)
    slugs = FIRST + [slug for slug, row in rows.items() if slug not in FIRST and len(lsoas.get(row["area"], [])) > 200]
    return [(slug, rows[slug]["name"], rows[slug]["area"], lsoas[rows[slug]["area"]]) for slug in slugs[:count]]


def line(cells):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue()


def templates(chance, lsoas, areas, count=60000):
    """Rows without ID, month and force, each with whether it is a crime's."""
    points = {}
    for lsoa in lsoas:
        longitude, latitude = chance.uniform(-2.5, 0.5), chance.uniform(51.0, 54.5)
        points[lsoa] = [
            (f"{longitude + chance.uniform(-0.01, 0.01):.6f}", f"{latitude + chance.uniform(-0.01, 0.01):.6f}",
             "On or near " + chance.choice(PLACES if chance.random() < 0.2 else STREETS)) for _ in range(9)]
    rows = []
    kinds = chance.choices(list(CATEGORIES), CATEGORIES.values(), k=count)
    ends = chance.choices(list(OUTCOMES), OUTCOMES.values(), k=count)
    for category, outcome in zip(kinds, ends):
        lsoa = chance.choice(lsoas)
        place = [*chance.choice(points[lsoa]), lsoa, areas.names[lsoa]]
        if chance.random() < 0.02:
            place = ["", "", "No Location", "", ""]
        is_crime = category != INCIDENT
        rows.append((is_crime, "," + line([*place, category, outcome if is_crime else "", ""])))
    return rows


def names(count):
    """Months from January 2016 on."""
    return [f"{2016 + number // 12}-{number % 12 + 1:02}" for number in range(count)]


def make(folder, forces, areas, rows, count=60):
    """Writes FOLDER/<month>/<month>-<force>-street.csv, about as many rows in each, and returns how many in all."""
    chance, total = random.Random(2019), 0
    rows_of = [templates(chance, lsoas, areas) for _, _, _, lsoas in forces]
    for month in names(count):
        os.makedirs(f"{folder}/{month}", exist_ok=True)
        for (slug, name, _, _), choices in zip(forces, rows_of):
            number = max(1, int(rows * chance.uniform(0.9, 1.1)))
            middle = f",{month},{name},{name}"
            ids = chance.randbytes(32 * number).hex()
            with open(f"{folder}/{month}/{month}-{slug}-street.csv", "w", encoding="utf-8") as file:
                file.write(HEAD)
                file.write("".join(
                    (ids[64 * index:64 * index + 64] if is_crime else "") + middle + rest
                    for index, (is_crime, rest) in enumerate(chance.choices(choices, k=number))))
            total += number
    return total


def revise(source, target):
    """A later copy of a file: of a hundred rows with an ID five have another outcome, three another category, two are
    gone."""
    chance = random.Random(os.path.basename(source))
    categories = [category for category in CATEGORIES if category != INCIDENT]
    with open(source, encoding="utf-8") as old, open(target, "w", encoding="utf-8") as new:
        rows, out = csv.reader(old), csv.writer(new, lineterminator="\n")
        out.writerow(next(rows))
        for row in rows:
            draw = chance.random()
            if row[0] and draw < 0.02:
                continue
            if row[0] and draw < 0.053:
                row[9] = chance.choice([category for category in categories if category != row[9]])
            elif row[0] and draw < 0.103:
                row[10] = "Offender given a caution" if row[10] != "Offender given a caution" else "Local resolution"
            out.writerow(row)
