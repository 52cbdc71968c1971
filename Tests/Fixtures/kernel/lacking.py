#!/usr/bin/env python3
"""Runs a program as on a kernel without Landlock, and where filters of system calls are forbidden.

A filter of its own makes landlock_* fail with ENOSYS and seccomp with EPERM, as containers do.
Usage: lacking.py PROGRAM ARGUMENT...
"""

import ctypes
import errno
import os
import platform
import struct
import sys

LANDLOCK = (444, 445, 446)
SECCOMP = {"x86_64": 317, "aarch64": 277}[platform.machine()]
PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS, SECCOMP_MODE_FILTER = 22, 38, 2
ALLOW, ERRNO = 0x7FFF0000, 0x00050000


def instruction(code, jt, jf, k):
    return struct.pack("HBBI", code, jt, jf, k)


def program():
    answers = [(number, errno.ENOSYS) for number in LANDLOCK] + [(SECCOMP, errno.EPERM)]
    text = instruction(0x20, 0, 0, 0)
    for number, code in answers:
        text += instruction(0x15, 0, 1, number) + instruction(0x06, 0, 0, ERRNO | code)
    return text + instruction(0x06, 0, 0, ALLOW)


def main():
    libc = ctypes.CDLL(None, use_errno=True)
    text = program()
    buffer = ctypes.create_string_buffer(text, len(text))
    head = struct.pack("HxxxxxxP", len(text) // 8, ctypes.addressof(buffer))
    for arguments in ((PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, head)):
        if libc.prctl(*arguments) != 0:
            sys.exit(os.strerror(ctypes.get_errno()))
    os.execvp(sys.argv[1], sys.argv[1:])


main()
