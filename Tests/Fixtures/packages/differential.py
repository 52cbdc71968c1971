#!/usr/bin/env python3
"""What other readers make of the crafted packages, as a table in Markdown.

Usage: differential.py FOLDER, which craft.py has filled. Each reader unpacks each file into an
empty folder; its cell says how what lies there differs from the package that the file was made from
(and that dengji finds in those it accepts): `=` is no difference, `refuses` is
nothing but an error, `nothing` not even that, `error` and `warns` say how it ended, `+` is a file too many with its size, `−`
a missing one, `≠` one with another content. The first line names the versions.
"""
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import zipfile
import zlib
from concurrent.futures import ThreadPoolExecutor

folder = os.path.abspath(sys.argv[1])
READERS = [
    ("Python", [], False),
    ("unzip", ["unzip", "-o", "-q", "{file}", "-d", "{out}"], False),
    ("bsdtar", ["bsdtar", "-x", "-f", "{file}", "-C", "{out}"], False),
    ("bsdtar, piped", ["bsdtar", "-x", "-f", "-", "-C", "{out}"], True),
]
MAX_SHOWN = 2


def rows(name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file]


def version(*command):
    try:
        shown = subprocess.run(command, capture_output=True, text=True).stdout
    except FileNotFoundError:
        return "none"
    return re.search(r"\d+\.\d+(\.\d+)?", shown)[0]


def confine():
    """No large files, and not even as root may a reader make a device."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 << 20, 64 << 20))
    if os.getuid() == 0:
        # Python may lie where only root reads: load now what it would load later.
        "".encode("cp437")
        os.chmod(folder, 0o755)
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)


def shown(name):
    """A name fit for a table: what cannot be seen is escaped, what is long is cut."""
    text = "".join(
        "\\x%02x" % (ord(c) - 0xDC00) if 0xDC80 <= ord(c) < 0xDD00 else
        c if c.isprintable() and c not in "|`" else
        "\\x%02x" % ord(c) if ord(c) < 256 else "\\u%04x" % ord(c)
        for c in os.fsencode(name).decode("utf-8", "surrogateescape"))
    return text if len(text) <= 40 else text[:20] + "…" + text[-8:]


def unpacked(out):
    """What lies in a folder: size and CRC-32 of files, words for what is none."""
    found = {}
    for place, folders, files in os.walk(out):
        for name in files + [f for f in folders if os.path.islink(os.path.join(place, f))]:
            path = os.path.join(place, name)
            key = os.path.relpath(path, out)
            if os.path.islink(path):
                found[key] = ("link", "")
            elif not os.path.isfile(path):
                found[key] = ("special", "")
            else:
                os.chmod(path, 0o600)
                with open(path, "rb") as file:
                    content = file.read()
                found[key] = (str(len(content)), "%08x" % zlib.crc32(content))
    return found


def cell(status, found, expected, is_warning):
    changes = ["+%s (%s)" % (shown(n), found[n][0]) for n in sorted(set(found) - set(expected))]
    changes += ["≠%s (%s)" % (shown(n), found[n][0]) for n in sorted(found)
                if n in expected and found[n] != expected[n]]
    missing = sorted(set(expected) - set(found))
    if not found:
        return "refuses" if status else "nothing"
    if len(missing) > 1 and len(missing) >= len(expected) - 1:
        changes.append("−%d of %d" % (len(missing), len(expected)))
    else:
        changes += ["−" + shown(name) for name in missing]
    if len(changes) > MAX_SHOWN:
        changes[MAX_SHOWN:] = ["%d more" % (len(changes) - MAX_SHOWN)]
    how = ["warns" if is_warning else "error"] if status else []
    return "; ".join(how + changes) or "="


def made_of(reader, file, expected):
    name, command, piped = reader
    with tempfile.TemporaryDirectory(prefix="differential-") as out:
        if not command:
            status = python(file, out)
        elif shutil.which(command[0]) is None:
            return "none"
        else:
            with open(file, "rb") as content:
                status = subprocess.run(
                    [part.format(file=file, out=out) for part in command], cwd=out,
                    env={"LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]},
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60,
                    start_new_session=True,
                    **({"input": content.read()} if piped else {"stdin": subprocess.DEVNULL}),
                ).returncode
        return cell(status, unpacked(out), expected, name == "unzip" and status == 1)


def python(file, out):
    """What `python3 -m zipfile -e` does, without starting it anew each time."""
    try:
        with zipfile.ZipFile(file) as archive:
            archive.extractall(out)
        return 0
    except Exception:  # noqa: BLE001  (whatever it is, it is printed and ends the program)
        return 1


def main():
    kinds = rows("kinds.tsv")
    holds = {}
    for file, path, size, crc in rows("holds.tsv"):
        holds.setdefault(file, {})[path] = (size, crc)
    confine()
    with ThreadPoolExecutor(2) as pool:
        cells = [[pool.submit(made_of, reader, os.path.join(folder, file), holds[file])
                  for reader in READERS]
                 for file, *_ in kinds]
    print("Python %s, unzip %s, bsdtar %s" % (
        sys.version.split()[0], version("unzip", "-v"), version("bsdtar", "--version")))
    print()
    print("| kind | what it is | dengji | " + " | ".join(name for name, *_ in READERS) + " |")
    print("|---" * (3 + len(READERS)) + "|")
    for (file, rules, examined, what), results in zip(kinds, cells):
        ours = "=" if examined == "-" else examined
        print("| `%s` | %s | %s | %s |" % (
            file.removesuffix(".zip"), what, ours, " | ".join(r.result() for r in results)))


if __name__ == "__main__":
    main()
