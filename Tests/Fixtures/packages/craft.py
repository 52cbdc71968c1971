#!/usr/bin/env python3
"""Crafts ZIP files, each with one thing that readers disagree about.

Usage: craft.py FOLDER. Beside the files it writes `kinds.tsv` (file, rules of the ZIP reader, rules
of the examination, what it is; `-` for accepted) and `holds.tsv` (file, path, size, CRC-32 of
every file in the package that was changed). Each file is the example application with one change, so nothing
but that change can be told.
"""
import os
import sys
import zlib

sys.dont_write_bytecode = True
from zipbytes import KINDS  # noqa: E402
import craft_ends  # noqa: E402,F401
import craft_entries  # noqa: E402,F401
import craft_names  # noqa: E402,F401

folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)
assert len({name for name, *_ in KINDS}) == len(KINDS)
with open(os.path.join(folder, "kinds.tsv"), "w") as kinds, \
        open(os.path.join(folder, "holds.tsv"), "w") as holds:
    for name, rules, examined, what, content, inside in KINDS:
        with open(os.path.join(folder, name), "wb") as file:
            file.write(content)
        kinds.write("\t".join((name, rules, examined, what)) + "\n")
        for path, one in inside:
            holds.write("\t".join((name, path, str(len(one)), "%08x" % zlib.crc32(one)))
                           + "\n")
