"""Figures, definitions and cubes, asked of the ledger and of a peer in turn."""
import json, urllib.request
from statistics import median

from .ledger import Server
from .measure import Failure
from .preparing import say
from .questions import COUNTRY, COUNTY, DISTRICT, REGION

AREAS = {"district": DISTRICT, "county": COUNTY, "country": COUNTRY}


def prepare(bench):
    """The first question makes the projections; it is measured later, as their rebuild."""
    bench.ledger.command("figure", "burglary", "--area", COUNTY, "--to", "2019-12")
    bench.disk("incident-ledger, with its projections", bench.ledger.folder)
    bench.server = Server(bench.ledger, bench.requests, bench.folder)


def of_peer(bench, peer):
    say(f"Asking {peer.name} and the ledger in turn …")
    agree(bench, peer)
    for round in range(bench.rounds):
        for row, area in AREAS.items():
            figures(bench, peer, row, bench.questions.figures(area, 50))
        definition(bench, peer)
        _, seconds, peak = peer.worker.ask_watched("cube", bench.areas.districts(REGION))
        bench.results.add("cube", peer.name, seconds, peak)
    if peer.module == "sqlite":
        found, seconds, peak = peer.worker.ask_watched("check")
        bench.results.add("verify", peer.name, seconds, peak)
        bench.results.note(f"SQLite's part of verify is `PRAGMA integrity_check`, which said {found}.")
    if peer.module in ("duckdb", "sqlite"):
        peer.close()
    for _ in range(bench.rounds):
        cold(bench, peer)


def agree(bench, peer):
    """The answers are the same, or it is said."""
    for area in AREAS.values():
        question = bench.questions.figures(area, 1, is_now=True)[0]
        request = urllib.request.Request(
            f"http://127.0.0.1:{bench.server.port}{question['path']}",
            headers={"Authorization": f"Bearer {bench.server.token}"})
        with urllib.request.urlopen(request) as answer:
            ours = json.load(answer)["numerator"]
        theirs = peer.worker.ask("figure", question)[0]
        if ours != theirs:
            bench.results.note(f"**{peer.name} counts {theirs} where the ledger counts {ours}: {question['path']}.**")


def figures(bench, peer, row, questions):
    ours = bench.server.get([question["path"] for question in questions])["median"]
    times, _, peak = peer.worker.ask_watched("figures", questions)
    bench.results.add(row, "ledger", ours)
    bench.results.add(row, peer.name, median(times), peak, beside=ours)


def definition(bench, peer):
    categories, text = bench.questions.definition()
    file = bench.folder + "/definition.yaml"
    with open(file, "w", encoding="utf-8") as out:
        out.write(text)
    _, ours, peak = bench.ledger.command("define", file, "--preview", "--area", COUNTRY)
    bench.results.add("definition", "ledger", ours, peak)
    _, seconds, peak = peer.worker.ask_watched("definition", categories)
    bench.results.add("definition", peer.name, seconds, peak, beside=ours)


def cold(bench, peer):
    question = bench.questions.figures(COUNTY, 1, is_now=True)[0]
    indicator = question["path"].split("/")[2].split("?")[0]
    _, ours, peak = bench.ledger.command("figure", indicator, "--area", COUNTY, "--to", question["months"][-1])
    bench.results.add("cold", "ledger", ours, peak)
    try:
        seconds, peak = peer.cold(question)
        bench.results.add("cold", peer.name, seconds, peak, beside=ours)
    except Failure as failure:
        bench.results.note(f"{peer.name} was not asked from the command line: {failure}.")


def cube(bench):
    """Once: it is of all indicators, so most of its cells hold nothing, and each is told all the same."""
    say("Making the cube …")
    output, seconds, peak = bench.ledger.command(
        "figures", "--area", REGION, "--level", "district", "--from", "2016-01", "--to", "2020-12", "--every", "month",
        "--format", "csv")
    bench.results.add("cube", "ledger", seconds, peak)
    cells = output.count("\n") - 1
    bench.results.note(
        f"The cube has {cells:,} cells, each a figure with its interval, verdict and receipt; the peers count records "
        "by category, district and month.")
