"""Rows of police CSV into the ledger and into each peer, and JSON Lines."""
import json, os, shutil

from .measure import Failure, run
from .preparing import say


def ours_by_month(bench, folder):
    """A ledger with all months, each its own command; its rows a second stand in the results."""
    ledger = bench.base.copy(folder)
    seconds = peak = 0
    for month, files in bench.files.months.items():
        took, private = ledger.take_month(month, files)
        seconds, peak = seconds + took, max(peak, private)
    rate = bench.files.rows / seconds
    bench.results.add("months", "ledger", rate, peak)
    return ledger, rate


def take(bench, row, peer, batches, ours):
    rows, seconds, peak = peer.worker.ask_watched("take", batches)
    if rows != bench.files.rows:
        raise Failure(f"{peer.name} took {rows} rows of {bench.files.rows}")
    bench.results.add(row, peer.name, rows / seconds, peak, beside=ours)


def in_one_batch(bench):
    """All months as one transaction. With many events the peers are left out: it costs them room and minutes, and tells
    nothing that the batches a month do not tell."""
    for _ in range(bench.long_rounds):
        say("Importing all months as one batch …")
        ledger = bench.base.copy(bench.folder + "/ledger-all")
        seconds, peak = ledger.take_all([f"{bench.files.folder}/csv/{month}" for month in bench.files.months])
        ours = bench.files.rows / seconds
        bench.results.add("all", "ledger", ours, peak)
        raw_puts(bench, "all", ledger, bench.base.events, min(bench.files.rows, 1000000), ours)
        ledger.remove()
        for name in list(bench.peers) if not bench.is_large else []:
            with bench.peer(name) as peer:
                if peer and name != "polars":
                    take(bench, "all", peer, [[file for files in bench.files.months.values() for file in files]], ours)


def raw_puts(bench, row, ledger, first, count, ours, batch=65536):
    """The same bytes into bare LMDB, in the parts that the ledger commits."""
    if not bench.rawlmdb:
        return
    new = bench.folder + "/rawlmdb-store"
    shutil.rmtree(new, ignore_errors=True)
    os.makedirs(new)
    try:
        output, _, peak = run(bench.rawlmdb, "put", ledger.journal(), new, str(batch), str(first), str(count))
    finally:
        shutil.rmtree(new, ignore_errors=True)
    answer = json.loads(output)
    bench.results.add(row, "LMDB", answer["count"] / answer["seconds"], peak, beside=ours)


def lines(bench):
    """JSON Lines, a durable batch, into a fresh ledger and fresh logs; the ledger of ascending ids is kept."""
    for round in range(bench.rounds):
        for order, file in bench.files.lines.items():
            say(f"Appending events with {order} ids, round {round + 1} of {bench.rounds} …")
            ledger = bench.base.copy(f"{bench.folder}/ledger-{order}")
            seconds, peak = ledger.append(file)
            ours = bench.files.line_count / seconds
            bench.results.add(order, "ledger", ours, peak)
            raw_puts(bench, order, ledger, bench.base.events, bench.files.line_count, ours)
            if order == "random":
                ledger.remove()
            bench.lines_ledger = ledger if order == "ascending" else bench.lines_ledger
            for name in [name for name in bench.peers if name != "polars"]:
                with bench.peer(name) as peer:
                    if peer:
                        count, seconds, peak = peer.worker.ask_watched("append", file)
                        bench.results.add(order, name, count / seconds, peak, beside=ours)


def by_month(bench):
    """Rounds of which each leaves nothing but its times; the last is kept to be asked."""
    for round in range(bench.long_rounds - 1):
        say(f"Importing month by month, round {round + 1} of {bench.long_rounds} …")
        ledger, ours = ours_by_month(bench, bench.folder + "/ledger")
        ledger.remove()
        for name in [name for name in bench.peers if name != "polars"]:
            with bench.peer(name) as peer:
                if peer:
                    take(bench, "months", peer, list(bench.files.months.values()), ours)
    say(f"Importing month by month, round {bench.long_rounds} of {bench.long_rounds} …")
    bench.ledger, _ = ours_by_month(bench, bench.folder + "/ledger")
    bench.disk("incident-ledger, journal alone", bench.ledger.journal())


def into(bench, peer):
    """The last round of a peer, which is asked afterwards."""
    if peer.module == "polars":
        return
    ours = bench.results.cells["months"]["ledger"]["samples"][-1]
    take(bench, "months", peer, list(bench.files.months.values()), ours)
    peer.worker.ask("settle")
    bench.results.disk[peer.name] = peer.worker.ask("bytes")[0] / bench.files.rows
