"""One run of a program: its time, its CPU with its children's, and the most memory each process of it used."""

import os
import subprocess
import threading
import time


class Run:
    """What a run cost. `cpu_seconds` are of the process and of the children it waited for; `peaks` the greatest
    resident set (VmHWM, KiB) of each process, a list for each program name."""

    def __init__(self):
        self.status = self.seconds = self.cpu_seconds = None
        self.output = self.errors = b""
        self.peaks = {}

    def peak_kib(self, name):
        return max(self.peaks.get(name, [0]))


def status_of(process):
    try:
        with open("/proc/%d/status" % process, encoding="utf-8", errors="replace") as file:
            return dict(line.rstrip("\n").split(":\t", 1) for line in file if ":\t" in line)
    except (FileNotFoundError, ProcessLookupError):
        return {}


def children_of(process):
    found = []
    try:
        for task in os.listdir("/proc/%d/task" % process):
            with open("/proc/%d/task/%s/children" % (process, task), encoding="ascii") as file:
                found += [int(child) for child in file.read().split()]
    except (FileNotFoundError, ProcessLookupError):
        pass
    return found + [child for process in found for child in children_of(process)]


class PeakWatch(threading.Thread):
    """Looks at a process and its children every 20 ms. VmHWM is the kernel's own high-water mark: what is missed is
    what a process grew by in its last 20 ms."""

    def __init__(self, process):
        super().__init__(daemon=True)
        self.process, self.found, self.is_over = process, {}, threading.Event()

    def run(self):
        while not self.is_over.wait(0.02):
            for process in [self.process] + children_of(self.process):
                status = status_of(process)
                if "VmHWM" in status:
                    self.found[process] = (status["Name"], int(status["VmHWM"].split()[0]))

    def peaks(self):
        self.is_over.set()
        self.join()
        peaks = {}
        for name, kib in self.found.values():
            peaks.setdefault(name, []).append(kib)
        return peaks


def run(arguments, **how):
    """Runs a program to its end. What it writes is small: both streams are read after it ended."""
    found = Run()
    environment = dict(os.environ, LC_ALL="C.UTF-8")
    began = time.perf_counter()
    child = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, **how)
    watch = PeakWatch(child.pid)
    watch.start()
    readers = [threading.Thread(target=lambda name=name, stream=stream: setattr(found, name, stream.read()))
               for name, stream in (("output", child.stdout), ("errors", child.stderr))]
    for reader in readers:
        reader.start()
    _, status, usage = os.wait4(child.pid, 0)
    found.seconds = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    for reader in readers:
        reader.join()
    found.status = child.returncode
    found.cpu_seconds = usage.ru_utime + usage.ru_stime
    found.peaks = watch.peaks()
    return found
