"""SQLite: one table of records with the indexes that the questions use, in WAL mode, each transaction durable."""
import csv, os, sqlite3, time

OPEN = 9007199254740992
TABLES = f"""
CREATE TABLE lsoa(code TEXT PRIMARY KEY, lad TEXT) WITHOUT ROWID;
CREATE TABLE record(
  id INTEGER PRIMARY KEY, key TEXT, copy INT, month TEXT, lad TEXT, lsoa TEXT, kind TEXT, category TEXT, outcome TEXT,
  longitude REAL, latitude REAL, location TEXT, known_from INT, known_to INT DEFAULT {OPEN});
CREATE UNIQUE INDEX record_key ON record(key, copy, known_from);
CREATE INDEX record_figure ON record(kind, lad, month, known_from, known_to);
CREATE INDEX record_category ON record(category, lad, month, known_from, known_to);
"""
LOG = """
CREATE TABLE IF NOT EXISTS event(
  sequence INTEGER PRIMARY KEY, source TEXT, id TEXT, type TEXT, subject TEXT, data TEXT);
CREATE UNIQUE INDEX IF NOT EXISTS event_key ON event(source, id);
CREATE INDEX IF NOT EXISTS event_subject ON event(subject, sequence);
"""
INSERT = """
INSERT INTO record(key, copy, month, lad, lsoa, kind, category, outcome, longitude, latitude, location, known_from)
VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def figure(question, mark="?"):
    """The text of a question and its values; areas and months are ranges of an index."""
    which = f"category = {mark}" if question["category"] else "kind = 'crime'"
    values = [question["category"]] if question["category"] else []
    known = question["known"] if question["known"] is not None else OPEN - 1
    text = (
        f"SELECT count(*) FROM record WHERE {which} AND lad IN ({', '.join([mark] * len(question['districts']))}) "
        f"AND month BETWEEN {mark} AND {mark} AND known_from < {mark} AND known_to >= {mark}")
    return text, values + question["districts"] + [question["months"][0], question["months"][-1], known, known]


def definition(categories, mark="?"):
    """How many records a definition counts, by district and month."""
    return (
        f"SELECT lad, month, count(*) FROM record WHERE category IN ({', '.join([mark] * len(categories))}) "
        f"AND known_to = {OPEN} GROUP BY lad, month"), categories


def cube(districts, mark="?"):
    """Counts by category, district and month."""
    return (
        f"SELECT category, lad, month, count(*) FROM record WHERE lad IN ({', '.join([mark] * len(districts))}) "
        f"AND known_to = {OPEN} GROUP BY category, lad, month"), districts


def literal(text, values):
    """A text with its values in it, as one types it."""
    for value in values:
        text = text.replace("?", str(value) if isinstance(value, int) else f"'{value}'", 1)
    return text


def rows(file, districts, known):
    """The rows of a file as they are stored. A row without an ID is told from others by what it says, and its copies by
    their numbers."""
    copies = {}
    with open(file, encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        next(reader)
        for row in reader:
            key = f"{row[2]}/{row[1]}/" + (row[0] or "/".join((row[4], row[5], row[6], row[7])))
            copy = copies[key] = copies.get(key, -1) + 1
            yield (
                key, copy, row[1], districts.get(row[7], row[2]), row[7], "crime" if row[0] else "incident", row[9],
                row[10], row[4], row[5], row[6], known)


class Peer:
    def __init__(self, folder, areas):
        self.file = folder + "/sqlite.db"
        isNew = not os.path.exists(self.file)
        self.base = sqlite3.connect(self.file, isolation_level=None, cached_statements=1000)
        self.base.executescript(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -1000000; "
            "PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 20000000000; PRAGMA wal_autocheckpoint = 4000;")
        if isNew:
            self.base.executescript(TABLES)
            self.base.execute("BEGIN")
            self.base.executemany("INSERT INTO lsoa VALUES(?, ?)", areas.lsoas)
            self.base.execute("COMMIT")
        self.version = "SQLite " + sqlite3.sqlite_version

    def take(self, batches):
        """Imports files, each list of them as one transaction; returns how many rows they have."""
        total = 0
        districts = dict(self.base.execute("SELECT code, lad FROM lsoa"))
        for files in batches:
            self.base.execute("BEGIN IMMEDIATE")
            known = self.base.execute("SELECT coalesce(max(id), 0) FROM record").fetchone()[0]
            for file in files:
                total += self.take_file(list(rows(file, districts, known)), known)
            self.base.execute("COMMIT")
        return total

    def take_file(self, new, known):
        """Appends what is new, closes what is gone, closes and appends anew what changed."""
        if not new:
            return 0
        prefix = "/".join(new[0][0].split("/")[:2])
        old = {
            (key, copy): (number, *rest) for number, key, copy, *rest in self.base.execute(
                "SELECT id, key, copy, category, outcome, lsoa FROM record WHERE key >= ? AND key < ? AND known_to = ?",
                (prefix + "/", prefix + "0", OPEN))}
        if old:
            changed = [row for row in new if old.get(row[:2], ((),))[1:] not in ((), (row[6], row[7], row[4]))]
            here = {row[:2] for row in new}
            closed = [old[row[:2]][0] for row in changed] + [value[0] for key, value in old.items() if key not in here]
            self.base.executemany("UPDATE record SET known_to = ? WHERE id = ?", [(known, number) for number in closed])
            appended = [row for row in new if row[:2] not in old] + changed
        else:
            appended = new
        self.base.executemany(INSERT, appended)
        return len(new)

    def settle(self):
        """What is done once after a large import: statistics for the planner, and the log moved into the file."""
        self.base.executescript("PRAGMA analysis_limit = 2000; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);")

    def figure(self, question):
        return self.base.execute(*figure(question)).fetchone()[0]

    def definition(self, categories):
        return sum(row[-1] for row in self.base.execute(*definition(categories)))

    def cube(self, districts):
        return len(self.base.execute(*cube(districts)).fetchall())

    def check(self):
        """The nearest to a verification: every page and every entry of every index."""
        return self.base.execute("PRAGMA integrity_check").fetchone()[0]

    def append(self, file):
        """JSON Lines into a log of events, as one transaction."""
        self.base.executescript(LOG)
        self.base.execute("BEGIN IMMEDIATE")
        with open(file, encoding="utf-8") as lines:
            self.base.executemany(
                "INSERT INTO event(source, id, type, subject, data) SELECT value ->> 'source', value ->> 'id', "
                "value ->> 'type', value ->> 'subject', value -> 'data' FROM (SELECT ? AS value)",
                ((line,) for line in lines))
        self.base.execute("COMMIT")
        return self.base.execute("SELECT count(*) FROM event").fetchone()[0]

    def commits(self, seconds):
        """One event a transaction; how many a second."""
        self.base.executescript(LOG)
        data = '{"area":"E07000130","date":"2021-01-03","offence":"burglary/residential"}'
        start, count = time.perf_counter(), 0
        while time.perf_counter() < start + seconds:
            name = f"{start}/{count}"
            self.base.execute(
                "INSERT INTO event(source, id, type, subject, data) VALUES('bench', ?, 'crime.recorded', ?, ?)",
                (name, "bench/" + name, data))
            count += 1
        return count / (time.perf_counter() - start)

    def bytes(self):
        return sum(
            os.stat(self.file + end).st_blocks * 512 for end in ("", "-wal", "-shm") if os.path.exists(self.file + end))
