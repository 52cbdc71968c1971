#!/usr/bin/env python3
"""A share that stops answering: a FUSE file system with one file, spoken to without any library.

Usage: share.py POINT MOUNTED GO [FILE]
Mounts itself at POINT and makes the file MOUNTED. Without FILE it answers nothing at all; with FILE it
shows that one file, with the text "slow", and falls silent once somebody has read and closed it. When
GO exists it answers on (with FILE), or unmounts itself and ends (without).
"""
import ctypes
import errno
import os
import struct
import sys
import time

LOOKUP, FORGET, GETATTR, UNLINK, RENAME, OPEN, READ, STATFS, RELEASE = 1, 2, 3, 10, 12, 14, 15, 17, 18
FLUSH, INIT, OPENDIR, READDIR, RELEASEDIR, INTERRUPT = 25, 26, 27, 28, 29, 36
BATCH_FORGET, RENAME2 = 42, 45
ROOT, FILE = 1, 2


def wait_for(path):
    while not os.path.exists(path):
        time.sleep(0.05)


class Share:
    def __init__(self, device, name):
        self.device, self.name, self.text = device, name, b"slow"
        self.written = self.changed = time.time_ns()

    def attributes(self, node):
        size, mode = (0, 0o40777) if node == ROOT else (len(self.text), 0o100644)
        written, rest = divmod(self.written, 10**9)
        changed, part = divmod(self.changed, 10**9)
        return struct.pack(
            "<6Q10I", node, size, 1, written, written, changed, rest, rest, part, mode, 1, 0, 0, 0,
            4096, 0)

    def answer(self, opcode, node, body):
        """The bytes of an answer, or an error number."""
        if opcode == INIT:
            return struct.pack("<4I2H2I2H8I", 7, 31, 0, 0, 4, 3, 65536, 1, 1, 0, *[0] * 8)
        if opcode == GETATTR:
            return struct.pack("<Q2I", 0, 0, 0) + self.attributes(node)
        if opcode == LOOKUP:
            if self.name is None or body.rstrip(b"\0") != self.name:
                return errno.ENOENT
            return struct.pack("<4Q2I", FILE, 0, 0, 0, 0, 0) + self.attributes(FILE)
        if opcode in (OPEN, OPENDIR):
            return struct.pack("<Q2I", 0, 1, 0)
        if opcode == READ:
            offset, size = struct.unpack_from("<QI", body, 8)
            return self.text[offset:offset + size]
        if opcode == READDIR:
            if struct.unpack_from("<Q", body, 8)[0] or self.name is None:
                return b""
            entry = struct.pack("<2Q2I", FILE, 1, len(self.name), 8) + self.name
            return entry + b"\0" * (-len(entry) % 8)
        if opcode in (RENAME, RENAME2):
            names = body[8 if opcode == RENAME else 16:].split(b"\0")
            if names[0] != self.name:
                return errno.ENOENT
            self.name, self.changed = names[1], time.time_ns()
            return b""
        if opcode == UNLINK:
            self.name = None
            return b""
        if opcode == STATFS:
            return struct.pack("<5Q4I6I", 1000, 900, 900, 1000, 900, 4096, 255, 4096, 0, *[0] * 6)
        return b"" if opcode in (RELEASE, RELEASEDIR, FLUSH) else errno.ENOSYS

    def serve(self, go):
        while True:
            try:
                request = os.read(self.device, 1 << 20)
            except OSError as error:
                if error.errno in (errno.ENOENT, errno.EINTR):
                    continue
                return
            _, opcode, unique, node = struct.unpack_from("<2I2Q", request)
            if opcode in (FORGET, BATCH_FORGET, INTERRUPT):
                continue
            found = self.answer(opcode, node, request[40:])
            code, found = (-found, b"") if isinstance(found, int) else (0, found)
            try:
                os.write(self.device, struct.pack("<IiQ", 16 + len(found), code, unique) + found)
            except OSError as error:
                if error.errno != errno.ENOENT:
                    raise
            if opcode == RELEASE:
                wait_for(go)


def main():
    point, mounted, go = sys.argv[1:4]
    device = os.open("/dev/fuse", os.O_RDWR)
    libc = ctypes.CDLL(None, use_errno=True)
    options = f"fd={device},rootmode=40000,user_id=0,group_id=0,allow_other".encode()
    if libc.mount(b"none", point.encode(), b"fuse.share", 0, options) != 0:
        sys.exit(os.strerror(ctypes.get_errno()))
    open(mounted, "w").close()
    if len(sys.argv) > 4:
        Share(device, sys.argv[4].encode()).serve(go)
    else:
        wait_for(go)
        libc.umount2(point.encode(), 2)


main()
