#!/usr/bin/env python3
"""Writes packages as programs do that run on no Linux, byte for byte in what they have of their own.

Usage: imitate.py FOLDER. Each holds the files of `FILES`. The forms are those of real archives:
Archive Utility of macOS (version 2.0 made by Unix 2.1, descriptors, UX field, AppleDouble beside
each file, names decomposed), Explorer of Windows (names in the system's code page, no flag), and
.NET before 4.6.1 (backslashes).
"""
import os
import struct
import sys
import unicodedata

sys.dont_write_bytecode = True
from zipbytes import UTF8, archive, entry, field, streamed  # noqa: E402

FILES = [("application.xml", b"<application/>"),
         ("附件/说明.txt", "数据 data\n".encode() * 100), ("附件/目录.csv", "目录".encode()),
         ("附件/空.txt", b"")]
TIMES = struct.pack("<II", 1767603600, 1767603600)


def mac(name, content, flag, newer):
    """A file of Archive Utility: streamed where it has bytes; fields differ in local and central."""
    raw = unicodedata.normalize("NFD", name).encode()
    if newer:
        local = field(0x5455, b"\3" + TIMES) + field(0x7875, b"\1\4" + struct.pack(
            "<I", 501) + b"\4" + struct.pack("<I", 20))
        central = field(0x5455, b"\3" + TIMES[:4]) + field(0x7875, b"\1\4" + struct.pack(
            "<I", 501) + b"\4" + struct.pack("<I", 20))
    else:
        local = field(0x5855, TIMES + struct.pack("<HH", 501, 20))
        central = field(0x5855, TIMES)
    one = entry(raw, content, 8 if content else 0)
    one = one.both(flags=UTF8 if flag and not raw.isascii() else 0)
    if content:
        one = streamed(one)
    mode = 0o040755 if name.endswith("/") else 0o100644
    return one.but(attributes=mode << 16 | 0x4000, made=3).at("local", extra=local).at(
        "central", extra=central)


def finder(flag, newer):
    double = b"\0\5\x16\7\0\2\0\0Mac OS X        " + bytes(96)
    names = [("附件/", b"")] + FILES + [(".DS_Store", b"\0\0\0\1Bud1")]
    entries = [mac(name, content, flag, newer) for name, content in names]
    for name in ("__MACOSX/", "__MACOSX/._application.xml", "__MACOSX/附件/",
                 "__MACOSX/附件/._说明.txt"):
        entries.append(mac(name, b"" if name.endswith("/") else double, flag, newer))
    return archive(entries)


def windows(name, content, charset, separator="/"):
    one = entry(name.replace("/", separator).encode(charset), content, 8 if content else 0)
    return one.both(flags=UTF8 if charset == "utf-8" and not name.isascii() else 0).but(
        made=0, attributes=0x20)


def main():
    folder = sys.argv[1]
    gbk = [windows(name, content, "gbk") for name, content in FILES]
    made = {
        "macos-flag": finder(True, False),
        "macos-noflag": finder(False, False),
        "macos-newer": finder(True, True),
        "explorer-gbk": archive(gbk),
        "explorer-utf8": archive([windows(n, c, "utf-8") for n, c in FILES]),
        "dotnet-backslash": archive([windows(n, c, "utf-8", "\\") for n, c in FILES]),
    }
    for name, content in made.items():
        with open(os.path.join(folder, name + ".zip"), "wb") as file:
            file.write(content)


if __name__ == "__main__":
    main()
