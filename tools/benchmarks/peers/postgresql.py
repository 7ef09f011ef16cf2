"""PostgreSQL: the table and the indexes of SQLite, filled by COPY, asked by prepared statements on one connection."""
import psycopg

from .months import COLUMNS
from .sqlite import OPEN, cube, definition, figure

C = 'text COLLATE "C"'
TABLES = f"""
CREATE TABLE lsoa(code {C} PRIMARY KEY, lad {C});
CREATE TABLE record(
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, key {C}, copy int, month {C}, lad {C}, lsoa {C}, kind {C},
  category {C}, outcome {C}, longitude real, latitude real, location text, known_from bigint,
  known_to bigint DEFAULT {OPEN});
CREATE UNIQUE INDEX record_key ON record(key, copy, known_from);
CREATE INDEX record_figure ON record(kind, lad, month, known_from, known_to);
CREATE INDEX record_category ON record(category, lad, month, known_from, known_to);
CREATE TABLE event(
  sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, source {C} NOT NULL, id {C} NOT NULL, type {C} NOT NULL,
  subject {C} NOT NULL, data jsonb NOT NULL, UNIQUE(source, id));
CREATE INDEX event_subject ON event(subject, sequence);
"""
STORED = "key, copy, month, lad, lsoa, kind, category, outcome, longitude, latitude, location"
NEW = """
CREATE TEMP TABLE new ON COMMIT DROP AS
SELECT key, (row_number() OVER (PARTITION BY key) - 1)::int AS copy, month, coalesce(lad, falls) AS lad, x.lsoa, kind,
  category, coalesce(outcome, '') AS outcome, longitude::real, latitude::real, location
FROM (
  SELECT
    reported || '/' || month || '/' || coalesce(crime_id, concat_ws('/', longitude, latitude, location, lsoa)) AS key,
    CASE WHEN crime_id IS NULL THEN 'incident' ELSE 'crime' END AS kind, *
  FROM staged
) x LEFT JOIN lsoa ON lsoa.code = x.lsoa;
ANALYZE new;
"""


class Peer:
    def __init__(self, folder, areas):
        """The cluster is the one that PGHOST, PGPORT and PGUSER name."""
        self.base = psycopg.connect(dbname="postgres", autocommit=True, prepare_threshold=1)
        if self.value("SELECT to_regclass('record')") is None:
            self.base.execute(TABLES)
            with self.base.cursor().copy("COPY lsoa FROM STDIN") as copy:
                for row in areas.lsoas:
                    copy.write_row(row)
        self.version = "PostgreSQL " + self.value("SHOW server_version").split()[0]

    def value(self, text):
        return self.base.execute(text).fetchone()[0]

    def take(self, batches):
        total = 0
        for files in batches:
            with self.base.transaction():
                columns = ", ".join(f"{name} {C}" for name in COLUMNS)
                self.base.execute(f"CREATE TEMP TABLE staged({columns}) ON COMMIT DROP")
                for file in files:
                    self.copy("COPY staged FROM STDIN CSV HEADER", file)
                self.base.execute(NEW)
                known = self.value("SELECT coalesce(max(id), 0) FROM record")
                if self.value("SELECT EXISTS(SELECT 1 FROM record)"):
                    self.replace(known)
                else:
                    self.base.execute(f"INSERT INTO record({STORED}, known_from) SELECT {STORED}, {known} FROM new")
                total += self.value("SELECT count(*) FROM new")
        return total

    def replace(self, known):
        self.base.execute(
            "CREATE TEMP TABLE old ON COMMIT DROP AS "
            "SELECT record.id, key, copy, record.category, record.outcome, record.lsoa "
            f"FROM new JOIN record USING (key, copy) WHERE known_to = {OPEN}")
        self.base.execute(
            "CREATE TEMP TABLE changed ON COMMIT DROP AS SELECT new.*, old.id FROM new JOIN old USING (key, copy) "
            "WHERE (new.category, new.outcome, new.lsoa) IS DISTINCT FROM (old.category, old.outcome, old.lsoa)")
        self.base.execute(f"UPDATE record SET known_to = {known} WHERE id IN (SELECT id FROM changed)")
        self.base.execute(
            f"INSERT INTO record({STORED}, known_from) SELECT {STORED}, {known} FROM new "
            "WHERE NOT EXISTS (SELECT 1 FROM old WHERE (old.key, old.copy) = (new.key, new.copy)) "
            f"UNION ALL SELECT {STORED}, {known} FROM changed")

    def copy(self, text, file):
        with self.base.cursor().copy(text) as copy, open(file, "rb") as bytes:
            while part := bytes.read(1 << 20):
                copy.write(part)

    def settle(self):
        self.base.execute("VACUUM (ANALYZE) record")
        self.base.execute("CHECKPOINT")

    def figure(self, question):
        return self.base.execute(*figure(question, "%s")).fetchone()[0]

    def definition(self, categories):
        return sum(row[-1] for row in self.base.execute(*definition(categories, "%s")).fetchall())

    def cube(self, districts):
        return len(self.base.execute(*cube(districts, "%s")).fetchall())

    def append(self, file):
        with self.base.transaction():
            self.base.execute("CREATE TEMP TABLE lines(line jsonb) ON COMMIT DROP")
            self.copy("COPY lines FROM STDIN (FORMAT csv, QUOTE e'\\x01', DELIMITER e'\\x02')", file)
            self.base.execute(
                "INSERT INTO event(source, id, type, subject, data) "
                "SELECT line ->> 'source', line ->> 'id', line ->> 'type', line ->> 'subject', line -> 'data' "
                "FROM lines")
        return self.value("SELECT count(*) FROM event")

    def bytes(self):
        return self.value("SELECT pg_database_size('postgres')")
