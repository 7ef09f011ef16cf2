"""Runs a peer in a process of its own: worker PEER FOLDER AREAS [WHAT VALUE].

A line of JSON on standard input names what to do, one on standard output says what came of it, and how long it took.
With WHAT it does that alone."""
import importlib, json, sys, time

from .areas import Areas


def figures(peer, questions):
    """The seconds of each figure, until three seconds are over, after one that is not counted."""
    peer.figure(questions[0])
    times, end = [], time.perf_counter() + 3
    for question in questions:
        start = time.perf_counter()
        peer.figure(question)
        times.append(time.perf_counter() - start)
        if time.perf_counter() > end and len(times) > 2:
            break
    return times


def main():
    name, folder, areas, *what = sys.argv[1:]
    peer = importlib.import_module(f".{name}", __package__).Peer(folder, Areas(areas))
    if what:
        print(getattr(peer, what[0])(json.loads(what[1])))
        return
    print(json.dumps({"version": peer.version}), flush=True)
    for line in sys.stdin:
        name, *values = json.loads(line)
        start = time.perf_counter()
        try:
            answer = {"value": figures(peer, *values) if name == "figures" else getattr(peer, name)(*values)}
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}".strip()}
        print(json.dumps(answer | {"seconds": time.perf_counter() - start}), flush=True)


main()
