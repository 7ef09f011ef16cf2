"""The peers: where each keeps what it holds, and how it is asked from the command line."""
import json, os, shutil

from .cluster import Cluster
from .measure import Failure, Worker, run
from .sqlite import figure, literal

# A name, its module, and about how many bytes of disk a row takes.
PEERS = [
    ("SQLite", "sqlite", 520), ("DuckDB", "duckdb", 100), ("polars", "polars", 0), ("PostgreSQL", "postgresql", 560)]


class Contestant:
    """One peer with one store; it begins with an empty one."""

    def __init__(self, name, module, python, folder, areas):
        self.name, self.module, self.python, self.areas = name, module, python, areas
        self.folder = f"{folder}/{module}"
        if module == "postgresql":
            Cluster.stop_left(self.folder)
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        self.cluster = self.worker = None
        try:
            if module == "postgresql":
                self.cluster = Cluster(self.folder)
                self.cluster.start()
            self.worker = self.open()
        except Exception:
            self.remove()
            raise

    def open(self):
        environment = self.cluster.environment if self.cluster else None
        watched = self.cluster.process.pid if self.cluster else None
        return Worker(self.python, self.module, self.folder, self.areas, environment, watched)

    def cold(self, question):
        """A figure from the command line: seconds and the peak of private memory."""
        text = literal(*figure(question))
        if self.cluster:
            environment = os.environ | self.cluster.environment
            return run(self.cluster.programs + "/psql", "-qAtc", text, env=environment)[1:]
        if self.module == "sqlite":
            if not shutil.which("sqlite3"):
                raise Failure("the command sqlite3 is not installed")
            return run("sqlite3", self.folder + "/sqlite.db", text)[1:]
        here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
        return run(
            self.python, "-m", "peers.worker", self.module, self.folder, self.areas, "figure", json.dumps(question),
            cwd=here, env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"})[1:]

    def close(self):
        if self.worker:
            self.worker.close()
            self.worker = None

    def remove(self):
        self.close()
        if self.cluster:
            self.cluster.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
