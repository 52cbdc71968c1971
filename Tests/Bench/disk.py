"""A fresh ext4 with journal in a file, mounted for one run: what lay on a disk before decides how fast it is, so
that two runs on one disk are no measurement. Root alone can mount."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

STOPS, UNMOUNT_SECONDS = (signal.SIGINT, signal.SIGTERM), 60
SECTOR_BYTES = 512  # of /sys/block/*/stat, whatever the device has (Documentation/block/stat.rst)


def call(arguments, **how):
    """Runs a command that has to succeed; gives what it wrote."""
    done = subprocess.run(arguments, capture_output=True, **how)
    if done.returncode != 0:
        sys.exit("%s: %s" % (" ".join(arguments), (done.stderr + done.stdout).decode(errors="replace")[-800:]))
    return done.stdout


def why_impossible():
    """Why no disk of its own can be had for a run, `None` where it can."""
    if os.geteuid() != 0:
        return ("every run needs an ext4 of its own, which root alone can mount; it is not measured on whatever file "
                "system happens to be there. Run it as root.")
    for program in ("mkfs.ext4", "mount", "umount"):
        if not shutil.which(program):
            return "%s is missing" % program
    try:
        with fresh(tempfile.gettempdir(), 16 << 20):
            return None
    except SystemExit as reason:
        return str(reason)


class Disk:
    def __init__(self, path):
        self.path = path
        device = os.stat(path).st_dev
        self.counters = "/sys/dev/block/%d:%d/stat" % (os.major(device), os.minor(device))

    def written_bytes(self):
        """Bytes the device has been asked to write so far, after everything was synced."""
        os.sync()
        with open(self.counters, encoding="ascii") as file:
            return int(file.read().split()[6]) * SECTOR_BYTES

    def set_barriers(self, are_used):
        """Whether a sync waits for the device. What is only being made may do without; what is measured never does."""
        os.sync()
        call(["mount", "-o", "remount,barrier=%d" % are_used, self.path])
        # The image too is on its own disk by then.
        os.sync()

    def sync_seconds(self, count=200, pause=0.0):
        """How long the disk's own sync takes: 4 KiB appended and synced, `count` times."""
        times = []
        path = os.path.join(self.path, "sync-probe")
        with open(path, "wb", buffering=0) as file:
            for _ in range(count):
                file.write(b"x" * 4096)
                began = time.perf_counter()
                os.fdatasync(file.fileno())
                times.append(time.perf_counter() - began)
                time.sleep(pause)
        os.unlink(path)
        return times


def make_image(image, size_bytes, inodes):
    """An ext4 with journal in a file, of so many bytes, and at least so many inodes."""
    call(["truncate", "-s", str(size_bytes), image])
    # One inode for every 16 KiB where nothing else is asked for.
    wanted = ["-N", str(inodes)] if inodes > size_bytes >> 14 else []
    call(["mkfs.ext4", "-q", "-F", "-O", "has_journal", *wanted, image])


@contextlib.contextmanager
def mounted(image, folder):
    """The disk in an image, mounted on a folder of its own."""
    os.mkdir(folder)
    # Without noinit_itable the kernel goes on making the file system during the run. With discard the image gives
    # back what is deleted, and holds no more of its own disk than it has to.
    call(["mount", "-o", "loop,noinit_itable,discard", image, folder])
    try:
        yield Disk(folder)
    finally:
        unmount(folder)


def unmount(folder):
    """Whoever still ends on the disk is waited for; being told to stop once more changes nothing."""
    told = [signal.signal(number, signal.SIG_IGN) for number in STOPS]
    try:
        limit = time.monotonic() + UNMOUNT_SECONDS
        while subprocess.run(["umount", folder], capture_output=True).returncode != 0:
            if time.monotonic() > limit:
                return call(["umount", folder])
            time.sleep(0.2)
        return None
    finally:
        for number, handler in zip(STOPS, told):
            signal.signal(number, handler)


@contextlib.contextmanager
def fresh(images, size_bytes, inodes=0):
    """A disk of so many bytes, and at least so many inodes, its image in the folder `images`; both are gone
    afterwards."""
    folder = tempfile.mkdtemp(prefix="dengji-bench-", dir=images)
    image = os.path.join(folder, "image")
    try:
        make_image(image, size_bytes, inodes)
        with mounted(image, os.path.join(folder, "disk")) as disk:
            yield disk
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def kept(image, size_bytes, inodes=0):
    """The same in an image that stays, as the last run left it."""
    room = os.statvfs(os.path.dirname(image))
    held_bytes = os.stat(image).st_blocks * 512 if os.path.exists(image) else 0
    if room.f_bavail * room.f_frsize + held_bytes < size_bytes // 4:
        sys.exit("%s: there is room for %d MB, and the disk may need more than %d" % (
            image, room.f_bavail * room.f_frsize >> 20, size_bytes >> 22))
    if not os.path.exists(image):
        new = image + ".new"
        make_image(new, size_bytes, inodes)
        os.rename(new, image)
    folder = tempfile.mkdtemp(prefix="dengji-bench-")
    place = os.path.join(folder, "disk")
    try:
        with mounted(image, place) as disk:
            yield disk
    finally:
        # Never with what is in them: it may still be mounted.
        for empty in (place, folder):
            with contextlib.suppress(OSError):
                os.rmdir(empty)
