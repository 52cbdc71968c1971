#!/usr/bin/env python3
"""Lets single calls fail with which the registry changes or syncs a file or gets a descriptor, one run for
each; starts it again, and compares with a run that nothing disturbed.

    inject.py PROGRAM FOLDER [--faults EIO,ENOSPC,EMFILE,SHORT,KILL] [--reading] [--sample N] [--seed N]
              [--stage NAME] [--at CALL] [--traces N] [--jobs N] [--mount]

FOLDER is made anew. With --mount, which root alone can use, everything lies on an ext4 with journal that is
made for it in a file and mounted. The calls are named by `inject.c`, preloaded, in all threads of the
registry's own process; its children change no file. A name says what a call is, not when it comes, so that
it is the same call in each run; those that several traced runs (--traces, 3) had are put together, as some
come only where the threads happen to meet so. --sample draws from those that came in each of them. --stage,
--faults and --at repeat one point.

A point survives where the fault was met, the disturbed run ends by itself (by SIGKILL where it is killed),
the next start ends with status 0, `dengji verify` finds nothing, and every file, journal line and paper is
what the undisturbed run made, but for signature values, salts, digests and times. A point whose call did
not come is tried again, three times in all, and is then told as not met; it counts neither as survived nor
as failed. Points and faults that fail are listed, each with the command that repeats it; the workspace is
kept as FOLDER/failed-<number>-<stage>-<fault> with what both runs said; the status is 1 then, and where
more than one point in twenty was not met; of a sample up to five, and a quarter, may be.
"""

import argparse
import collections
import concurrent.futures
import datetime
import functools
import os
import queue
import random
import re
import shlex
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
REGISTRAR, PARTY = "12370900DEMQ00001U", "11370900DEMQ000035"
# A run that waits for ever is a failure too.
TIME_LIMIT_SECONDS = 120
# How often a point is tried whose call does not come in every run.
MOST_TRIES = 3
# What changes or syncs a file.
CHANGING_CALLS = {
    "create", "write", "pwrite", "copy_file_range", "ftruncate", "fallocate", "chmod", "chown", "mkdir",
    "rename", "link", "symlink", "unlink", "rmdir", "fsync", "fdatasync", "syncfs"}
# What makes descriptors that are no files.
DESCRIPTOR_CALLS = {
    "pipe", "socketpair", "eventfd", "signalfd", "inotify", "memfd", "duplicate", "pidfd"}
# What a fault can befall; --reading adds "open" to EMFILE.
APPLIES = {
    "EIO": CHANGING_CALLS,
    "KILL": CHANGING_CALLS,
    "SHORT": {"write", "pwrite", "copy_file_range"},
    "ENOSPC": {"create", "write", "pwrite", "copy_file_range", "mkdir", "rename", "link", "symlink",
               "ftruncate", "fallocate", "fsync", "fdatasync", "syncfs"},
    "EMFILE": {"create"} | DESCRIPTOR_CALLS,
}
# Derived files with a form of their own: they follow the journal, and `verify` judges them.
UNCOMPARED = re.compile(r"registry/(lock|(index|standing|views)\.sqlite.*|[a-z]+\.position|site\.state)$"
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


# Points that once did not survive; they are in every sample that may have them.
FOUND = {
    ("intake", "EMFILE", "views memfd attachment #1"),
    ("closing", "ENOSPC", "views pwrite outbox/12370900DEMQ00001U/.desk.html.tmp #1"),
}


class Call:
    """A call of a stage, by the name that `inject.c` gives it."""

    def __init__(self, name, may_be_short):
        self.name, self.may_be_short, self.traces = name, may_be_short, 0
        self.kind = name.split(" ", 2)[1]


class Stage:
    """One start of the registry: what lies there before, and at which time it is; without one by the
    machine's clock, where the change times of files say in which order they came."""

    def __init__(self, name, now, base):
        self.name, self.now, self.base = name, now, base
        self.calls, self.expected = [], None
        # Files of the beginning as they are compared.
        self.normal = {}


def mark(status):
    """Changes with every change of a file; change times are set by the kernel alone."""
    return (status.st_ino, status.st_ctime_ns, status.st_mtime_ns, status.st_size, status.st_mode)


def walk(top, below=""):
    """Each file and folder below a folder: its path from there, and its status."""
    with os.scandir(os.path.join(top, below)) as found:
        found = list(found)
    for entry in found:
        path = os.path.join(below, entry.name)
        status = entry.stat(follow_symlinks=False)
        yield path, status
        if stat.S_ISDIR(status.st_mode):
            yield from walk(top, path)


class Bench:
    """A folder that is made the beginning of a stage again and again. Of what lies there from the last
    time only what was changed is copied anew."""

    def __init__(self, path):
        self.path, self.hit, self.source = path, path + ".hit", None
        # Files as they were copied, folders as they are in the source.
        self.files, self.folders = {}, {}

    def prepare(self, source):
        if source == self.source:
            self.restore()
        else:
            shutil.rmtree(self.path, ignore_errors=True)
            check(["cp", "-a", source, self.path])
            self.files, self.folders = {}, {}
            for path, status in walk(self.path):
                if stat.S_ISDIR(status.st_mode):
                    self.folders[path] = (status.st_mode, status.st_mtime_ns)
                else:
                    self.files[path] = mark(status)
            self.source = source
        self.date()

    def place(self, path):
        return os.path.join(self.path, path)

    def restore(self):
        there = dict(walk(self.path))
        for path, status in there.items():
            if stat.S_ISDIR(status.st_mode):
                if path not in self.folders:
                    shutil.rmtree(self.place(path), ignore_errors=True)
            elif self.files.get(path) != mark(status) and os.path.lexists(self.place(path)):
                os.unlink(self.place(path))
        for path, (mode, _) in self.folders.items():
            if path not in there:
                os.mkdir(self.place(path))
            if path not in there or there[path].st_mode != mode:
                os.chmod(self.place(path), stat.S_IMODE(mode))
        for path, known in self.files.items():
            if path not in there or mark(there[path]) != known:
                shutil.copy2(os.path.join(self.source, path), self.place(path), follow_symlinks=False)
                self.files[path] = mark(os.lstat(self.place(path)))
        for path, (_, written) in self.folders.items():
            os.utime(self.place(path), ns=(written, written))

    def date(self):
        """The order of receipt is that of change times, which copying does not keep."""
        last = 0
        for path in sorted(path for path in self.files if path.startswith("inbox/")):
            place = self.place(path)
            os.chmod(place, 0o640)
            # The kernel's stamps move on with its ticks, every 1 to 10 ms.
            while os.lstat(place).st_ctime_ns <= last:
                time.sleep(0.001)
                os.chmod(place, 0o640)
            status = os.lstat(place)
            self.files[path], last = mark(status), status.st_ctime_ns

    def snapshot(self, stage):
        """Each file below inbox, outbox and registry, with what may differ between two runs taken out.
        What was not touched is as it was in the beginning, and is read once for all."""
        found = {}
        for top in ("inbox", "outbox", "registry"):
            for path, status in walk(self.path, top):
                if stat.S_ISDIR(status.st_mode) or UNCOMPARED.search(path):
                    continue
                untouched = self.files.get(path) == mark(status)
                contents = stage.normal.get(path) if untouched else None
                if contents is None:
                    with open(self.place(path), "rb") as file:
                        contents = unchanging(file.read())
                    if untouched:
                        stage.normal[path] = contents
                # A return is kept under the time of its receipt and digits of its line.
                found[re.sub(r"\d{13}-[0-9a-f]{12}", "TIME-HEX", path)] = contents
        return found


class Play:
    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        self.program = os.path.realpath(options.program)
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
            environment.update(
                LD_PRELOAD=self.library, INJECT_PROGRAM="dengji", INJECT_ROOT=workspace)
        try:
            return run([self.program, "run", "--workspace", workspace, "--once"]
                       + (["--now", now] if now else []), env=environment)
        except subprocess.TimeoutExpired:
            return None

    def sound(self, workspace, now, **surroundings):
        done = self.once(workspace, now, **surroundings)
        if done is None or done.returncode != 0:
            sys.exit("the undisturbed run failed: %s" % (
                done.stderr.decode() if done else "it did not end"))

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
        yield Stage("begin", None, begin)

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
        yield Stage("intake", None, intake)

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
        yield Stage("decision", None, decision)

        closing = self.path("base-closing")
        self.follow(decision, closing, None)
        # Ten working days are over by then, whatever holidays lie between.
        yield Stage("closing", later(40), closing)

    def follow(self, before, after, now):
        bench = Bench(after)
        bench.prepare(before)
        self.sound(after, now)

    def trace(self, stage):
        """What the stage ends with undisturbed, and the calls of some undisturbed runs together."""
        bench, calls = Bench(self.path("traced-" + stage.name)), {}
        traces = 0 if self.options.at else self.options.traces
        for number in range(max(traces, 1)):
            bench.prepare(stage.base)
            trace = self.path("trace-%s-%d" % (stage.name, number + 1))
            self.sound(bench.path, stage.now, **({"INJECT_TRACE": trace} if traces else {}))
            if number == 0:
                self.sound(bench.path, stage.now)
                stage.expected = bench.snapshot(stage)
            if traces:
                with open(trace, encoding="utf-8", errors="surrogateescape") as file:
                    for line in file:
                        call = Call(line[2:-1], line.startswith("s"))
                        known = calls.setdefault(call.name, call)
                        known.may_be_short |= call.may_be_short
                        known.traces += 1
        if alien := sorted(name for name in calls if "-qos " in name):
            raise SystemExit(
                "%s: a thread of libdispatch makes descriptors, and ends the process where it gets none: %s"
                % (stage.name, ", ".join(alien)))
        if self.options.at:
            calls = {self.options.at: Call(self.options.at, True)}
        stage.calls = list(calls.values())

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

    def disturb(self, stage, fault, call, bench):
        """Whether the fault was met, and why the point did not survive; `None` where all is well."""
        for _ in range(MOST_TRIES):
            bench.prepare(stage.base)
            disturbed = self.once(
                bench.path, stage.now, INJECT_AT=call.name, INJECT_WHAT=fault, INJECT_HIT=bench.hit)
            with open(bench.hit, encoding="utf-8", errors="surrogateescape") as file:
                is_met = file.read() == call.name + "\n"
            if is_met:
                return True, self.outcome(stage, fault, bench, disturbed)
            if disturbed is None or disturbed.returncode != 0:
                self.note(bench.path, "disturbed", disturbed)
                return False, "a run failed in which the call did not come"
        return False, None

    def outcome(self, stage, fault, bench, disturbed):
        work = bench.path
        self.note(work, "disturbed", disturbed)
        if disturbed is None:
            return "the disturbed run did not end"
        if fault == "KILL" and disturbed.returncode != -signal.SIGKILL:
            return "the run that was to be killed ended with %d" % disturbed.returncode
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
        return difference(stage.expected, bench.snapshot(stage))


@functools.lru_cache(maxsize=20_000)
def unchanging(data):
    """A file's bytes with what may differ between two runs taken out. Most files are the same at each
    point, so each content is gone through once."""
    for pattern, text in CHANGING:
        data = pattern.sub(text, data)
    return data


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


def points(stage, faults, options):
    for fault in faults:
        kinds = APPLIES[fault] | ({"open"} if fault == "EMFILE" and (
            options.reading or options.at) else set())
        for call in stage.calls:
            if options.matching and not options.matching.search(call.name):
                continue
            if call.kind in kinds and (fault != "SHORT" or call.may_be_short):
                yield stage, fault, call


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("program")
    parser.add_argument("folder")
    parser.add_argument("--faults", default="EIO,ENOSPC,EMFILE,SHORT,KILL")
    parser.add_argument("--stage")
    parser.add_argument("--at", metavar="CALL")
    parser.add_argument("--matching", metavar="REGEX", type=re.compile,
                        help="only calls in whose name that is found")
    parser.add_argument("--reading", action="store_true",
                        help="EMFILE at openings that only read, too")
    parser.add_argument("--traces", type=int, default=3)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--jobs", type=int, default=2 * os.cpu_count(),
                        help="at once; a run waits for half of its time")
    parser.add_argument("--mount", action="store_true")
    options = parser.parse_args()
    faults = options.faults.split(",")
    if unknown := set(faults) - set(APPLIES):
        parser.error("no such fault: %s" % ", ".join(sorted(unknown)))
    if options.at and not (options.stage and re.search(r" #\d+$", options.at)):
        parser.error("--at needs --stage, and the whole name of a call with its number")
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


class Tally:
    """What became of the points, told as it comes."""

    def __init__(self, options, count):
        self.options, self.count = options, count
        self.survived, self.failed, self.unmet = collections.Counter(), 0, []
        self.begun, self.lock = time.monotonic(), threading.Lock()

    @property
    def done(self):
        return sum(self.survived.values()) + self.failed + len(self.unmet)

    def add(self, point, is_met, reason):
        stage, fault, call = point
        with self.lock:
            if reason is not None:
                self.failed += 1
                print("FAIL %s %s at %s: %s" % (stage.name, fault, call.name, reason))
                print("     repeat: " + shlex.join([
                    sys.argv[0], self.options.program, "FOLDER", "--stage", stage.name, "--faults",
                    fault, "--at", call.name]), flush=True)
            elif is_met:
                self.survived[stage.name, fault] += 1
            else:
                self.unmet.append(point)
            if self.done % 100 == 0:
                print("%d of %d points, %d s" % (self.done, self.count, self.seconds), flush=True)

    @property
    def seconds(self):
        return time.monotonic() - self.begun

    def end(self, stages, faults):
        """Tells the whole; the exit status."""
        for stage in stages:
            row = ["%s %d" % (fault, self.survived[stage.name, fault]) for fault in faults
                   if self.survived[stage.name, fault]]
            if row:
                print("%-9s survived: %s" % (stage.name, ", ".join(row)))
        for stage, fault, call in self.unmet:
            print("not met: %s %s at %s" % (stage.name, fault, call.name))
        print("%d points, %d met, %d survived, %d failed, %d not met, %d s" % (
            self.count, self.count - len(self.unmet), sum(self.survived.values()), self.failed,
            len(self.unmet), self.seconds))
        # A few of a small sample say nothing; a single point that was asked for does.
        most = max(self.count / 20, min(5, self.count / 4))
        return 1 if self.failed or len(self.unmet) > most else 0


def play(options, folder, faults):
    game, stages = Play(options, folder), []
    for stage in game.stages():
        if options.stage in (None, stage.name):
            game.trace(stage)
            stages.append(stage)
            if stage.name == options.stage:
                break
    if not stages:
        sys.exit("no such stage: %s" % options.stage)
    if not options.at:
        for stage in stages:
            print("%-9s %4d calls that change or sync files, %3d that make other descriptors, "
                  "%4d openings to read" % (stage.name, *(
                      sum(call.kind in kinds for call in stage.calls)
                      for kinds in (CHANGING_CALLS, DESCRIPTOR_CALLS, {"open"}))), flush=True)
    chosen = [point for stage in stages for point in points(stage, faults, options)]
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(10**6)
    if options.sample:
        chosen = [point for point in chosen if point[2].traces == options.traces]
    if options.sample and options.sample < len(chosen):
        found = [point for point in chosen if (point[0].name, point[1], point[2].name) in FOUND]
        others = [point for point in chosen if point not in found]
        chosen = found + random.Random(seed).sample(others, options.sample - len(found))
        print("a sample of %d points, seed %d" % (len(chosen), seed), flush=True)
    tally = Tally(options, len(chosen))
    free = queue.SimpleQueue()
    for number in range(options.jobs):
        free.put(Bench(game.path("work-%d" % number)))

    def one(numbered):
        number, point = numbered
        bench = free.get()
        try:
            is_met, reason = game.disturb(*point, bench)
            if reason is not None:
                kept = "failed-%d-%s-%s" % (number, point[0].name, point[1])
                shutil.copytree(bench.path, os.path.join(options.folder, kept), symlinks=True)
        finally:
            free.put(bench)
        tally.add(point, is_met, reason)

    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for _ in pool.map(one, enumerate(chosen, 1)):
            pass
    return tally.end(stages, faults)


if __name__ == "__main__":
    sys.exit(main())
