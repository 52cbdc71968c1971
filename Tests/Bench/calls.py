"""The row about system calls: how many a package costs, and which part of the registry makes them."""

import collections
import os
import re
import subprocess

import disk
import workspace as work
from process import part_of

FEW, MANY = 20, 120  # packages of the two runs that are compared


def trace(command, report):
    """Runs a command under strace; gives for each part how often each call was made."""
    done = subprocess.run(["strace", "-f", "-qq", "-s", "32", "-o", report] + command,
                          capture_output=True, env=dict(os.environ, LC_ALL="C.UTF-8"))
    if done.returncode != 0:
        raise SystemExit("bench.py: strace: %s" % done.stderr.decode(errors="replace")[-800:])
    names, parents, counts, made = {}, {}, collections.defaultdict(collections.Counter), {}
    with open(report, encoding="utf-8", errors="replace") as file:
        for line in file:
            task, _, said = line.partition(" ")
            said = said.lstrip()
            name = re.match(r'prctl\(PR_SET_NAME, "([^"]*)"', said)
            if name:
                names[task] = name[1]
            begun = re.match(r"([a-z_0-9]+)\(", said)
            if begun:
                counts[task][begun[1]] += 1
                made[task] = begun[1] == "clone" or (begun[1] == "vfork")
            # A child, not a thread: those come of clone3 or with CLONE_THREAD.
            child = re.search(r" = (\d+)$", said)
            if child and made.get(task) and "CLONE_THREAD" not in said:
                parents[child[1]] = task
                made[task] = False
    parts = collections.defaultdict(collections.Counter)
    for task, calls in counts.items():
        parent = names.get(parents[task], "main") if task in parents else None
        parts[part_of(names.get(task, "main"), parent)].update(calls)
    return parts


def counted(bench, packages, name, count):
    with disk.fresh(bench.images, 4 << 30) as place:
        path = os.path.join(place.path, "w")
        if name == "registry":
            work.open_workspace(bench.programs, path)
            command = [bench.programs.dengji, "run", "--once", "--now", work.NOW, "--workspace", path]
        else:
            os.mkdir(path)
            command = work.floor_command(bench.programs, path, "copy", "each")
        work.drop_all(packages, path, count)
        parts = trace(command, os.path.join(place.path, "calls"))
        work.demand_answers(path, count, name)
        return parts


def system_calls(bench, table):
    """Calls of a package: the difference between a long and a short run, so that start and end do not count."""
    packages, made = bench.packages("small")
    if made["packages"] < MANY:
        raise SystemExit("bench.py: the row calls needs %d packages" % MANY)
    found = {}
    for name in ("floor", "registry"):
        bench.say("system calls of the " + name)
        short, long = (counted(bench, packages, name, count) for count in (FEW, MANY))
        found[name] = {part: {call: (times - short[part][call]) / (MANY - FEW) for call, times in calls.items()}
                       for part, calls in long.items()}
    views = sum(sum(calls.values()) for part, calls in found["registry"].items() if "views" in part)
    whole = {name: sum(sum(calls.values()) for calls in parts.values()) for name, parts in found.items()}
    table.add("system calls of a package", "intake %.0f and views %.0f (floor %.0f)" % (
        whole["registry"] - views, views, whole["floor"]))
    for part, calls in sorted(found["registry"].items(), key=lambda entry: -sum(entry[1].values())):
        most = [call for call in sorted(calls, key=calls.get, reverse=True)[:8] if calls[call] >= 0.5]
        if most:
            table.add("system calls of a package, %s" % part, "%.0f: %s" % (
                sum(calls.values()), ", ".join("%s %.0f" % (call, calls[call]) for call in most)))
    return found
