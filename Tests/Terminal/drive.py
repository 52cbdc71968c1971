"""Runs a program on a pseudo-terminal as a person would, and prints what it showed as JSON.

Usage: drive.py PLAN PROGRAM ARGUMENT …
PLAN is JSON: {"lines": 24, "columns": 80, "tty": ["stdin", "stdout", "stderr"], "steps": [
    {"expect": "text that the terminal shows"}, {"send": "typed\\n"}, {"signal": "INT"},
    {"resize": [lines, columns]}]}
Streams that are not named under "tty" are pipes, stdin the null device.
"""

import fcntl
import json
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time

LIMIT = 60


def main():
    plan = json.loads(sys.argv[1])
    master, slave = pty.openpty()
    resize(master, plan.get("lines", 24), plan.get("columns", 80))
    wanted = plan.get("tty", ["stdin", "stdout", "stderr"])
    program = subprocess.Popen(
        sys.argv[2:],
        stdin=slave if "stdin" in wanted else subprocess.DEVNULL,
        stdout=slave if "stdout" in wanted else subprocess.PIPE,
        stderr=slave if "stderr" in wanted else subprocess.PIPE,
        preexec_fn=lambda: own_terminal(slave),
    )
    os.close(slave)
    screen = Screen(master, [s for s in (program.stdout, program.stderr) if s])
    missing = None
    for step in plan.get("steps", []):
        if "expect" in step and not screen.wait_for(step["expect"]):
            missing = step["expect"]
            program.kill()
            break
        if "send" in step:
            os.write(master, step["send"].encode())
        if "signal" in step:
            program.send_signal(getattr(signal, "SIG" + step["signal"]))
        if "resize" in step:
            resize(master, *step["resize"])
            program.send_signal(signal.SIGWINCH)
    screen.drain(program)
    json.dump(
        {
            "status": program.wait(LIMIT),
            "missing": missing,
            "terminal": screen.shown.decode("utf-8", "replace"),
            "stdout": screen.pipes.get(program.stdout, b"").decode("utf-8", "replace"),
            "stderr": screen.pipes.get(program.stderr, b"").decode("utf-8", "replace"),
        },
        sys.stdout,
    )


def own_terminal(slave):
    """The terminal's Ctrl-C reaches the program, not this script."""
    os.setsid()
    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)


def resize(master, lines, columns):
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))


class Screen:
    """Everything that came, read as it comes so that nobody waits for a full pipe."""

    def __init__(self, master, pipes):
        self.master = master
        self.shown = b""
        self.seen = 0
        self.pipes = {pipe: b"" for pipe in pipes}
        self.open = [master] + pipes

    def read(self, seconds):
        ready, _, _ = select.select(self.open, [], [], seconds)
        for source in ready:
            try:
                data = os.read(source if isinstance(source, int) else source.fileno(), 65536)
            except OSError:
                data = b""  # the other end of a terminal is closed
            if not data:
                self.open.remove(source)
            elif source == self.master:
                self.shown += data
            else:
                self.pipes[source] += data
        return bool(ready)

    def wait_for(self, text):
        """Waits for a text behind the one that was waited for before."""
        end = time.monotonic() + LIMIT
        while time.monotonic() < end and self.open:
            place = self.shown.find(text.encode(), self.seen)
            if place >= 0:
                self.seen = place + len(text.encode())
                return True
            self.read(0.2)
        return self.shown.find(text.encode(), self.seen) >= 0

    def drain(self, program):
        end = time.monotonic() + LIMIT
        while self.open and time.monotonic() < end:
            if not self.read(0.2) and program.poll() is not None:
                break


main()
