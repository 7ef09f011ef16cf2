"""Runs processes and looks at what they take: seconds, and private memory at its peak."""
import json, os, subprocess, threading, time


class Failure(Exception):
    """A sentence for whoever runs the tool."""


def descendants(process):
    try:
        with open(f"/proc/{process}/task/{process}/children") as file:
            children = [int(word) for word in file.read().split()]
    except OSError:
        return []
    return children + [found for child in children for found in descendants(child)]


def private(process):
    """Bytes of a process's memory that no file backs."""
    try:
        with open(f"/proc/{process}/status") as file:
            return next((int(line.split()[1]) << 10 for line in file if line.startswith("RssAnon:")), 0)
    except OSError:
        return 0


class Watch:
    """Looks every ten milliseconds at the private memory of a process and of those that it started."""

    def __init__(self, process):
        self.process, self.peak, self.isOver = process, 0, threading.Event()
        self.thread = threading.Thread(target=self.look, daemon=True)
        self.thread.start()

    def look(self):
        while True:
            self.peak = max(self.peak, sum(private(each) for each in [self.process, *descendants(self.process)]))
            if self.isOver.wait(0.01):
                return

    def end(self):
        self.isOver.set()
        self.thread.join()
        return self.peak


def run(*command, **options):
    """Runs a command to its end; its standard output, the seconds, the peak of private memory."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)
    watch = Watch(process.pid)
    output, errors = process.communicate()
    seconds, peak = time.perf_counter() - start, watch.end()
    if process.returncode != 0:
        raise Failure(f"{' '.join(map(str, command))[:300]}\nended with {process.returncode}:\n{errors[-2000:]}")
    return output, seconds, peak


def on_disk(*folders):
    """Bytes that the files below folders take on the disk."""
    return sum(
        os.stat(os.path.join(where, name)).st_blocks * 512
        for folder in folders for where, _, names in os.walk(folder) for name in names)


class Worker:
    """A peer in a process of its own."""

    def __init__(self, python, name, folder, areas, environment=None, watched=None):
        """`environment` is what the peer needs to know, `watched` whose memory counts where it is another process."""
        here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
        self.name = name
        self.process = subprocess.Popen(
            [python, "-m", "peers.worker", name, folder, areas], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True, cwd=here, env=os.environ | (environment or {}) | {"PYTHONDONTWRITEBYTECODE": "1"})
        self.watched = watched or self.process.pid
        self.version = self.read()["version"]

    def read(self):
        line = self.process.stdout.readline()
        if not line:
            raise Failure(f"{self.name} ended; what it said stands above.")
        return json.loads(line)

    def ask(self, name, *values):
        """What came of it, and the seconds that it took in its own process."""
        self.process.stdin.write(json.dumps([name, *values]) + "\n")
        self.process.stdin.flush()
        answer = self.read()
        if "error" in answer:
            raise Failure(f"{self.name}: {answer['error']}")
        return answer["value"], answer["seconds"]

    def ask_watched(self, name, *values):
        """The same, with the peak of private memory."""
        watch = Watch(self.watched)
        try:
            value, seconds = self.ask(name, *values)
        finally:
            peak = watch.end()
        return value, seconds, peak

    def close(self):
        self.process.stdin.close()
        self.process.wait()
