"""One run: everything that is compared, in an order in which the disk holds it."""
import contextlib, shutil

from . import asking, importing, papers, serving
from .contestants import PEERS, Contestant
from .ledger import Ledger
from .measure import Failure, on_disk
from .questions import Questions


class Bench:
    def __init__(self, program, folder, files, rounds, millions, tools, peers, results):
        self.program, self.folder, self.files, self.results = program, folder, files, results
        self.python, self.rawlmdb, self.requests = tools
        self.areas, self.rounds, self.is_large = files.areas, rounds, millions > 2
        # What takes minutes is done once where there are many events.
        self.long_rounds = 1 if self.is_large else rounds
        self.peers, self.lines_ledger, self.server = peers, None, None
        self.base = Ledger(program, folder + "/base").make(files.areas)

    def has_room(self, name):
        """Whether a peer's store finds room beside all else; where not, the peer is left out and it is said."""
        each = next(bytes for title, _, bytes in PEERS if title == name)
        # The logs that it writes before its tables come to as much again, but to no more than 3 GB.
        need = each * self.files.rows + min(each * self.files.rows, 3e9)
        free = shutil.disk_usage(self.folder).free
        if free < need:
            self.results.note(
                f"{name} was left out: it needs {need / 1e9:.0f} GB of disk, and {free / 1e9:.0f} GB are free.")
        return free >= need

    @contextlib.contextmanager
    def peer(self, name):
        """A peer with an empty store, which is removed afterwards; nothing where it cannot start."""
        made = None
        try:
            module = next(module for title, module, _ in PEERS if title == name)
            if self.has_room(name):
                try:
                    made = Contestant(name, module, self.python, self.folder, self.files.areas_file)
                except (Failure, OSError, ValueError) as failure:
                    self.results.note(f"{name} was left out: {failure}")
                    self.peers.remove(name)
            if made and made.worker.version not in self.results.about["versions"]:
                self.results.about["versions"].append(made.worker.version)
            yield made
        finally:
            if made:
                made.remove()

    def disk(self, name, folder):
        self.results.disk[name] = on_disk(folder) / (self.ledger.events - self.base.events)

    def run(self):
        try:
            importing.lines(self)
            importing.in_one_batch(self)
            importing.by_month(self)
            forces = [(name, area) for _, name, area, _ in self.files.forces]
            self.questions = Questions(self.areas, forces, self.ledger.events, self.files.rows)
            asking.prepare(self)
            asking.cube(self)
            for name in [name for name in self.peers if name != "PostgreSQL"]:
                with self.peer(name) as peer:
                    if peer:
                        importing.into(self, peer)
                        asking.of_peer(self, peer)
            with self.peer("PostgreSQL") if "PostgreSQL" in self.peers else contextlib.nullcontext() as peer:
                if peer:
                    importing.into(self, peer)
                    asking.of_peer(self, peer)
                with self.peer("SQLite") if "SQLite" in self.peers else contextlib.nullcontext() as sqlite:
                    serving.requests(self, peer, sqlite)
            serving.after_events(self)
            before = papers.revisions(self)
            papers.explanations(self, before)
            papers.papers(self)
            self.results.add("server", "ledger", 0, self.server.stop())
            self.server = None
            papers.whole(self)
        finally:
            if self.server:
                self.server.stop()
            for name in ("base", "ledger", "ledger-all", "ledger-ascending", "ledger-random"):
                shutil.rmtree(f"{self.folder}/{name}", ignore_errors=True)
