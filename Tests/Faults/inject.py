#!/usr/bin/env python3
"""Lets every single call fail with which the registry changes or syncs a file, one run for each; starts it
again, and compares with a run that nothing disturbed.

    inject.py PROGRAM FOLDER [--faults EIO,ENOSPC,EMFILE,SHORT,KILL] [--sample N] [--seed N]
              [--stage NAME] [--at N] [--jobs N] [--mount]

FOLDER is made anew. With --mount, which root alone can use, everything lies on an ext4 with journal that is
made for it in a file and mounted. --stage, --faults and --at repeat one point. The calls are numbered by
`inject.c`, preloaded, over all threads of the registry's own process; its children change no file.

A point survives where the disturbed run ends by itself, the next start ends with status 0, `dengji verify`
finds nothing, and every file, journal line and paper is what the undisturbed run made, but for signature
values, salts, digests and times. Points and faults that fail are listed, each with the command that repeats
it; the workspace is kept as FOLDER/failed-<stage>-<fault>-<call> with what both runs said; the status is 1 then.
"""

import argparse
import collections
import concurrent.futures
import datetime
import functools
import os
import random
import re
import shutil
import subprocess
import sys
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
REGISTRAR, PARTY = "12370900DEMQ00001U", "11370900DEMQ000035"
# A run that waits for ever is a failure too.
TIME_LIMIT_SECONDS = 120
# Of openings for reading EMFILE alone is tried; the others change nothing.
WRITING = ("EIO", "ENOSPC", "SHORT", "KILL")
# What a fault can befall.
APPLIES = {
    "SHORT": {"write", "pwrite", "copy_file_range"},
    "ENOSPC": {"create", "write", "pwrite", "copy_file_range", "mkdir", "rename", "link",
               "ftruncate", "fallocate", "fsync", "fdatasync", "syncfs"},
    "EMFILE": {"create", "open"},
}
# Derived files with a form of their own: they follow the journal, and `verify` judges them.
UNCOMPARED = re.compile(r"registry/(lock|index\.sqlite.*|[a-z]+\.position|site\.state)$"
                        r"|outbox/public/ledger/checkpoint$|registry/ledger/checkpoint$"
                        r"|outbox/public/ledger/tile/|\.tlog-proof$|\.sig$")
CHANGING = [
    # Claims are named by time and chance.
    (re.compile(rb"\b\d{13}-[0-9a-f]{12}\b"), b"CLAIM"),
    (re.compile(r"\d{4}年\d{1,2}月\d{1,2}日(\(星期[^)]*\))?( \d\d:\d\d)?".encode()), b"DAY"),
    (re.compile(rb"\d{8}T\d{6}Z?"), b"TIME"),
    (re.compile(rb"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(\.\d+)?(\+08:00|Z)?"), b"TIME"),
    (re.compile(rb"\d{4}-\d\d-\d\d"), b"DAY"),
    (re.compile(rb"\b1[678]\d{11}\b"), b"TIME"),
    (re.compile(rb"[0-9a-f]{32,64}"), b"HEX"),
    (re.compile(rb"[A-Za-z0-9+/]{40,}={0,2}"), b"BASE64"),
]


def run(arguments, **how):
    return subprocess.run(arguments, capture_output=True, timeout=TIME_LIMIT_SECONDS, **how)


def check(arguments):
    done = run(arguments)
    if done.returncode != 0:
        sys.exit("%s: %s" % (" ".join(arguments), done.stderr.decode()))
    return done


def later(days):
    return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days)).strftime(
        "%Y-%m-%dT%H:%M:%SZ")


class Stage:
    """One start of the registry: what lies there before, and at which time it is; without one by the
    machine's clock, where the change times of files say in which order they came."""

    def __init__(self, name, now, base):
        self.name, self.now, self.base = name, now, base
        self.calls, self.openings, self.expected = [], [], None


class Play:
    def __init__(self, options, folder):
        self.program = os.path.realpath(options.program)
        self.folder = folder
        self.library = os.path.join(folder, "inject.so")
        compiler = shutil.which("cc") or shutil.which("clang")
        if not compiler:
            sys.exit("inject.py needs a C compiler: cc or clang")
        check([compiler, "-O1", "-shared", "-fPIC", "-o", self.library,
               os.path.join(HERE, "inject.c"), "-ldl"])

    # A workspace on its way

    def path(self, name):
        return os.path.join(self.folder, name)

    def once(self, workspace, now, **surroundings):
        """One pass of the registry; `None` where it did not end by itself in time."""
        environment = dict(os.environ, **surroundings)
        if surroundings:
            environment.update(LD_PRELOAD=self.library, INJECT_PROGRAM="dengji")
        try:
            return run([self.program, "run", "--workspace", workspace, "--once"]
                       + (["--now", now] if now else []), env=environment)
        except subprocess.TimeoutExpired:
            return None

    def copy(self, source, target):
        shutil.rmtree(target, ignore_errors=True)
        check(["cp", "-a", source, target])
        # The order of receipt is that of change times, which copying does not keep.
        dropped = [os.path.join(folder, name)
                   for folder, _, names in os.walk(os.path.join(target, "inbox"))
                   for name in names]
        for path in sorted(dropped):
            os.chmod(path, 0o640)
            time.sleep(0.01)

    def drop(self, workspace, party, name, data):
        folder = os.path.join(workspace, "inbox", party)
        part = os.path.join(folder, "." + name + ".part")
        with open(part, "wb") as file:
            file.write(data)
        os.rename(part, os.path.join(folder, name))

    def stages(self):
        """Four starts that follow each other: the very first, intake, a decision, and the end of a
        publicity with certificate, register and bag."""
        begin = self.path("base-begin")
        check([self.program, "init", begin, "--demo", "--now", later(-1)])
        yield self.traced(Stage("begin", None, begin))

        intake = self.path("base-intake")
        self.follow(begin, intake, None)
        packages = self.path("packages")
        check([os.path.join(HERE, "make-packages.sh"), self.program, intake, packages, "2", "24"])
        first, second = (open(os.path.join(packages, "P-00000%d.zip" % n), "rb").read()
                         for n in (1, 2))
        self.drop(intake, PARTY, "2-first.zip", first)
        self.drop(intake, PARTY, "3-second.zip", second)
        self.drop(intake, PARTY, "1-first.zip", first)
        self.drop(intake, PARTY, "5-half.zip", second[:-100] + bytes(100))
        self.drop(intake, PARTY, "4-strange.xml", b"<?xml version=\"1.0\"?><strange/>")
        yield self.traced(Stage("intake", None, intake))

        decision = self.path("base-decision")
        self.follow(intake, decision, None)
        todo = os.path.join(decision, "outbox", REGISTRAR, "todo")
        for case in sorted(name for name in os.listdir(todo) if name.startswith("3709")):
            with open(os.path.join(todo, case, "slip-pass.xml"), encoding="utf-8") as file:
                slip = file.read()
            slip = re.sub("<officer>[^<]*</officer>", "<officer>li</officer>", slip)
            slip = re.sub("<reason>[^<]*</reason>|<reason/>", "<reason>通过</reason>", slip)
            slip = re.sub('result="[^"]*"', 'result="conform"', slip)
            self.drop(decision, REGISTRAR, case + ".xml", slip.encode())
        yield self.traced(Stage("decision", None, decision))

        closing = self.path("base-closing")
        self.follow(decision, closing, None)
        # Ten working days are over by then, whatever holidays lie between.
        yield self.traced(Stage("closing", later(40), closing))

    def follow(self, before, after, now):
        self.copy(before, after)
        done = self.once(after, now)
        if done is None or done.returncode != 0:
            sys.exit("the undisturbed run failed: %s" % (done and done.stderr.decode()))

    def traced(self, stage):
        stage.calls = self.trace(stage)
        stage.openings = self.trace(stage, INJECT_OPENINGS="1")
        work = self.path("clean-" + stage.name)
        self.follow(stage.base, work, stage.now)
        self.follow(work, work + "-again", stage.now)
        stage.expected = snapshot(work + "-again")
        return stage

    def trace(self, stage, **how):
        work, trace = self.path("traced-" + stage.name), self.path("trace-" + stage.name)
        if os.path.exists(trace):
            os.unlink(trace)
        self.copy(stage.base, work)
        done = self.once(work, stage.now, INJECT_TRACE=trace, **how)
        if done is None or done.returncode != 0:
            sys.exit("the traced run failed: %s" % (done and done.stderr.decode()))
        with open(trace, encoding="utf-8") as file:
            return [line.split(" ", 2)[1] for line in file]

    # One point

    def note(self, work, name, done):
        """Keeps what a run said beside what lay half-made after it, for whoever looks into a failure."""
        with open(os.path.join(work, name + ".log"), "wb") as file:
            file.write(done.stderr if done else b"it did not end\n")
            for folder, _, names in os.walk(os.path.join(work, "registry", "staging")):
                for entry in sorted(names):
                    path = os.path.join(folder, entry)
                    line = "%s %d\n" % (os.path.relpath(path, work), os.path.getsize(path))
                    file.write(line.encode())

    def disturb(self, stage, fault, at, work):
        """Why a point did not survive, and whether the fault was met; `None` where all is well."""
        self.copy(stage.base, work)
        how = {"INJECT_AT": str(at), "INJECT_WHAT": fault}
        if fault == "EMFILE":
            how["INJECT_OPENINGS"] = "1"
        disturbed = self.once(work, stage.now, **how)
        self.note(work, "disturbed", disturbed)
        if disturbed is None:
            return "the disturbed run did not end"
        if disturbed.returncode < 0 and fault != "KILL":
            return "the disturbed run died of signal %d: %s" % (
                -disturbed.returncode, disturbed.stderr.decode()[-600:])
        again = self.once(work, stage.now)
        self.note(work, "again", again)
        if again is None or again.returncode != 0:
            return "the next start failed: %s" % (
                "it did not end" if again is None else again.stderr.decode()[-600:])
        verified = run([self.program, "verify", work, "--workspace", work])
        if verified.returncode != 0:
            return "verify: %s" % (verified.stdout + verified.stderr).decode()[-800:]
        return difference(stage.expected, snapshot(work))


@functools.lru_cache(maxsize=20_000)
def unchanging(data):
    """A file's bytes with what may differ between two runs taken out. Most files are the same at each
    point, so each content is gone through once."""
    for pattern, text in CHANGING:
        data = pattern.sub(text, data)
    return data


def snapshot(workspace):
    """Each file below inbox, outbox and registry, with what may differ between two runs taken out."""
    found = {}
    for top in ("inbox", "outbox", "registry"):
        for folder, _, files in os.walk(os.path.join(workspace, top)):
            for name in files:
                path = os.path.join(folder, name)
                place = os.path.relpath(path, workspace)
                if UNCOMPARED.search(place):
                    continue
                # A return is kept under the time of its receipt and digits of its line.
                place = re.sub(r"\d{13}-[0-9a-f]{12}", "TIME-HEX", place)
                with open(path, "rb") as file:
                    found[place] = unchanging(file.read())
    return found


def difference(expected, found):
    missing = sorted(set(expected) - set(found))
    more = sorted(set(found) - set(expected))
    changed = sorted(path for path in set(expected) & set(found)
                     if expected[path] != found[path])
    if not missing and not more and not changed:
        return None
    lines = []
    for path in changed[:2]:
        ours, theirs = expected[path].split(b"\n"), found[path].split(b"\n")
        at = next((n for n, pair in enumerate(zip(ours, theirs)) if pair[0] != pair[1]),
                  min(len(ours), len(theirs)))
        for mark, text in (("-", ours), ("+", theirs)):
            line = text[at].decode(errors="replace") if at < len(text) else "(end)"
            other = (theirs if text is ours else ours)
            common = os.path.commonprefix([text[at], other[at]]) if (
                at < len(text) and at < len(other)) else b""
            start = max(0, len(common.decode(errors="replace")) - 60)
            lines.append("\n       %s %s: %s" % (mark, path, line[start:start + 240]))
    return "missing %s; too many %s; differing %s%s" % (
        missing[:5], more[:5], changed[:5], "".join(lines))


def points(stage, faults, only):
    for fault in faults:
        calls = stage.openings if fault == "EMFILE" else stage.calls
        for number, call in enumerate(calls, 1):
            if only and number != only:
                continue
            if fault in APPLIES and call not in APPLIES[fault]:
                continue
            yield stage, fault, number, call


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("program")
    parser.add_argument("folder")
    parser.add_argument("--faults", default="EIO,ENOSPC,EMFILE,SHORT,KILL")
    parser.add_argument("--stage")
    parser.add_argument("--at", type=int)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--mount", action="store_true")
    options = parser.parse_args()
    faults = options.faults.split(",")
    folder = os.path.abspath(options.folder)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    if options.mount:
        disk = os.path.join(folder, "disk")
        image = disk + ".img"
        os.mkdir(disk)
        check(["truncate", "-s", "4G", image])
        check(["mkfs.ext4", "-q", "-F", "-O", "has_journal", image])
        check(["mount", "-o", "loop", image, disk])
        try:
            return play(options, disk, faults)
        finally:
            check(["umount", disk])
            os.unlink(image)
    return play(options, folder, faults)


def play(options, folder, faults):
    game = Play(options, folder)
    stages = [stage for stage in game.stages()]
    chosen = [point for stage in stages if options.stage in (None, stage.name)
              for point in points(stage, faults, options.at)]
    for stage in stages:
        print("%-9s %4d calls that change or sync files, %4d with openings" % (
            stage.name, len(stage.calls), len(stage.openings)), flush=True)
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(10**6)
    if options.sample and options.sample < len(chosen):
        chosen = random.Random(seed).sample(chosen, options.sample)
        print("a sample of %d points, seed %d" % (len(chosen), seed), flush=True)
    begun, lock = time.monotonic(), threading.Lock()
    works, failed, survived = [], [], collections.Counter()
    works = ["work-%d" % number for number in range(options.jobs)]

    def one(point):
        stage, fault, at, call = point
        with lock:
            work = works.pop()
        try:
            reason = game.disturb(stage, fault, at, game.path(work))
            if reason is not None:
                kept = "failed-%s-%s-%d" % (stage.name, fault, at)
                shutil.copytree(game.path(work), os.path.join(options.folder, kept))
        finally:
            with lock:
                works.append(work)
        with lock:
            if reason is None:
                survived[stage.name, fault] += 1
            else:
                failed.append((point, reason))
                print("FAIL %s %s at call %d (%s): %s" % (stage.name, fault, at, call, reason))
                print("     repeat: %s %s FOLDER --stage %s --faults %s --at %d" % (
                    sys.argv[0], options.program, stage.name, fault, at), flush=True)
            done = sum(survived.values()) + len(failed)
            if done % 100 == 0:
                print("%d of %d points, %d s" % (
                    done, len(chosen), time.monotonic() - begun), flush=True)

    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for _ in pool.map(one, chosen):
            pass
    for stage in stages:
        row = ["%s %d" % (fault, survived[stage.name, fault]) for fault in faults
               if survived[stage.name, fault]]
        if row:
            print("%-9s survived: %s" % (stage.name, ", ".join(row)))
    print("%d points, %d survived, %d failed, %d s" % (
        len(chosen), sum(survived.values()), len(failed), time.monotonic() - begun))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
