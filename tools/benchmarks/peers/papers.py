"""What no peer does: the Board's paper, why a figure changed, the rebuild of what is derived, verification. The limit
of the last two is a scan that hashes every event."""
import json, os, shutil

from .measure import run
from .months import names, revise
from .preparing import say
from .questions import COUNTY, FORCE


def revisions(bench):
    """Later copies of a force's months of 2019, of which about 10,000 rows differ; the point before them."""
    say("Importing later copies of twelve months, and asking why …")
    output, _, _ = bench.ledger.command("figure", "burglary", "--area", FORCE, "--to", "2019-12", "--format", "json")
    before = json.loads(output)["knownAt"]["sequence"]
    later = bench.folder + "/later"
    shutil.rmtree(later, ignore_errors=True)
    os.makedirs(later)
    for month in names(60)[36:48]:
        name = f"{month}-leicestershire-street.csv"
        revise(f"{bench.files.folder}/csv/{month}/{name}", f"{later}/{name}")
    bench.ledger.taken(["import", "police-uk"], [later])
    shutil.rmtree(later)
    bench.results.note(f"The later copies of twelve months came to {bench.ledger.events - before:,} events.")
    return before


def explanations(bench, before):
    for number in range(bench.rounds):
        _, seconds, peak = bench.ledger.command(
            "why", "recorded-crime", "--area", FORCE, "--from", f"2019-12@#{before - number}", "--to", "2019-12",
            "--format", "json")
        bench.results.add("why cold", "ledger", seconds, peak)
        path = f"/explanations/recorded-crime?area={FORCE}&from=2019-12@%23{before - 100 - number}&to=2019-12"
        bench.results.add("why warm", "ledger", bench.server.get([path])["median"])


def papers(bench):
    say("Making the Board's paper …")
    for number in range(bench.rounds):
        _, seconds, peak = bench.ledger.command(
            "report", f"2019/20 Q{3 - number % 2}", "--area", COUNTY, "--output", bench.folder + "/paper.html")
        bench.results.add("report", "ledger", seconds, peak)


def scan(bench, row):
    if bench.rawlmdb:
        output, _, peak = run(bench.rawlmdb, "scan", bench.ledger.journal())
        bench.results.add(row, "LMDB", json.loads(output)["seconds"], peak)


def whole(bench):
    for _ in range(bench.long_rounds):
        say("Rebuilding the projections …")
        bench.ledger.forget()
        _, seconds, peak = bench.ledger.command("figure", "burglary", "--area", COUNTY, "--to", "2019-12")
        bench.results.add("rebuild", "ledger", seconds, peak)
        scan(bench, "rebuild")
        say("Verifying …")
        _, seconds, peak = bench.ledger.command("verify")
        bench.results.add("verify", "ledger", seconds, peak)
        scan(bench, "verify")
