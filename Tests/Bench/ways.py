"""Other ways to do the same: a shell script with the tools everybody has, and a program in Python."""

import os
import subprocess
import sys
import time

import disk
import workspace as work
from generate import PARTY
from intake import disk_bytes

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


def shell(bench, table, rate):
    packages, made = bench.packages("small")
    count = min(40, made["packages"])
    bench.say("the shell way, %d packages" % count)
    programs = bench.programs
    found = timed([os.path.join(HERE, "ways.sh"), programs.schemas, PARTY, programs.key("key"),
                   programs.key("cert")], packages, count, made["bytes"], bench.images)
    table.add("the shell way, packages a second", "%.1f" % found)
    table.add("intake against the shell way", "%.0f ×" % (rate / found), "≥ 25 ×", rate >= 25 * found)
    return {"packagesPerSecond": found, "ratio": rate / found}


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


def python(bench, table, rate):
    interpreter = environment(bench)
    if not interpreter:
        table.add("a Python way", "skipped: PyPI is out of reach, and it needs %s" % " and ".join(PACKAGES))
        return {"skipped": "PyPI is out of reach"}
    packages, made = bench.packages("small")
    count = min(200, made["packages"])
    bench.say("the Python way, %d packages" % count)
    programs = bench.programs
    found = timed([interpreter, os.path.join(HERE, "ways_python.py"), programs.schemas, PARTY,
                   programs.key("key"), programs.key("cert")], packages, count, made["bytes"], bench.images)
    table.add("a Python way (lxml, zipfile, signxml), packages a second", "%.1f" % found)
    table.add("intake against the Python way", "%.1f ×" % (rate / found))
    return {"packagesPerSecond": found, "ratio": rate / found}
