"""A workspace on a disk, with packages in a drop folder of it, and runs of the registry and of the floor there."""

import json
import os
import re
import shutil

import process
from disk import call
from generate import PARTY

REGISTRAR = "12370900DEMQ00001U"
OPENED, NOW = "2026-01-04T09:00:00+08:00", "2026-01-05T09:00:00+08:00"
STEP = re.compile(r"^\s+(\w+)\s+([\d.]+) µs each,\s+([\d.]+) ms in all, (\d+) times", re.M)
LINES = re.compile(r"^(\d+) lines in ([\d.]+) s", re.M)


class Programs:
    """What is measured, and with what."""

    def __init__(self, dengji, floor, schemas, template):
        self.dengji, self.floor, self.schemas = dengji, floor, schemas
        self.template = template  # a workspace whose keys the floor signs with

    def key(self, form):
        return os.path.join(self.template, "registry", "keys", "%s.%s.pem" % (REGISTRAR, form))

    @property
    def anchor(self):
        return os.path.join(self.template, "outbox", "public", "authority.pem")


def open_workspace(programs, path, now=OPENED):
    call([programs.dengji, "init", path, "--demo"] + (["--now", now] if now else []))


def drop_all(packages, workspace, count=None):
    """Copies packages into the drop folder; their bytes are durable when it returns, as a sender's would be."""
    folder = os.path.join(workspace, "inbox", PARTY)
    os.makedirs(folder, exist_ok=True)
    names = sorted(os.listdir(packages))[:count]
    for name in names:
        shutil.copyfile(os.path.join(packages, name), os.path.join(folder, name))
    os.sync()
    return len(names)


def papers(workspace, kind):
    folder = os.path.join(workspace, "outbox", PARTY)
    return sum(name.endswith(".xml") and "_%s_" % kind in name
               for _, _, names in os.walk(folder) for name in names)


def demand_answers(workspace, count, who):
    found = papers(workspace, "acknowledgement")
    returned = papers(workspace, "return")
    if found != count or returned:
        raise SystemExit("bench.py: %s: %d acknowledgements of %d packages, %d returned"
                         % (who, found, count, returned))


def registry_once(programs, workspace, count):
    """Takes in what was dropped, in one pass; gives the run with what `--measure` says."""
    run = process.run([programs.dengji, "run", "--once", "--now", NOW, "--workspace", workspace, "--measure"])
    text = (run.output + run.errors).decode(errors="replace")
    lines = LINES.search(text)
    if run.status != 0 or not lines:
        raise SystemExit("bench.py: dengji run: status %d: %s" % (run.status, text[-800:]))
    demand_answers(workspace, count, "dengji")
    run.intake_seconds = float(lines[2])
    run.steps = {name: {"milliseconds": float(total), "times": int(times)}
                 for name, _, total, times in STEP.findall(text)}
    return run


def floor_once(programs, workspace, count, claim, sync, threads=2):
    run = process.run(floor_command(programs, workspace, claim, sync, threads))
    if run.status != 0:
        raise SystemExit("bench.py: floor: %s" % run.errors.decode(errors="replace")[-800:])
    demand_answers(workspace, count, "floor")
    run.report = json.loads(run.output)
    run.intake_seconds = run.report["seconds"]
    return run


def floor_command(programs, workspace, claim, sync, threads=2):
    return [programs.floor, "--schemas", programs.schemas, "--party", PARTY, "--key", programs.key("key"),
            "--certificate", programs.key("cert"), "--claim", claim, "--sync", sync, "--threads", str(threads),
            workspace]


def check_floor(programs, workspace):
    """A paper of the floor's is a paper: two programs that did not write it accept its signature."""
    for kind in ("acknowledgement", "acceptance"):
        folder = os.path.join(workspace, "outbox", PARTY, "2026")
        paper = next((name for name in sorted(os.listdir(folder)) if "_%s_" % kind in name), None)
        if not paper:
            continue
        paper = os.path.join(folder, paper)
        call(["xmlsec1", "--verify", "--enabled-key-data", "x509", "--trusted-pem", programs.anchor, paper])
        call([programs.dengji, "verify", paper, "--anchor", programs.anchor])
