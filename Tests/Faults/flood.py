#!/usr/bin/env python3
"""The flood of flood.sh: makes the packages from one sample, drops them, watches the registry.

Usage: flood.py PROGRAM WORKSPACE PACKAGES [marked]
With "marked" an empty done-marker follows every package.
"""
import glob
import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile

PARTY, OTHER = "11370900DEMQ000035", "11370911DEMQ000059"
PATIENCE_SECONDS = 60


def make(workspace, count):
    """Copies of the sample under other ids, in the workspace's file system."""
    folder = os.path.join(workspace, "samples", "flood")
    os.makedirs(folder)
    with zipfile.ZipFile(os.path.join(workspace, "samples", "one", "P-000001.zip")) as sample:
        entries = [(info.filename, sample.read(info)) for info in sample.infolist()]
    names = []
    for number in range(1, count + 1):
        identifier = "F-%06d" % number
        with zipfile.ZipFile(os.path.join(folder, identifier + ".zip"), "w") as package:
            for name, content in entries:
                if name == "application.xml":
                    text = content.decode().replace('id="P-000001"', f'id="{identifier}"', 1)
                    text = text.replace("泰安市第1号", f"泰安市第{number}号")
                    content = text.encode()
                package.writestr(zipfile.ZipInfo(name, (2026, 1, 5, 8, 0, 0)), content)
        names.append(identifier + ".zip")
    return folder, names


def drop(folder, inbox, names, marked):
    for name in names:
        os.rename(os.path.join(folder, name), os.path.join(inbox, name))
        if marked:
            open(os.path.join(inbox, name + ".ok"), "w").close()


def resident(pid, field="VmRSS"):
    """Kilobytes of a process; 0 when it is gone."""
    try:
        with open(f"/proc/{pid}/status") as status:
            return int(re.search(rf"^{field}:\s+(\d+)", status.read(), re.M).group(1))
    except (OSError, AttributeError):
        return 0


def children(pid):
    found = []
    for path in glob.glob(f"/proc/{pid}/task/*/children"):
        with open(path) as listed:
            found += [int(word) for word in listed.read().split()]
    return found


class Journal:
    """Reads what was added to the journal since the last look."""

    def __init__(self, workspace):
        self.folder = os.path.join(workspace, "registry", "journal")
        self.positions, self.rest = {}, {}
        self.opened, self.others = [], 0

    def look(self):
        for path in sorted(glob.glob(self.folder + "/*.jsonl")):
            with open(path, "rb") as segment:
                segment.seek(self.positions.get(path, 0))
                block = self.rest.get(path, b"") + segment.read()
                self.positions[path] = segment.tell()
            lines = block.split(b"\n")
            self.rest[path] = lines.pop()
            for line in lines:
                entry = json.loads(line)
                if "consumed" not in entry["events"]:
                    continue
                if entry["input"]["sender"] == PARTY:
                    self.opened.append(entry["input"]["packageID"])
                else:
                    self.others += 1


def main():
    program, workspace, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    marked = sys.argv[4:] == ["marked"]
    folder, names = make(workspace, count)
    inbox = os.path.join(workspace, "inbox", PARTY)
    half = count // 2
    drop(folder, inbox, names[:half], marked)
    log = open(os.path.join(workspace, "samples", "flood.log"), "w")
    begun = time.monotonic()
    daemon = subprocess.Popen(
        [program, "run", "--workspace", workspace, "--now", "2026-01-05T09:00:00+08:00"],
        stderr=log, stdout=log)
    journal = Journal(workspace)
    try:
        watch(daemon, journal, workspace, inbox, folder, names, half, begun, marked)
    finally:
        daemon.send_signal(signal.SIGTERM)
        code = daemon.wait()
    sys.exit(0 if check(code, journal, workspace, inbox, names) else 1)


def watch(daemon, journal, workspace, inbox, folder, names, half, begun, marked):
    count = len(names)
    marks = {1 + count // 10: "10 %", 1 + count // 2: "50 %", count: "100 %"}
    base, dropped, other = None, False, None
    last, moved = 0, time.monotonic()
    while len(journal.opened) < count:
        journal.look()
        done = len(journal.opened)
        if base is None and done:
            base = resident(daemon.pid)
            print(f"first answers after {time.monotonic() - begun:.2f} s; dengji {base} kB")
        if done and not dropped:
            start = time.monotonic()
            drop(folder, inbox, names[half:], marked)
            print(f"{count - half} more renamed in within {time.monotonic() - start:.2f} s")
            dropped = True
        if other is None and dropped and done >= count // 2:
            other = time.monotonic()
            os.rename(
                os.path.join(workspace, "samples", "other.zip"),
                os.path.join(workspace, "inbox", OTHER, "other.zip"))
        if other and journal.others == 1:
            journal.others = 2
            left = count - done
            print(f"the other party waited {time.monotonic() - other:.3f} s, before {left} files")
        for mark in [mark for mark in marks if mark <= done]:
            examiners = [resident(pid) for pid in children(daemon.pid)]
            print(
                f"{marks.pop(mark)}: {done} answered, {done / (time.monotonic() - begun):.0f} a"
                f" second; dengji {resident(daemon.pid)} kB now, {resident(daemon.pid, 'VmHWM')}"
                f" kB at most; examiners {examiners} kB", flush=True)
        if done > last:
            last, moved = done, time.monotonic()
        if daemon.poll() is not None or time.monotonic() - moved > PATIENCE_SECONDS:
            print(f"FAIL nothing happens after {done} answers")
            return
        time.sleep(0.02)
    # Markers that came after their package was taken go when the next look finds them.
    end = time.monotonic() + (PATIENCE_SECONDS if marked else 0)
    while os.listdir(inbox) and time.monotonic() < end:
        time.sleep(0.02)


def check(code, journal, workspace, inbox, names):
    failed = []

    def expect(what, wanted, found):
        print("ok  " if wanted == found else "FAIL", f"{what}: {found}")
        if wanted != found:
            failed.append(what)

    box = os.path.join(workspace, "outbox", PARTY, "2026")
    papers = [name for name in os.listdir(box) if name.endswith(".xml")]
    answered = [name.split("_")[2][:-4] for name in papers if "_acknowledgement_" in name]
    wanted = [name[:-4] for name in names]
    expect("exit status", 0, code)
    expect("acknowledgements", len(names), len(answered))
    expect("packages acknowledged", wanted == sorted(answered), True)
    expect("cases out of the order of receipt", 0,
           sum(1 for a, b in zip(journal.opened, journal.opened[1:]) if a > b))
    expect("numbers without a gap", len(papers), max(int(name[:8]) for name in papers))
    expect("files left in the inbox", [], os.listdir(inbox))
    expect("the other party has an answer", True, journal.others > 0)
    expect("claims and batches left", 0, sum(
        len(files) for _, _, files in os.walk(os.path.join(workspace, "registry", "staging"))))
    return not failed


main()
