"""Promotion of a standby, for tools/sites: asked before the old primary is fenced and behind it, and taken up again.

An acknowledged commit is flushed at one standby at least, so the further one has them all, once nobody acknowledges any more
and it is certain how far each of them is. Where that is not certain nothing is promoted.
"""
import os, shutil, time
from typing import NamedTuple

from sites_cluster import NODES, Unreachable, say

# How far a standby is: what it has replayed, once it waits for more. What it says to have received is nothing to go by: that is
# unknown when it has just started, while much that is on its disk may not be read yet. But where it has received more than it has
# replayed, it has not read all: it waits before it tries again what is on its disk.
QUESTION = """
    SELECT pg_is_in_recovery(), CASE WHEN pg_is_in_recovery() THEN pg_is_wal_replay_paused() ELSE false END,
      EXISTS (SELECT FROM pg_stat_wal_receiver),
      EXISTS (SELECT FROM pg_stat_activity WHERE backend_type = 'startup'
        AND wait_event IN ('RecoveryWalStream', 'RecoveryRetrieveRetryInterval')),
      coalesce((pg_last_wal_replay_lsn() - '0/0')::bigint, 0), coalesce((pg_last_wal_receive_lsn() - '0/0')::bigint, 0),
      (SELECT max(substr(name, 1, 8)) FROM pg_ls_waldir() WHERE name ~ '^[0-9A-F]{24}$')
"""


class Standing(NamedTuple):
    """What a standby says of itself."""
    is_standby: bool
    is_paused: bool
    is_receiving: bool
    is_waiting: bool
    replayed: int
    received: int
    timeline: int


class Uncertain(Exception):
    """It is not certain how far a standby is, or it cannot be asked."""


def ask(cluster, node):
    words = cluster.sql(node, QUESTION, "postgres").split("|")
    return Standing(*[word == "t" for word in words[:4]], int(words[4]), int(words[5]), int(words[6], 16))


# A standby reads what is on its disk again after five seconds (wal_retrieve_retry_interval). What it has not replayed after two of
# those is the beginning of a record whose end nobody sent: that is no commit.
READ_SECONDS = 12


def doubt(node, standing, is_fenced, unchanged_seconds):
    """Why nothing can be said of what a standby has, or None."""
    if not standing.is_standby:
        return f"{node} is no standby any more: somebody has promoted it"
    if standing.is_paused:
        return f"{node} does not replay the log: ask it for pg_wal_replay_resume()"
    if is_fenced and standing.is_receiving:
        return f"{node} still receives the log of somebody"
    # It receives only when it has read what is on its disk.
    if not standing.is_waiting and not standing.is_receiving:
        return f"{node} has not read all of the log that is on its disk"
    if is_fenced and standing.received > standing.replayed and unchanged_seconds < READ_SECONDS:
        return f"{node} has received more of the log than it has replayed"
    return None


def doubt_of_all(standings, is_fenced, unchanged_seconds):
    for node, standing in standings.items():
        if reason := doubt(node, standing, is_fenced, unchanged_seconds):
            return reason
    if len({standing.timeline for standing in standings.values()}) > 1:
        told = " and ".join(f"{node} is on timeline {standing.timeline}" for node, standing in standings.items())
        return f"{told}, so what they have cannot be compared: one of them was left out of a promotion"
    return None


def ask_both(cluster, nodes, is_fenced, seconds):
    """How far both standbys are, when that is certain; behind the fence also that it does not change any more."""
    end, before, since = time.monotonic() + seconds, None, time.monotonic()
    while True:
        try:
            standings = {node: ask(cluster, node) for node in nodes}
            positions = {node: (standing.replayed, standing.received) for node, standing in standings.items()}
            is_same = positions == before
            before, since = positions, since if is_same else time.monotonic()
            reason = doubt_of_all(standings, is_fenced, time.monotonic() - since)
            if reason is None and (not is_fenced or is_same):
                return standings
        except (Unreachable, RuntimeError, ValueError) as error:
            before, reason = None, f"a standby cannot be asked, and may have what the other lacks ({error})"
        if time.monotonic() > end:
            raise Uncertain(reason or "what the standbys have still changes")
        time.sleep(0.2)


# The fence: an access file that lets nobody in. What it was is kept for a way back.

def access(cluster, node):
    return os.path.join(cluster.data(node), "pg_hba.conf")


def kept_access(cluster, node):
    return os.path.join(cluster.folder, node + ".pg_hba.conf")


def fence(cluster, old):
    """Ends a primary, so that it acknowledges nothing any more and does not start again as one."""
    kept = kept_access(cluster, old)
    if os.path.isdir(cluster.data(old)):
        if not os.path.exists(kept):
            shutil.copyfile(access(cluster, old), kept + ".new")
            os.replace(kept + ".new", kept)
        with open(access(cluster, old), "w") as file:
            file.write("# Fenced: another server is promoted. tools/sites rejoin makes a standby of this one.\n")
    cluster.kill(old)


def unfence(cluster):
    """The way back from a promotion that has not chosen anybody: the old primary is the primary again."""
    if not cluster.promotion:
        raise RuntimeError("No promotion is under way.")
    old, new = cluster.promotion["old"], cluster.promotion["new"]
    if new is not None:
        raise RuntimeError(f"{new} is chosen, and may be promoted: there is no way back. `tools/sites promote` goes on with it.")
    kept = kept_access(cluster, old)
    if os.path.exists(kept):
        shutil.copyfile(kept, access(cluster, old))
    cluster.promotion = None
    cluster.save()
    forget_access(cluster)
    if not cluster.is_running(old):
        cluster.start(old)
    say(f"{old} is the primary again.")


def forget_access(cluster):
    for node in NODES:
        if os.path.exists(kept_access(cluster, node)):
            os.remove(kept_access(cluster, node))


# Promotion

def promote(cluster, seconds=60):
    """Makes the standby the primary that has flushed the most, and raises the epoch.

    Each step is noted before it is done, and asking again goes on with what is noted.
    """
    if not cluster.promotion:
        begin(cluster)
    if cluster.promotion["new"] is None:
        choose(cluster, seconds)
    finish(cluster)


def begin(cluster):
    """Asks both standbys, while nothing has been done to the primary."""
    try:
        ask_both(cluster, cluster.standbys(), is_fenced=False, seconds=10)
    except Uncertain as reason:
        raise RuntimeError(f"Nothing is promoted, and {cluster.primary} is left as it is: {reason}.")
    cluster.promotion = {"old": cluster.primary, "new": None}
    cluster.save()


def choose(cluster, seconds):
    """Fences the old primary, asks again, and notes who is to be the new one."""
    old = cluster.promotion["old"]
    fence(cluster, old)
    try:
        standings = ask_both(cluster, cluster.standbys(), is_fenced=True, seconds=seconds)
    except Uncertain as reason:
        raise RuntimeError(
            f"Nothing is promoted: {reason}. {old} is fenced. When that is mended, `tools/sites promote` goes on; "
            f"`tools/sites unfence` makes {old} the primary again.")
    new = max(standings, key=lambda node: standings[node].replayed)
    least = min(standing.replayed for standing in standings.values())
    say(f"{new} has {standings[new].replayed} bytes of the log, the other {least}: it is promoted.")
    cluster.promotion, cluster.primary = {"old": old, "new": new}, new
    cluster.save()


def finish(cluster):
    """Promotes the chosen one, makes the other follow it, and raises the epoch in a commit that waits for that one."""
    old, new = cluster.promotion["old"], cluster.promotion["new"]
    try:
        if not cluster.is_running(new):
            cluster.start(new)
        if cluster.is_standby(new):
            cluster.run("pg_ctl", "-D", cluster.data(new), "-w", "promote")
        for node in cluster.standbys():
            if node != old:
                follow(cluster, node)
        cluster.wait_for_quorum()
        epoch = cluster.announce()
    except (Unreachable, RuntimeError) as error:
        raise RuntimeError(
            f"{new} is chosen, but its promotion is not over: {error}. No site appends until `tools/sites promote` has gone on "
            f"with it; where no standby follows, `tools/sites rejoin` makes one.")
    cluster.promotion = None
    cluster.save()
    forget_access(cluster)
    say(f"{new} is the primary, of epoch {epoch}.")


def follow(cluster, node):
    """Makes a standby follow the new primary. One that cannot is told of: the old one, made anew, may follow in its place."""
    try:
        cluster.follow(node)
        cluster.restart(node)
    except (OSError, RuntimeError) as error:
        say(f"{node} does not follow: {error}")
