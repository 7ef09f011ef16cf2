"""DuckDB: one table of records, scanned by all cores; months come in order, so zone maps leave out all other years."""
import os

import duckdb

from .months import COLUMNS
from .sqlite import OPEN, cube, definition, figure

TABLES = """
CREATE TABLE lsoa(code VARCHAR, lad VARCHAR);
CREATE TABLE record(
  key VARCHAR, copy INT, month VARCHAR, lad VARCHAR, lsoa VARCHAR, kind VARCHAR, category VARCHAR, outcome VARCHAR,
  longitude DOUBLE, latitude DOUBLE, location VARCHAR, known_from BIGINT, known_to BIGINT);
"""
FILES = """
CREATE OR REPLACE TEMP TABLE new AS
SELECT key, row_number() OVER (PARTITION BY key) - 1 AS copy, month, coalesce(lad, falls) AS lad, x.lsoa, kind,
  category, coalesce(outcome, '') AS outcome, longitude::DOUBLE AS longitude, latitude::DOUBLE AS latitude, location
FROM (
  SELECT
    reported || '/' || month || '/' || coalesce(crime_id, concat_ws('/', longitude, latitude, location, lsoa)) AS key,
    CASE WHEN crime_id IS NULL THEN 'incident' ELSE 'crime' END AS kind, * EXCLUDE (crime_id)
  FROM read_csv({files}, header = true, all_varchar = true, names = {names}, delim = ',', quote = '"', escape = '"')
) x LEFT JOIN lsoa ON lsoa.code = x.lsoa
"""


class Peer:
    def __init__(self, folder, areas):
        self.file = folder + "/duckdb.db"
        isNew = not os.path.exists(self.file)
        self.base = duckdb.connect(self.file)
        self.base.execute(f"SET threads = {os.cpu_count()}")
        if isNew:
            self.base.execute(TABLES)
            columns = [list(part) for part in zip(*areas.lsoas)]
            self.base.execute("INSERT INTO lsoa SELECT unnest(?), unnest(?)", columns)
        self.version = "DuckDB " + duckdb.__version__

    def value(self, text):
        return self.base.execute(text).fetchone()[0]

    def take(self, batches):
        total = 0
        for files in batches:
            self.base.execute("BEGIN")
            known = self.value("SELECT count(*) FROM record")
            self.base.execute(FILES.format(files=repr(files), names=repr(COLUMNS)))
            self.base.execute(
                "CREATE OR REPLACE TEMP TABLE old AS SELECT key, copy, category, outcome, lsoa FROM record "
                f"WHERE month IN (SELECT DISTINCT month FROM new) AND known_to = {OPEN}")
            if self.value("SELECT count(*) FROM old"):
                self.replace(known)
            else:
                self.base.execute(f"INSERT INTO record SELECT *, {known}, {OPEN} FROM new")
            total += self.value("SELECT count(*) FROM new")
            self.base.execute("COMMIT")
        return total

    def replace(self, known):
        self.base.execute(
            "CREATE OR REPLACE TEMP TABLE changed AS SELECT new.* FROM new JOIN old USING (key, copy) "
            "WHERE (new.category, new.outcome, new.lsoa) IS DISTINCT FROM (old.category, old.outcome, old.lsoa)")
        self.base.execute(
            f"UPDATE record SET known_to = {known} "
            f"WHERE known_to = {OPEN} AND month IN (SELECT DISTINCT month FROM new) AND "
            "((key, copy) IN (SELECT (key, copy) FROM changed) OR (key, copy) NOT IN (SELECT (key, copy) FROM new))")
        self.base.execute(
            f"INSERT INTO record SELECT *, {known}, {OPEN} FROM new ANTI JOIN old USING (key, copy) "
            f"UNION ALL SELECT *, {known}, {OPEN} FROM changed")

    def settle(self):
        self.base.execute("CHECKPOINT")

    def figure(self, question):
        return self.base.execute(*figure(question)).fetchone()[0]

    def definition(self, categories):
        return sum(row[-1] for row in self.base.execute(*definition(categories)).fetchall())

    def cube(self, districts):
        return len(self.base.execute(*cube(districts)).fetchall())

    def append(self, file):
        self.base.execute(
            "CREATE TABLE IF NOT EXISTS event("
            "source VARCHAR, id VARCHAR, type VARCHAR, subject VARCHAR, data JSON, UNIQUE(source, id))")
        self.base.execute(
            f"INSERT INTO event SELECT * FROM read_json('{file}', format = 'newline_delimited', "
            "columns = {source: 'VARCHAR', id: 'VARCHAR', type: 'VARCHAR', subject: 'VARCHAR', data: 'JSON'})")
        return self.value("SELECT count(*) FROM event")

    def bytes(self):
        return sum(os.stat(self.file + end).st_blocks * 512 for end in ("", ".wal") if os.path.exists(self.file + end))
