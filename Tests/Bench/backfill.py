"""The row about very many packages that wait at once, as when a legacy system is taken over: is the last tenth taken as
fast as the first, what does it hold, and how soon does it end when it is told to?"""

import os
import re
import signal
import subprocess
import threading
import time

import disk
import process
import workspace as work
from figures import mebibytes

COMMITTED = re.compile(rb"committed (\d+) lines; (\d+) files waiting")
READY = re.compile(rb"ready; \d+ open cases")
PACKAGE_BYTES = 200 << 10  # that the registry keeps of a small document, with pages
START_SECONDS = 1.0
LEAST = 0.9  # of the first tenth's rate


class Pass:
    """One `run --once`, and when how many lines were committed."""

    def __init__(self, programs, path, clock):
        self.began = time.perf_counter()
        self.times, self.peaks, self.ready, self.last = [], {}, None, b""
        self.process = subprocess.Popen(
            [programs.dengji, "run", "--once", "--now", clock, "--workspace", path], stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE)
        self.watch = process.Watch(self.process.pid)
        self.watch.start()
        self.done = 0
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self):
        for line in self.process.stderr:
            now, self.last = time.perf_counter(), line
            if READY.search(line):
                self.ready = now - self.began
            if found := COMMITTED.search(line):
                self.done += int(found[1])
                self.times.append((now, self.done))

    def wait(self):
        """Waits for its end, which has to be orderly; how long it took and what its processes held."""
        status = self.process.wait()
        self.seconds = time.perf_counter() - self.began
        self.reader.join()
        run = process.Run()
        self.watch.tell(run)
        self.peaks = {name: max(kib) for name, kib in run.peaks.items()}
        if status != 0 or self.ready is None:
            raise SystemExit("bench.py: backfill: status %d: %s" % (status, self.last.decode(errors="replace")[-400:]))

    def rate(self, first, last):
        """Lines a second between two numbers of lines, as far as commits tell them apart."""
        begun = next(time for time, done in self.times if done >= first)
        ended = next(time for time, done in self.times if done >= last)
        lines = [done for time, done in self.times if begun <= time <= ended]
        return (lines[-1] - lines[0]) / (ended - begun)


def backfill(bench, table):
    # A tenth is of several commits.
    count = max(bench.options.waiting, 10_000)
    packages, made = bench.packages("tiny", count)
    with disk.fresh(bench.images, (4 << 30) + count * PACKAGE_BYTES, count * 24) as place:
        path = os.path.join(place.path, "w")
        work.open_workspace(bench.programs, path)
        work.drop_all(packages, path)
        bench.say("%d waiting packages, told to stop in the middle" % count)
        first = Pass(bench.programs, path, work.NOW)
        while first.done < count // 2 and first.process.poll() is None:
            time.sleep(0.01)
        told = time.perf_counter()
        first.process.send_signal(signal.SIGINT)
        first.wait()
        stopped = time.perf_counter() - told
        if first.done >= count:
            raise SystemExit("bench.py: backfill: all %d packages were taken before it was told to stop" % count)
        bench.say("%d of them wait, to the end" % (count - first.done))
        second = Pass(bench.programs, path, work.LATER)
        second.wait()
        work.demand_answers(path, count, "dengji")
        again = Pass(bench.programs, path, work.LATER)
        again.wait()
    rates = first.rate(1, count // 10), second.rate(count - first.done - count // 10, count - first.done)
    whole = second.times[-1][0] - second.began
    ratio = rates[1] / rates[0]
    table.add("backfill of %d documents of 2 KB" % count, "%.0f a second, the first tenth %.0f, the last %.0f" % (
        (first.done + second.done) / (first.times[-1][0] - first.began + whole), *rates),
        "the last as fast as 0.9 of the first", ratio >= LEAST)
    table.add("the same, told to stop in the middle", "ended after %.2f s with status 0; the rest in the next pass" %
              stopped)
    table.add("the same, pages behind the last answer", "%.0f s" % (second.seconds - whole))
    table.add("the same, peak memory", ", ".join(
        "%s %s" % (name, mebibytes(max(first.peaks.get(name, 0), kib))) for name, kib in sorted(second.peaks.items())))
    table.add("start after it", "%.3f s" % again.ready, "< 1 s", again.ready < START_SECONDS)
    return {"packages": made, "rates": {"first tenth": rates[0], "last tenth": rates[1]}, "stopSeconds": stopped,
            "pagesBehindSeconds": second.seconds - whole, "peakKiB": second.peaks, "startSeconds": again.ready}
