"""Other ways to do the same: a shell script with the tools everybody has, and a program in Python."""

import os
import subprocess
import sys
import time

import disk
import workspace as work
from figures import median
from generate import PARTY
from intake import disk_bytes, registry_run

HERE = os.path.dirname(os.path.abspath(__file__))
PACKAGES = ["lxml", "signxml"]  # of PyPI


def timed(command, packages, count, total, images, **how):
    """Runs a command in a folder with `inbox/`; gives packages a second."""
    with disk.fresh(images, disk_bytes(total)) as place:
        path = os.path.join(place.path, "w")
        work.drop_all(packages, path, count)
        began = time.perf_counter()
        done = subprocess.run(command, cwd=path, capture_output=True, **how)
        seconds = time.perf_counter() - began
        if done.returncode != 0:
            raise SystemExit("bench.py: %s: %s" % (command[0], done.stderr.decode(errors="replace")[-800:]))
        work.demand_answers(path, count, command[0])
        return count / seconds


def compared(bench, name, command, most):
    """The registry and another way by turns, which takes in so many packages at most: packages a second of both, and
    how many times the registry's is, of each round."""
    packages, made = bench.packages("small")
    count, programs = min(most, made["packages"]), bench.programs
    ours, theirs = [], []
    for number in range(bench.runs):
        bench.say("%s, %d packages, run %d of %d" % (name, count, number + 1, bench.runs))
        run = registry_run(programs, packages, made["packages"], made["bytes"], bench.images)
        ours.append(made["packages"] / run.intake_seconds)
        theirs.append(timed(command + [programs.schemas, PARTY, programs.key("key"), programs.key("cert")],
                            packages, count, made["bytes"], bench.images))
    return {"registryPackagesPerSecond": ours, "packagesPerSecond": theirs,
            "ratio": median([one / other for one, other in zip(ours, theirs)])}


def told(found):
    return "%.1f packages a second, intake %.0f" % (
        median(found["packagesPerSecond"]), median(found["registryPackagesPerSecond"]))


def shell(bench, table):
    found = compared(bench, "the shell way", [os.path.join(HERE, "ways.sh")], 40)
    table.add("the shell way", told(found))
    table.add("intake against the shell way", "%.0f ×" % found["ratio"], "≥ 25 ×", found["ratio"] >= 25)
    return found


def environment(bench):
    """A virtual environment with what the Python way needs; `None` where PyPI is out of reach."""
    folder = os.path.join(bench.build, "venv")
    python = os.path.join(folder, "bin", "python")
    done = os.path.join(folder, "complete")
    if os.path.exists(done):
        return python
    steps = [[sys.executable, "-m", "venv", folder],
             [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"] + PACKAGES]
    for step in steps:
        if subprocess.run(step, capture_output=True).returncode != 0:
            return None
    open(done, "w", encoding="ascii").close()
    return python


def python(bench, table):
    interpreter = environment(bench)
    if not interpreter:
        table.add("a Python way", "skipped: PyPI is out of reach, and it needs %s" % " and ".join(PACKAGES))
        return {"skipped": "PyPI is out of reach"}
    found = compared(bench, "the Python way", [interpreter, os.path.join(HERE, "ways_python.py")], 200)
    table.add("a Python way (lxml, zipfile, signxml)", told(found))
    table.add("intake against the Python way", "%.1f ×" % found["ratio"])
    return found
