-- The tables of a shared journal, in a schema of their own. For the owner of the database, once:
--
--   psql -d ledger -v ON_ERROR_STOP=1 -f schema.sql
--   psql -d ledger -c "CREATE ROLE leicester LOGIN IN ROLE incident_ledger_site"
--
-- A site's role reads, inserts, and moves the head forward; it changes and deletes nothing else.
BEGIN;

CREATE SCHEMA incident_ledger;
SET LOCAL search_path = incident_ledger;

-- Where the journal ends. A batch is there when it moved this row.
CREATE TABLE head (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  journal text NOT NULL DEFAULT gen_random_uuid()::text,
  length bigint NOT NULL DEFAULT 0 CHECK (length >= 0),
  root bytea NOT NULL CHECK (octet_length(root) = 32),
  -- Nothing is recorded before this time any more; microseconds.
  floor bigint NOT NULL DEFAULT -9223372036854775808,
  -- Raised by each promotion.
  epoch bigint NOT NULL DEFAULT 1,
  -- The timeline that was promoted with the epoch.
  timeline bigint NOT NULL
);
INSERT INTO head (root, timeline)
  VALUES (sha256(''), ('x' || lpad(substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8), 16, '0'))::bit(64)::bigint);

CREATE TABLE batches (
  -- The sequence of its first event, and the number of its events.
  start bigint PRIMARY KEY CHECK (start >= 0),
  count bigint NOT NULL CHECK (count > 0),
  -- Random, so that a site finds out whether its batch is there.
  id bytea NOT NULL UNIQUE CHECK (octet_length(id) = 16),
  site text NOT NULL,
  -- The roots of the tree before it and with it.
  previous bytea NOT NULL CHECK (octet_length(previous) = 32),
  root bytea NOT NULL CHECK (octet_length(root) = 32),
  -- The recorded time of its last event; microseconds.
  recorded bigint NOT NULL,
  -- What a site keeps of the batches of clients in it: number of events, wall clock, root; 48 bytes each.
  entries bytea NOT NULL,
  -- The form of the parts, and the least version of the program that reads it.
  format bigint NOT NULL,
  least_version text NOT NULL
);

CREATE TABLE parts (
  start bigint NOT NULL REFERENCES batches,
  number bigint NOT NULL,
  -- Events as canonical JSON, each on a line.
  lines bytea NOT NULL CHECK (octet_length(lines) <= 8388608),
  PRIMARY KEY (start, number)
);

CREATE TABLE sites (
  name text PRIMARY KEY,
  -- Random, made with the site: two sites of one name are told apart.
  identity bytea NOT NULL CHECK (octet_length(identity) = 16),
  length bigint NOT NULL DEFAULT 0,
  root bytea NOT NULL DEFAULT sha256(''),
  -- The same signed (C2SP tlog-checkpoint), and what checks that; empty where the site has no key.
  checkpoint text NOT NULL DEFAULT '',
  verifier text NOT NULL DEFAULT '',
  -- When it was heard of last; microseconds.
  contact bigint NOT NULL
);

-- The head goes forward, whoever moves it.
CREATE FUNCTION check_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.length < OLD.length OR NEW.floor < OLD.floor OR NEW.epoch < OLD.epoch OR NEW.journal <> OLD.journal THEN
    RAISE EXCEPTION 'the head of a shared journal only goes forward';
  END IF;
  -- One site's fast clock would give its time to all that is recorded after it: five minutes are room for clocks that differ.
  IF NEW.floor > OLD.floor AND NEW.floor > extract(epoch FROM clock_timestamp()) * 1000000 + 300000000 THEN
    RAISE EXCEPTION 'the clock of PostgreSQL says %', clock_timestamp() USING ERRCODE = 'datetime_field_overflow';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_head BEFORE UPDATE ON head FOR EACH ROW EXECUTE FUNCTION check_head();

DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'incident_ledger_site') THEN
    CREATE ROLE incident_ledger_site NOLOGIN;
  END IF;
END $$;
GRANT USAGE ON SCHEMA incident_ledger TO incident_ledger_site;
GRANT SELECT ON head, batches, parts, sites TO incident_ledger_site;
GRANT INSERT ON batches, parts, sites TO incident_ledger_site;
GRANT UPDATE (length, root, floor) ON head TO incident_ledger_site;
GRANT UPDATE (length, root, checkpoint, verifier, contact) ON sites TO incident_ledger_site;
-- To see how far standbys have flushed, and whether a copy of a site's folder is connected.
GRANT pg_read_all_stats TO incident_ledger_site;

COMMIT;
