"""The program that is measured: its commands, each a process of its own, and its server."""
import json, os, random, re, shutil, subprocess

from .measure import Failure, Watch, on_disk, run


def next_month(month):
    year, number = map(int, month.split("-"))
    return f"{year + number // 12}-{number % 12 + 1:02}"


class Ledger:
    def __init__(self, program, folder):
        self.program, self.folder, self.events = program, folder, 0

    def command(self, *words):
        """Standard output, seconds, peak of private memory."""
        return run(self.program, *words, "--ledger", self.folder)

    def taken(self, words, files):
        output, seconds, peak = self.command(*words, *files)
        self.events = json.loads(output.splitlines()[-1])["sequence"]
        return seconds, peak

    def make(self, areas):
        """Areas, populations that are made up, and the shipped definitions, as a partnership begins."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.command("init")
        self.command("import", "areas", "--shipped", "--recorded-at", "2015-06-01T00:00:00Z")
        chance, file = random.Random(1), self.folder + "-populations.csv"
        with open(file, "w", encoding="utf-8") as out:
            out.write("code,year,persons\n")
            for code in areas.districts("E92000001"):
                persons = chance.randint(50000, 300000)
                out.writelines(f"{code},{year},{persons + 500 * (year - 2015)}\n" for year in range(2015, 2021))
        self.command("import", "populations", file, "--recorded-at", "2015-06-01T00:00:01Z")
        os.remove(file)
        output, _, _ = self.command("define", "--shipped", "--recorded-at", "2015-06-01T00:00:02Z")
        self.events = json.loads(output.splitlines()[-1])["sequence"]
        return self

    def copy(self, folder):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.folder, folder)
        copied = Ledger(self.program, folder)
        copied.events = self.events
        return copied

    def take_month(self, month, files):
        return self.taken(["import", "police-uk", "--recorded-at", f"{next_month(month)}-15T09:00:00Z"], files)

    def take_all(self, folders):
        return self.taken(["import", "police-uk", "--recorded-at", "2021-01-15T09:00:00Z"], folders)

    def append(self, file):
        return self.taken(["append"], [file])

    def bytes(self):
        return on_disk(self.folder)

    def journal(self):
        return self.folder + "/journal"

    def forget(self):
        """Projections are derived: they can be deleted at any time."""
        shutil.rmtree(self.folder + "/projections", ignore_errors=True)

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)


class Server:
    """Serves a ledger, and asks it by the client that this folder has in C."""

    def __init__(self, ledger, client, scratch):
        self.client, self.scratch = client, scratch
        scopes = [word for scope in ("append", "disclose") for word in ("--scope", scope)]
        names = f"bench-{os.getpid()}-{random.getrandbits(32)}"
        output, _, _ = ledger.command("tokens", "create", "--name", names, *scopes, "--format", "json")
        self.token = re.search("ilt_[A-Za-z0-9_-]+", output)[0]
        with open(scratch + "/server.log", "w", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [ledger.program, "serve", "--ledger", ledger.folder, "--port", "0"], stdout=subprocess.PIPE, stderr=log,
                text=True)
        self.watch = Watch(self.process.pid)
        address = self.process.stdout.readline()
        if not address:
            raise Failure(f"The server did not start; {scratch}/server.log says why.")
        self.port = address.strip().rsplit(":", 1)[1]
        self.prefix = 0

    def request(self, *words):
        output, _, _ = run(self.client, self.port, *words, self.token)
        answer = json.loads(output)
        if answer["failed"]:
            failed, count, status = answer["failed"], answer["count"], answer["status"]
            raise Failure(f"{failed} of {count} requests failed, one with status {status}")
        return answer

    def get(self, paths, clients=1, seconds=0):
        file = self.scratch + "/paths"
        with open(file, "w", encoding="utf-8") as out:
            out.writelines(path + "\n" for path in paths)
        return self.request(str(clients), str(seconds), "get", file)

    def post(self, clients, seconds):
        """Events, one a request, for so many seconds; 0: exactly one event."""
        self.prefix += 1
        return self.request(str(clients), str(seconds), "post", f"{os.getpid()}-{self.prefix}-{random.getrandbits(32)}")

    def stop(self):
        """The peak of its private memory."""
        self.process.terminate()
        self.process.wait()
        return self.watch.end()
