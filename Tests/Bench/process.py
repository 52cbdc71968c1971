"""One run of a program: its time, the CPU of each of its parts, and the most memory each process of it used."""

import ctypes
import os
import subprocess
import threading
import time

LOOK_SECONDS = 0.05


class Run:
    """What a run cost. `cpu_seconds` are of the process and of the children it waited for; `parts` the same by
    part (see `part_of`); `peaks` the greatest resident set (VmHWM, KiB) of each process, a list for each name."""

    def __init__(self):
        self.status = self.seconds = self.cpu_seconds = None
        self.output = self.errors = b""
        self.peaks, self.parts = {}, {}

    def peak_kib(self, name):
        return max(self.peaks.get(name, [0]))


def part_of(thread, parent=None):
    """What a thread of the registry is for, by its name; a child's, by the thread that started it."""
    if parent:
        return "examiner of views" if parent == "views" else "examiners"
    if thread.startswith(("examiner-", "claimer-")):
        return "workers"
    if thread.startswith("standing-"):
        return "proof"
    return thread if thread in ("views", "checkpoint") else "main"


def read(path):
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def tasks(process):
    """The threads of a process; none where it has ended."""
    try:
        return os.listdir("/proc/%d/task" % process)
    except (FileNotFoundError, ProcessLookupError):
        return []


class Watch(threading.Thread):
    """Looks at a process and its children twenty times a second. VmHWM and the scheduler's count are the kernel's own
    and only grow: what is missed is what came after the last look."""

    def __init__(self, process):
        super().__init__(daemon=True)
        self.process, self.is_over = process, threading.Event()
        self.memory, self.cpu = {}, {}

    def run(self):
        while not self.is_over.wait(LOOK_SECONDS):
            self.look(self.process, None)

    def look(self, process, parent):
        status = dict(line.split(":\t", 1) for line in read("/proc/%d/status" % process).splitlines() if ":\t" in line)
        if "VmHWM" not in status:
            return
        self.memory[process] = (status["Name"], int(status["VmHWM"].split()[0]))
        for task in tasks(process):
            folder = "/proc/%d/task/%s/" % (process, task)
            name, spent = read(folder + "comm").strip(), read(folder + "schedstat").split()
            if spent:
                # Nanoseconds on a processor (Documentation/scheduler/sched-stats.rst).
                self.cpu[task] = (part_of(name, parent), int(spent[0]) / 1e9)
            for child in read(folder + "children").split():
                self.look(int(child), name)

    def tell(self, run):
        self.is_over.set()
        self.join()
        for name, kib in self.memory.values():
            run.peaks.setdefault(name, []).append(kib)
        for part, seconds in self.cpu.values():
            run.parts[part] = run.parts.get(part, 0) + seconds


# ptrace(2), <sys/ptrace.h>
PTRACE_DETACH, PTRACE_SYSCALL, PTRACE_SEIZE, PTRACE_INTERRUPT = 17, 24, 0x4206, 0x4207
WALL = 0x40000000  # of waitpid(2): threads too
# openat2, x86-64 and arm64 alike: a thread that opens a file holds no lock that others wait for.
OPENING = "437"


class HeldThread(threading.Thread):
    """Keeps one thread of a process from running, by its name, from when it appears until `is_over` says so: what
    the others do without it. A tracer is a thread, so this is one."""

    def __init__(self, process, name, is_over):
        super().__init__(daemon=True)
        self.process, self.wanted, self.is_over, self.was_held = process, name, is_over, False
        self.trace = ctypes.CDLL(None, use_errno=True).ptrace
        self.trace.restype = ctypes.c_long
        self.trace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]

    def run(self):
        while (thread := self.find()) is None:
            if not os.path.exists("/proc/%d" % self.process):
                return
            time.sleep(0.001)
        if self.trace(PTRACE_SEIZE, thread, None, None) or self.trace(PTRACE_INTERRUPT, thread, None, None):
            return
        os.waitpid(thread, WALL)
        while read("/proc/%d/task/%d/syscall" % (self.process, thread)).split(" ")[0] != OPENING:
            if self.trace(PTRACE_SYSCALL, thread, None, None) or os.WIFEXITED(os.waitpid(thread, WALL)[1]):
                return
        self.was_held = True
        while not self.is_over():
            time.sleep(LOOK_SECONDS)
        self.trace(PTRACE_DETACH, thread, None, None)

    def find(self):
        folder = "/proc/%d/task/" % self.process
        try:
            tasks = os.listdir(folder)
        except (FileNotFoundError, ProcessLookupError):
            return None
        return next((int(task) for task in tasks if read(folder + task + "/comm").strip() == self.wanted), None)


def run(arguments, held=None, **how):
    """Runs a program to its end. What it writes is small: both streams are read while it runs. `held` is the name of
    a thread that is not to run, and what says that it may again."""
    found = Run()
    environment = dict(os.environ, LC_ALL="C.UTF-8")
    began = time.perf_counter()
    child = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, **how)
    watch = Watch(child.pid)
    watch.start()
    holding = HeldThread(child.pid, *held) if held else None
    if holding:
        holding.start()
    readers = [threading.Thread(target=lambda name=name, stream=stream: setattr(found, name, stream.read()))
               for name, stream in (("output", child.stdout), ("errors", child.stderr))]
    for reader in readers:
        reader.start()
    try:
        _, status, usage = os.wait4(child.pid, 0)
    except KeyboardInterrupt:
        # The registry ends by itself when it is told to; its disk is unmounted after that.
        child.terminate()
        child.wait()
        raise
    found.seconds = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    for reader in readers:
        reader.join()
    found.status = child.returncode
    found.cpu_seconds = usage.ru_utime + usage.ru_stime
    watch.tell(found)
    if holding and not holding.was_held:
        raise SystemExit("bench.py: the thread %s could not be held" % held[0])
    return found
