"""Rows about how long one sender waits: nothing else to do, and beside a neighbour that keeps the disk busy."""

import ctypes
import datetime
import os
import re
import select
import shutil
import signal
import subprocess
import threading
import time

import disk
import workspace as work
from figures import milliseconds, percentile
from generate import PARTY
from intake import disk_bytes

IN_MOVED_TO, IN_CREATE = 0x80, 0x100  # inotify(7)
WAYS = ("rename", "marker", "copy")
TIME_LIMIT_SECONDS = 30
COMMITS = re.compile(rb"a commit: half within ([\d.]+) ms, 99 of 100 within ([\d.]+) ms, the longest ([\d.]+) ms")


class Arrivals:
    """Waits for names that appear in a folder."""

    def __init__(self, folder):
        self.library = ctypes.CDLL(None, use_errno=True)
        self.file = self.library.inotify_init1(os.O_CLOEXEC)
        watch = self.library.inotify_add_watch(self.file, os.fsencode(folder), IN_MOVED_TO | IN_CREATE)
        if self.file < 0 or watch < 0:
            raise OSError(ctypes.get_errno(), "inotify")

    def wait_for(self, part):
        """The time at which a name with this part appeared."""
        until = time.perf_counter() + TIME_LIMIT_SECONDS
        while select.select([self.file], [], [], max(0, until - time.perf_counter()))[0]:
            data = os.read(self.file, 65536)
            seen = time.perf_counter()
            if part.encode() in data:
                return seen
        raise SystemExit("bench.py: no %s within %d s" % (part, TIME_LIMIT_SECONDS))

    def wait_for_all(self, pattern, count, seconds=TIME_LIMIT_SECONDS):
        """The times at which so many different names that a pattern matches whole appeared."""
        times, names, until = [], set(), time.perf_counter() + seconds
        while len(times) < count:
            if not select.select([self.file], [], [], max(0, until - time.perf_counter()))[0]:
                raise SystemExit("bench.py: %d of %d %s within %d s" % (len(times), count, pattern, seconds))
            # Each name has zero bytes behind it.
            found = {name for name in re.findall(rb"[!-~]+(?=\0)", os.read(self.file, 65536))
                     if re.fullmatch(pattern.encode(), name)}
            times += [time.perf_counter()] * len(found - names)
            names |= found
        return times

    def close(self):
        os.close(self.file)


class Watching:
    """The registry at work in a workspace of its own, one package already taken."""

    def __init__(self, programs, path, first):
        self.path, self.number = path, 0
        # The machine's clock: a paper's time must not go back behind the opening.
        yesterday = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=1)
        work.open_workspace(programs, path, yesterday.strftime("%Y-%m-%dT%H:%M:%SZ"))
        self.process = subprocess.Popen(
            [programs.dengji, "run", "--measure", "--workspace", path], stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL)
        self.inbox = os.path.join(path, "inbox", PARTY)
        year = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=8)).year
        self.outbox = os.path.join(path, "outbox", PARTY, str(year))
        os.makedirs(self.outbox, exist_ok=True)
        self.arrivals = Arrivals(self.outbox)
        self.drop(first, "rename")

    def drop(self, package, way):
        """Seconds from the drop to the acknowledgement of it."""
        name = os.path.basename(package)
        target = os.path.join(self.inbox, name)
        staged = os.path.join(self.inbox, "." + name + ".part")
        if way != "copy":
            shutil.copyfile(package, target if way == "marker" else staged)
        began = time.perf_counter()
        if way == "rename":
            os.rename(staged, target)
        elif way == "marker":
            os.close(os.open(target + ".ok", os.O_CREAT | os.O_WRONLY))
        else:
            shutil.copyfile(package, target)
        return self.arrivals.wait_for("_acknowledgement_" + os.path.splitext(name)[0]) - began

    def stage(self, packages):
        """Copies them beside the names that they will have, durable."""
        staged = [os.path.join(self.inbox, "." + os.path.basename(package) + ".part") for package in packages]
        for package, name in zip(packages, staged):
            shutil.copyfile(package, name)
        os.sync()
        return staged

    def drop_staged(self, staged):
        for name in staged:
            os.rename(name, os.path.join(self.inbox, os.path.basename(name)[1:-len(".part")]))

    def close(self):
        """Ends it; gives half, 99 of 100 and the longest of its commits, seconds."""
        self.arrivals.close()
        self.process.send_signal(signal.SIGTERM)
        said = COMMITS.search(self.process.communicate(timeout=TIME_LIMIT_SECONDS)[0])
        if not said:
            raise SystemExit("bench.py: run --measure no longer says how long commits took")
        return [float(figure) / 1e3 for figure in said.groups()]


class Neighbour(threading.Thread):
    """Writes to the same file system and syncs, all the time: 4 MiB, and again."""

    def __init__(self, folder):
        super().__init__(daemon=True)
        self.path, self.is_over, self.written = os.path.join(folder, "neighbour"), threading.Event(), 0

    def run(self):
        block = os.urandom(4 << 20)
        with open(self.path, "wb", buffering=0) as file:
            while not self.is_over.is_set():
                if file.tell() > 256 << 20:
                    file.seek(0)
                self.written += file.write(block)
                os.fsync(file.fileno())

    def close(self):
        self.is_over.set()
        self.join()


def drops(bench, way, packages, place, beside=None):
    """Seconds of each drop and of the disk's own syncs between them, and of commits."""
    watching = Watching(bench.programs, os.path.join(place.path, "w-" + way), packages[0])
    times, syncs = [], []
    try:
        if beside:
            beside.start()
        for package in packages[1:]:
            # The registry is idle again: its checkpoint is over, and no page is being written.
            time.sleep(0.15)
            syncs += place.sync_seconds(count=2)
            times.append(watching.drop(package, way))
    finally:
        if beside:
            beside.close()
        commits = watching.close()
    return times, syncs, commits


def told(times):
    return {"p50": percentile(times, 0.5) * 1e3, "p99": percentile(times, 0.99) * 1e3,
            "greatest": max(times) * 1e3, "count": len(times)}


def latency(bench, table):
    folder, made = bench.packages("small")
    packages = [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
    packages = packages[:min(bench.drops + 1, made["packages"])]
    found = {}
    for way in WAYS:
        bench.say("latency of %d drops by %s" % (len(packages) - 1, way))
        with disk.fresh(bench.images, 4 << 30) as place:
            times, syncs, _ = drops(bench, way, packages, place)
        found[way] = {"milliseconds": told(times), "syncMilliseconds": told(syncs)}
        late, sync = percentile(times, 0.99), percentile(syncs, 0.99)
        bound = 1.0 if way == "copy" else 0.050 + sync
        table.add("%s → acknowledgement, idle, p50 and p99" % way, "%s, %s (the disk's own sync %s, %s)" % (
            milliseconds(percentile(times, 0.5)), milliseconds(late), milliseconds(percentile(syncs, 0.5)),
            milliseconds(sync)), "p99 < 1 s" if way == "copy" else "p99 < 50 ms and a sync", late < bound)
    return found


def neighbour(bench, table):
    folder, made = bench.packages("small")
    packages = [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
    packages = packages[:min(bench.drops + 1, made["packages"])]
    bench.say("latency of %d drops beside a busy neighbour" % (len(packages) - 1))
    with disk.fresh(bench.images, 4 << 30) as place:
        beside = Neighbour(place.path)
        times, syncs, commits = drops(bench, "rename", packages, place, beside)
    table.add("rename → acknowledgement beside a busy neighbour, p50 and p99", "%s, %s (the disk's own sync %s, %s)"
              % tuple(milliseconds(percentile(values, share)) for values in (times, syncs) for share in (0.5, 0.99)))
    found = {"milliseconds": told(times), "syncMilliseconds": told(syncs), "neighbourBytes": beside.written,
             "commitMilliseconds": [figure * 1e3 for figure in commits]}
    table.add("commits of them, one package each, p50, p99 and the longest", "%s, %s, %s" % tuple(
        milliseconds(figure) for figure in commits), "p99 < 100 ms", commits[1] < 0.1)
    found["burst"] = burst(bench, table)
    return found


def burst(bench, table):
    """Commits of many packages that are there at once, beside the neighbour: batches as large as they get."""
    folder, made = bench.packages("small")
    packages = [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
    bench.say("%d packages at once beside a busy neighbour" % (len(packages) - 1))
    with disk.fresh(bench.images, disk_bytes(made["bytes"])) as place:
        watching = Watching(bench.programs, os.path.join(place.path, "w"), packages[0])
        beside = Neighbour(place.path)
        try:
            staged = watching.stage(packages[1:])
            beside.start()
            began, written = time.perf_counter(), beside.written
            watching.drop_staged(staged)
            times = watching.arrivals.wait_for_all(".*_acknowledgement_.*[.]xml", len(staged), seconds=600)
            seconds, written = times[-1] - began, beside.written - written
        finally:
            beside.close()
            commits = watching.close()
    table.add("commits of %d packages at once beside a busy neighbour, p50, p99 and the longest" % len(staged),
              "%s, %s, %s" % tuple(milliseconds(figure) for figure in commits), "p99 < 100 ms", commits[1] < 0.1)
    table.add("the same, packages a second; what the neighbour wrote and synced", "%.0f; %.0f MB a second" % (
        len(staged) / seconds, written / seconds / 1e6))
    return {"packages": len(staged), "seconds": seconds, "neighbourBytesPerSecond": written / seconds,
            "commitMilliseconds": [figure * 1e3 for figure in commits]}
