"""What the tool needs, made where it is missing: Debian's packages, a Python environment in the folder, two programs in
C, the made-up files."""
import glob, importlib.util, os, shutil, subprocess, sys

from . import events, months
from .areas import Areas
from .ledger import Ledger
from .measure import Failure

PACKAGES = {
    "gcc": "raw LMDB and the client that sends requests", "liblmdb-dev": "raw LMDB", "libssl-dev": "raw LMDB",
    "postgresql": "PostgreSQL", "python3-venv": "DuckDB, polars and PostgreSQL",
    "sqlite3": "SQLite from the command line"}
PYTHON_PACKAGES = ["duckdb==2.0.1", "polars==2.1.0", "psycopg[binary]==3.3.9"]
HERE = os.path.dirname(os.path.abspath(__file__))


def say(text):
    print(text, file=sys.stderr, flush=True)


def is_installed(package):
    state = subprocess.run(["dpkg-query", "-W", "-f", "${Status}", package], capture_output=True, text=True).stdout
    return "ok installed" in state


def install_packages(problems):
    """Installs what is missing; what cannot be installed is a sentence, and the rows that need it are left out."""
    if not shutil.which("dpkg-query"):
        problems.append(f"This is no Debian machine: {', '.join(PACKAGES)} are taken as they are, or left out.")
        return
    missing = [package for package in PACKAGES if not is_installed(package)]
    if not missing:
        return
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    say(f"Installing {' '.join(missing)} …")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *missing]):
        try:
            subprocess.run([*as_root, "apt-get", *words], env=environment, stdout=subprocess.DEVNULL, check=True)
        except (OSError, subprocess.CalledProcessError):
            break
    problems += [
        f"{package} is missing, which {PACKAGES[package]} needs: install it as root, apt-get install {package}."
        for package in missing if not is_installed(package)]


def python(folder, problems):
    """The Python that has the peers' packages, as these versions; the one that runs, where it cannot be had."""
    home = folder + "/python"
    wanted, stamp = "\n".join(PYTHON_PACKAGES), home + "/installed"
    if not (os.path.exists(stamp) and open(stamp, encoding="utf-8").read() == wanted):
        say(f"Fetching {', '.join(PYTHON_PACKAGES)} …")
        shutil.rmtree(home, ignore_errors=True)
        pip = [home + "/bin/pip", "install", "--quiet", "--disable-pip-version-check"]
        if subprocess.run([sys.executable, "-m", "venv", home]).returncode != 0:
            problems.append("A Python environment could not be made: install python3-venv.")
            return sys.executable
        missing = [package for package in PYTHON_PACKAGES if subprocess.run([*pip, package]).returncode != 0]
        problems += [f"{package} could not be fetched by pip." for package in missing]
        if not missing:
            with open(stamp, "w", encoding="utf-8") as out:
                out.write(wanted)
    return home + "/bin/python"


def compile_programs(folder, problems):
    """The paths of rawlmdb and requests; nothing for one that could not be made."""
    made = []
    for name, libraries in (("rawlmdb", ["-llmdb", "-lcrypto"]), ("requests", [])):
        path = f"{folder}/{name}"
        command = ["gcc", "-D_GNU_SOURCE", "-O2", "-Wall", "-Wextra", "-o", path, f"{HERE}/{name}.c", *libraries]
        try:
            subprocess.run(command, check=True)
            made.append(path)
        except (OSError, subprocess.CalledProcessError):
            problems.append(f"{name}.c could not be compiled, so the rows that need it are left out.")
            made.append(None)
    return made


class Files:
    """What is imported: made once for a number of events, and used again by the next run."""

    def __init__(self, program, folder, millions):
        self.folder, self.areas_file = folder, folder + "/areas.csv"
        need, free = 1200e6 * millions, shutil.disk_usage(folder).free
        if free < need:
            raise Failure(
                f"{millions:g} million events need {need / 1e9:.0f} GB in {folder}, and {free / 1e9:.0f} GB are free")
        ledger = Ledger(program, folder + "/areas")
        ledger.remove()
        ledger.command("init")
        ledger.command("import", "areas", "--shipped")
        with open(self.areas_file, "w", encoding="utf-8") as out:
            out.write(ledger.command("areas", "--format", "csv")[0])
        ledger.remove()
        self.areas = Areas(self.areas_file)
        self.forces = months.forces(
            HERE + "/../../../Projections/Areas/forces.csv", self.areas, max(2, round(2 * millions)))
        self.months, self.lines = self.make_months(millions), self.make_lines(millions)

    def make_months(self, millions):
        csv, done = self.folder + "/csv", self.folder + "/csv.done"
        if not os.path.exists(done):
            say(f"Making {millions:g} million rows of 60 months …")
            shutil.rmtree(csv, ignore_errors=True)
            total = months.make(csv, self.forces, self.areas, 8350 * min(1, millions))
            with open(done, "w", encoding="utf-8") as out:
                out.write(f"{total}")
        self.rows = int(open(done, encoding="utf-8").read())
        return {month: sorted(glob.glob(f"{csv}/{month}/*.csv")) for month in sorted(os.listdir(csv))}

    def make_lines(self, millions):
        """JSON Lines by the order of their ids; a fifth of the events."""
        self.line_count = int(200000 * millions) if millions < 5 else 1000000
        made = {}
        for order in ("ascending", "random"):
            made[order] = f"{self.folder}/{order}-{self.line_count}.jsonl"
            if not os.path.exists(made[order]):
                say(f"Making {self.line_count} events with {order} ids …")
                events.write(made[order] + ".part", self.line_count, order == "ascending")
                os.rename(made[order] + ".part", made[order])
        return made


def has(python, module):
    """Whether a peer's package is there: those of the environment, or none for SQLite."""
    if module == "sqlite":
        return importlib.util.find_spec("sqlite3") is not None
    name = "psycopg" if module == "postgresql" else module
    return subprocess.run([python, "-c", f"import {name}"], capture_output=True).returncode == 0
