"""A PostgreSQL cluster of its own: in the folder, at a free port of 127.0.0.1, run as an ordinary user, as durable as a
ledger is."""
import glob, os, pwd, secrets, shutil, socket, subprocess, time

from .measure import Failure

SETTINGS = {
    "listen_addresses": "127.0.0.1", "unix_socket_directories": "", "fsync": "on", "synchronous_commit": "on",
    "full_page_writes": "on", "shared_buffers": "1GB", "effective_cache_size": "8GB", "work_mem": "256MB",
    "maintenance_work_mem": "512MB", "max_wal_size": "2GB", "checkpoint_timeout": "15min", "random_page_cost": "1.1",
    "wal_compression": "on", "max_parallel_workers_per_gather": "2", "jit": "off"}


def programs():
    """The folder of PostgreSQL's programs; nothing where it is not installed."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda path: float(path.split("/")[4]))
    path = found[-1] if found else shutil.which("initdb")
    return os.path.dirname(os.path.realpath(path)) if path else None


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Cluster:
    def __init__(self, folder):
        self.folder, self.programs = folder, programs()
        if not self.programs:
            raise Failure("PostgreSQL is not installed: apt-get install postgresql")
        self.data, self.log, self.process = folder + "/data", folder + "/log", None
        # PostgreSQL does not run as root.
        self.user = []
        if os.geteuid() == 0:
            name = next((name for name in ("postgres", "nobody") if self.may_enter(name)), None)
            if not name:
                raise Failure(
                    f"PostgreSQL does not run as root, and no other user may enter {folder}: choose another --folder")
            self.user = ["runuser", "-u", name, "--"]
            shutil.chown(folder, name)
        self.port = free_port()
        self.environment = {
            "PGHOST": "127.0.0.1", "PGPORT": str(self.port), "PGUSER": "bench", "PGPASSWORD": secrets.token_hex(16),
            "PGDATABASE": "postgres"}

    def may_enter(self, name):
        try:
            pwd.getpwnam(name)
        except KeyError:
            return False
        return subprocess.run(["runuser", "-u", name, "--", "test", "-x", self.folder], cwd="/").returncode == 0

    def run(self, program, *words):
        done = subprocess.run(
            [*self.user, f"{self.programs}/{program}", *words], cwd="/", capture_output=True, text=True,
            env=os.environ | self.environment)
        if done.returncode != 0:
            raise Failure(f"{program} ended with {done.returncode}: {done.stderr.strip()[-1000:]}")
        return done.stdout

    def start(self):
        secret = self.folder + "/password"
        with open(os.open(secret, os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="utf-8") as out:
            out.write(self.environment["PGPASSWORD"] + "\n")
        if self.user:
            shutil.chown(secret, self.user[2])
        self.run(
            "initdb", "-D", self.data, "-U", "bench", "-A", "scram-sha-256", "--pwfile", secret, "-E", "UTF8",
            "--locale", "C.UTF-8")
        os.remove(secret)
        settings = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
        with open(self.log, "w", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [*self.user, f"{self.programs}/postgres", "-D", self.data, "-p", str(self.port), *settings], cwd="/",
                stdout=log, stderr=log)
        for _ in range(300):
            if subprocess.run(
                    [f"{self.programs}/pg_isready", "-q"], env=os.environ | self.environment).returncode == 0:
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        raise Failure(f"PostgreSQL did not start; {self.log} says why")

    def commits(self, clients, seconds):
        """Transactions a second of one event each, by as many clients, prepared."""
        script = self.folder + "/insert.sql"
        with open(script, "w", encoding="utf-8") as file:
            file.write(
                "\\set i random(1, 1000000000000000)\n"
                "INSERT INTO event(source, id, type, subject, data) "
                "VALUES('bench', :i::text, 'crime.recorded', 'bench/' || :i, "
                "'{\"offence\":\"burglary/residential\",\"date\":\"2021-01-03\",\"area\":\"E07000130\"}');\n")
        output = self.run(
            "pgbench", "-n", "-M", "prepared", "-f", script, "-c", str(clients), "-j", str(min(clients, 2)), "-T",
            str(seconds))
        return next(float(line.split()[2]) for line in output.splitlines() if line.startswith("tps ="))

    @staticmethod
    def stop_left(folder):
        """Stops a cluster that a run left which was killed."""
        if os.path.exists(folder + "/data/postmaster.pid"):
            left = Cluster(folder)
            left.run("pg_ctl", "stop", "-D", left.data, "-m", "immediate", "-w")

    def stop(self):
        if self.process:
            if self.process.poll() is None:
                self.run("pg_ctl", "stop", "-D", self.data, "-m", "fast", "-w")
            self.process.wait()
            self.process = None
        shutil.rmtree(self.data, ignore_errors=True)
