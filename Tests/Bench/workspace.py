"""A workspace on a disk, with packages in a drop folder of it, and runs of the registry and of the floor there."""

import json
import os
import re
import shutil

import process
from disk import call
from generate import PARTY, REGISTRAR

OPENED, NOW = "2026-01-04T09:00:00+08:00", "2026-01-05T09:00:00+08:00"
LATER = "2026-01-05T15:00:00+08:00"
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
    """Copies packages into their senders' folders; their bytes are durable when it returns, as a sender's would be."""
    names = sorted(os.listdir(packages))[:count]
    folders = {sender: os.path.join(workspace, "inbox", sender) for sender in (PARTY, REGISTRAR)}
    for folder in folders.values():
        os.makedirs(folder, exist_ok=True)
    for name in names:
        sender = REGISTRAR if name.endswith(".xml") else PARTY
        shutil.copyfile(os.path.join(packages, name), os.path.join(folders[sender], name))
    os.sync()
    return len(names)


def papers(workspace, kind):
    return len(papers_of(workspace, kind))


def papers_of(workspace, kind):
    """The papers of a kind that were sent to the senders of packages."""
    return sorted(os.path.join(folder, name) for sender in (PARTY, REGISTRAR)
                  for folder, _, names in os.walk(os.path.join(workspace, "outbox", sender)) for name in names
                  if "todo" not in folder and name.endswith(".xml") and "_%s_" % kind in name)


def demand_answers(workspace, count, who):
    found = papers(workspace, "acknowledgement")
    returned = papers(workspace, "return")
    if found != count or returned:
        raise SystemExit("bench.py: %s: %d acknowledgements of %d packages, %d returned"
                         % (who, found, count, returned))


def registry_once(programs, workspace, count, has_views=True):
    """Takes in what was dropped, in one pass; gives the run with what `--measure` says. Without views their thread
    waits until everything is answered."""
    held = None if has_views else ("views", lambda: papers(workspace, "acknowledgement") >= count)
    run = process.run(
        [programs.dengji, "run", "--once", "--now", NOW, "--workspace", workspace, "--measure"], held=held)
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
    return [programs.floor, "--schemas", programs.schemas, "--key", programs.key("key"),
            "--certificate", programs.key("cert"), "--claim", claim, "--sync", sync, "--threads", str(threads),
            workspace]


def check_floor(programs, workspace):
    """A paper of the floor's is a paper: two programs that did not write it accept its signature."""
    for kind in ("acknowledgement", "acceptance"):
        for paper in papers_of(workspace, kind)[:1]:
            call(["xmlsec1", "--verify", "--enabled-key-data", "x509", "--trusted-pem", programs.anchor, paper])
            call([programs.dengji, "verify", paper, "--anchor", programs.anchor])
