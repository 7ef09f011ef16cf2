"""A PostgreSQL primary with two standbys on loopback, as an ordinary user, for tools/sites.

Commits wait for one of the standbys (quorum commit). Nobody but this machine reaches the servers, and they ask for no
password: this is for trying and testing. What a real one needs beside is in Sources/SharedJournal/DESIGN.md.
"""
import glob, json, os, shutil, signal, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
SCHEMA = os.path.join(HERE, "..", "Sources", "SharedJournal", "schema.sql")
NODES = ("db1", "db2", "db3")


def say(text):
    print(text, file=sys.stderr, flush=True)


def binaries():
    """The folder of PostgreSQL's programs; the newest, where Debian has several."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[4]))
    if found:
        return found[-1]
    place = shutil.which("initdb")
    if place is None:
        sys.exit("PostgreSQL is not installed: apt-get install postgresql")
    return os.path.dirname(place)


def parent_and_state(process):
    """The parent and the state of a process, or None where it is gone."""
    try:
        with open(f"/proc/{process}/stat") as file:
            state, parent = file.read().rsplit(")", 1)[1].split()[:2]
            return int(parent), state
    except OSError:
        return None


def children(process):
    found = (int(name) for name in os.listdir("/proc") if name.isdigit())
    return [one for one in found if (known := parent_and_state(one)) and known[0] == process]


def is_alive(process):
    known = parent_and_state(process)
    return known is not None and known[1] not in "ZX"


def end(process):
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        pass


class Unreachable(Exception):
    """A server does not answer."""


class Cluster:
    """Three servers in one folder; `state.json` says which is the primary."""

    def __init__(self, folder, port=5500):
        self.folder = os.path.abspath(folder)
        self.bin = binaries()
        # PostgreSQL does not run as root.
        self.user = "postgres" if os.geteuid() == 0 else None
        path = os.path.join(self.folder, "state.json")
        self.is_set_up = os.path.exists(path)
        state = json.load(open(path)) if self.is_set_up else {"port": port, "primary": "db1"}
        self.port, self.primary = state["port"], state["primary"]
        # What a promotion that is not over has done: the old primary, and the new one once it is chosen.
        self.promotion = state.get("promotion")

    def save(self):
        path = os.path.join(self.folder, "state.json")
        with open(path + ".new", "w") as file:
            json.dump({"port": self.port, "primary": self.primary, "promotion": self.promotion}, file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(path + ".new", path)

    def port_of(self, node):
        return self.port + NODES.index(node) + 1

    def data(self, node):
        return os.path.join(self.folder, node)

    def standbys(self):
        return [node for node in NODES if node != self.primary]

    def log(self, node):
        return os.path.join(self.folder, node + ".log")

    def run(self, program, *words, check=True):
        """Runs one of PostgreSQL's programs; what it said is in the error where it fails."""
        prefix = ["runuser", "-u", self.user, "--"] if self.user else []
        # A file, as a server that is started may keep what it is given: of a pipe the end would never come.
        with tempfile.TemporaryFile() as said:
            status = subprocess.run(
                [*prefix, os.path.join(self.bin, program), *words], stdout=said, stderr=said, cwd="/").returncode
            said.seek(0)
            if check and status != 0:
                raise RuntimeError(f"{program} {' '.join(words)}: {said.read().decode(errors='replace').strip()}")
        return status

    def sql(self, node, text, database="ledger", seconds=10, is_cut=True):
        """Asks a server as its owner; `is_cut`: the server ends what takes too long."""
        prefix = ["runuser", "-u", self.user, "--"] if self.user else []
        environment = os.environ | {"PGCONNECT_TIMEOUT": "3", "PGOPTIONS": f"-c statement_timeout={seconds if is_cut else 0}s"}
        words = ["-h", "127.0.0.1", "-p", str(self.port_of(node)), "-d", database, "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1"]
        try:
            done = subprocess.run(
                [*prefix, os.path.join(self.bin, "psql"), *words, "-c", text], capture_output=True, text=True, cwd="/",
                env=environment, timeout=seconds + 10)
        except subprocess.TimeoutExpired:
            raise Unreachable(f"{node}: no answer within {seconds + 10} seconds")
        if done.returncode == 2:
            raise Unreachable(f"{node}: {done.stderr.strip()}")
        if done.returncode != 0:
            raise RuntimeError(f"{node}: {done.stderr.strip()}")
        return done.stdout.strip()

    def wait_until(self, what, condition, seconds=30):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if condition():
                    return
            except Unreachable:
                pass
            time.sleep(0.1)
        raise RuntimeError(f"{what}: not within {seconds} seconds")

    # Setting up

    def configure(self, node):
        lines = [
            f"port = {self.port_of(node)}", "listen_addresses = '127.0.0.1'", f"unix_socket_directories = '{self.folder}'",
            f"cluster_name = '{node}'", "wal_level = replica", "max_wal_senders = 10", "hot_standby = on", "wal_keep_size = 512MB",
            "synchronous_commit = on", f"synchronous_standby_names = 'ANY 1 ({', '.join(n for n in NODES if n != node)})'",
            "shared_buffers = 64MB", "max_connections = 60", "wal_sender_timeout = 5s", "wal_receiver_timeout = 5s",
            "default_toast_compression = lz4", "log_min_messages = warning",
        ]
        with open(os.path.join(self.data(node), "postgresql.auto.conf"), "w") as file:
            file.write("\n".join(lines) + "\n")
        if self.user:
            shutil.chown(os.path.join(self.data(node), "postgresql.auto.conf"), self.user)

    def follow(self, node):
        """Makes a server follow the primary."""
        self.configure(node)
        with open(os.path.join(self.data(node), "postgresql.auto.conf"), "a") as file:
            user = self.user or os.environ.get("USER", "postgres")
            file.write(
                f"primary_conninfo = 'host=127.0.0.1 port={self.port_of(self.primary)} user={user} application_name={node}'\n")
        path = os.path.join(self.data(node), "standby.signal")
        open(path, "w").close()
        if self.user:
            shutil.chown(path, self.user)

    def start(self, node):
        self.run("pg_ctl", "-D", self.data(node), "-l", self.log(node), "-w", "-t", "60", "start")

    def restart(self, node):
        self.run("pg_ctl", "-D", self.data(node), "-l", self.log(node), "-w", "-m", "fast", "restart")

    def copy_primary(self, node):
        """Makes a standby anew, of what the primary is."""
        shutil.rmtree(self.data(node), ignore_errors=True)
        self.run(
            "pg_basebackup", "-h", "127.0.0.1", "-p", str(self.port_of(self.primary)), "-D", self.data(node), "-X", "stream",
            "-c", "fast")
        self.follow(node)
        self.start(node)

    def set_up(self, sites=()):
        os.makedirs(self.folder, mode=0o755, exist_ok=True)
        if self.user:
            shutil.chown(self.folder, self.user)
        say("Setting up a primary …")
        self.run("initdb", "-D", self.data("db1"), "-A", "trust", "-E", "UTF8", "--locale=C", "-k")
        self.configure("db1")
        self.start("db1")
        self.sql("db1", "ALTER SYSTEM SET synchronous_standby_names = ''", "postgres")
        self.sql("db1", "SELECT pg_reload_conf()", "postgres")
        say("Setting up two standbys …")
        for node in NODES[1:]:
            self.copy_primary(node)
        self.configure("db1")
        self.sql("db1", "SELECT pg_reload_conf()", "postgres")
        self.wait_for_quorum()
        self.sql("db1", "CREATE DATABASE ledger", "postgres")
        self.sql("db1", open(SCHEMA).read())
        self.save()
        for site in sites:
            self.add_role(site)

    def add_role(self, site):
        self.sql(self.primary, f"CREATE ROLE {site} LOGIN IN ROLE incident_ledger_site")

    def wait_for_quorum(self, count=1):
        asked = "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'quorum'"
        self.wait_until("quorum", lambda: int(self.sql(self.primary, asked, "postgres")) >= count)

    def address(self, site, ports=None):
        hosts = ",".join(f"127.0.0.1:{port}" for port in ports or [self.port_of(node) for node in NODES])
        return f"postgresql://{site}@{hosts}/ledger"

    # Ends

    def process(self, node):
        try:
            with open(os.path.join(self.data(node), "postmaster.pid")) as file:
                return int(file.readline())
        except (OSError, ValueError):
            return None

    def is_running(self, node):
        return self.run("pg_ctl", "-D", self.data(node), "status", check=False) == 0

    def kill(self, node):
        """Ends a server as a machine that loses its power does: nothing of it goes on."""
        process = self.process(node)
        if process is None or not self.is_running(node):
            return
        # Held first, so that it makes no more children; each of them could still acknowledge a commit.
        os.kill(process, signal.SIGSTOP)
        ended = [process, *children(process)]
        for one in ended:
            end(one)
        self.wait_until(f"{node} ends", lambda: not any(is_alive(one) for one in ended) and not self.answers(node))
        # Until its end has been heard of, a process that is dead passes for one that runs, and it cannot be started again.
        self.wait_until(f"{node} is gone", lambda: parent_and_state(process) is None)

    def answers(self, node):
        return self.run("pg_isready", "-h", "127.0.0.1", "-p", str(self.port_of(node)), check=False) == 0

    def stop(self):
        for node in (self.primary, *self.standbys()):
            if self.is_running(node):
                self.run("pg_ctl", "-D", self.data(node), "-m", "fast", "stop", check=False)

    # Who is the primary (sites_promotion.py changes that)

    def is_standby(self, node):
        return self.sql(node, "SELECT pg_is_in_recovery()", "postgres") == "t"

    def promote(self):
        """Fences the primary and promotes the standby that has flushed the most."""
        from sites_promotion import promote
        promote(self)

    def announce(self, seconds=60):
        """Raises the epoch: from then on sites take the primary for the right one, and no older one any more.

        Once for each timeline: what was announced is not announced again. Returns the epoch when a standby has it, also where
        an earlier call raised it, or the commit's wait was cut short: else a standby that is promoted next may lack it.
        """
        timeline = "('x' || lpad(substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8), 16, '0'))::bit(64)::bigint"
        self.sql(
            self.primary,
            f"UPDATE incident_ledger.head SET epoch = epoch + 1, timeline = {timeline} WHERE timeline <> {timeline}",
            seconds=seconds, is_cut=False)
        position = self.sql(self.primary, "SELECT pg_current_wal_flush_lsn()")
        asked = f"SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'quorum' AND flush_lsn >= '{position}'"
        self.wait_until("a standby has the epoch", lambda: int(self.sql(self.primary, asked)) > 0, seconds)
        return int(self.sql(self.primary, "SELECT epoch FROM incident_ledger.head"))

    def rejoin(self, node):
        """Makes a standby of a server that was a primary, or fell behind."""
        if node == self.primary:
            raise RuntimeError(f"{node} is the primary.")
        if self.promotion and self.promotion["new"] is None:
            raise RuntimeError("A promotion is under way, and no primary is chosen: nothing can be copied yet.")
        # What it holds goes: only where there is a primary to copy.
        if self.is_standby(self.primary):
            raise RuntimeError(f"{self.primary} is not promoted yet: `tools/sites promote` goes on with that.")
        self.kill(node)
        self.copy_primary(node)
        if self.promotion and self.promotion["old"] == node:
            # It is a standby like another now, and not fenced any more.
            self.promotion["old"] = None
            self.save()
        self.wait_for_quorum(1 if self.promotion else 2)

    def start_all(self):
        """Starts what does not run, the primary first; a primary that is fenced stays down."""
        fenced = self.promotion["old"] if self.promotion else None
        for node in (self.primary, *self.standbys()):
            if node != fenced and not self.is_running(node):
                self.start(node)
        if not self.promotion:
            self.wait_for_quorum(2)
