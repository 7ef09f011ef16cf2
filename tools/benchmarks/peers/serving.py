"""Events one a request, and what is asked after them, all of one server."""
from .importing import raw_puts
from .preparing import say
from .questions import COUNTY

CLIENTS = (1, 8, 64)


def requests(bench, postgresql, sqlite):
    """In each round: /health, then events, then PostgreSQL with as many clients; raw LMDB and SQLite write alone."""
    for round in range(bench.rounds):
        say(f"Sending events one a request, round {round + 1} of {bench.rounds} …")
        for clients in CLIENTS:
            health = bench.server.get(["/health"], clients, 2)
            bench.results.add(f"health {clients}", "ledger", health["count"] / health["seconds"])
            posted = bench.server.post(clients, 3)
            ours = posted["count"] / posted["seconds"]
            bench.results.add(f"post {clients}", "ledger", ours)
            if postgresql:
                bench.results.add(
                    f"post {clients}", "PostgreSQL", postgresql.cluster.commits(clients, 3), beside=ours)
            if bench.lines_ledger:
                raw_puts(bench, f"post {clients}", bench.lines_ledger, bench.base.events, 1000, ours, batch=1)
            if sqlite and clients == 1:
                rate, _, peak = sqlite.worker.ask_watched("commits", 2)
                bench.results.add("post 1", "SQLite", rate, peak, beside=ours)


def after_events(bench):
    """A figure and the overview, each after one more event that nothing has read yet."""
    say("Asking after one more event …")
    for _ in range(5 * bench.rounds):
        bench.server.post(1, 0)
        figure = bench.server.get([f"/figures/burglary?area={COUNTY}&to=2019-12"])
        bench.results.add("caught up", "ledger", figure["median"])
    for _ in range(bench.rounds):
        bench.server.post(1, 0)
        bench.results.add("overview", "ledger", bench.server.get(["/"])["median"])
