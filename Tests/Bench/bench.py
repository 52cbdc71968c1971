#!/usr/bin/env python3
"""Measures the numbers of the design, each as a ratio in one run on one machine.

    bench.py --dengji PROGRAM --floor PROGRAM --build FOLDER [--rows NAME,…] [--packages N] [--runs N] [--seed N]
             [--size BYTES] [--drops N] [--waiting N] [--scale N,…] [--registries FOLDER] [--images FOLDER]
             [--schemas FOLDER] [--json FILE] [--expect FILE] [--quick]

Every run has an ext4 with journal of its own, made in a file in --images and mounted: only root can, and nothing is
measured elsewhere. What is compared runs by turns; figures are medians. FOLDER keeps packages and the Python way's
environment for the next time.

| row       | what                                                                                                |
|-----------|-----------------------------------------------------------------------------------------------------|
| intake    | small packages: against the floor program (floor/main.c), CPU, bytes, memory, steps, views behind   |
| views     | the same with and without the thread of views                                                       |
| tiny year | the same for XML documents of 2 KB, and for a year's mix of packages                                |
| calls     | system calls of a package                                                                           |
| shell     | against unzip, xmllint, sha256sum and xmlsec1 for each package                                      |
| python    | against lxml, zipfile and signxml                                                                   |
| latency   | from rename, marker and copy to the acknowledgement                                                 |
| neighbour | the same beside somebody who keeps the disk busy, and commits of --packages that come at once        |
| verify    | `dengji verify` against openssl: small packages, and large ones, --size / 16 each                   |
| large     | one package with an attachment of --size bytes                                                      |
| backfill  | one pass over --waiting packages: first and last tenth, memory, told to stop in the middle          |
| scale     | registries with --scale closed cases against an empty one: start, tick, intake, questions, memory   |

Status 0 when all rows were measured, whether or not a bar is met: the table says which is. With --expect it is 1
too where a ratio lost more than 30 % of what that file says (expected.json, for debug builds), twice; what cannot
be mounted is then said and passed over with status 0.
"""

import argparse
import datetime
import functools
import hashlib
import json
import os
import platform
import signal
import subprocess
import sys
import traceback

sys.dont_write_bytecode = True

import backfill
import calls
import disk
import generate
import intake
import latency
import reading
import scale
import ways
import workspace
from figures import Table

HERE = os.path.dirname(os.path.abspath(__file__))
ROWS = ["intake", "views", "tiny", "year", "calls", "shell", "python", "latency", "neighbour", "verify", "large",
        "backfill", "scale"]
MOST_LOST = 0.3  # of an expected ratio


class Bench:
    """What all rows share."""

    def __init__(self, options):
        self.options, self.runs, self.drops = options, options.runs, options.drops
        self.images, self.build = os.path.abspath(options.images), os.path.abspath(options.build)
        template = os.path.join(self.build, "template")
        self.programs = workspace.Programs(
            os.path.realpath(options.dengji), os.path.realpath(options.floor),
            os.path.realpath(options.schemas), template)
        if not os.path.isdir(template):
            workspace.open_workspace(self.programs, template)

    def say(self, text):
        print("bench: " + text, file=sys.stderr, flush=True)

    @functools.lru_cache
    def packages(self, mix, count=None, size=0):
        """A folder with packages of a mix, and what was made; kept for the next time. `size` is of the attachment of
        a large one."""
        count = count or self.options.packages
        with open(generate.__file__, "rb") as file:
            maker = hashlib.sha256(file.read()).hexdigest()[:8]
        folder = os.path.join(self.build, "packages-%s-%d-%d-%d-%s" % (mix, count, self.options.seed, size, maker))
        note = folder + ".json"
        if not os.path.exists(note):
            self.say("making %d %s packages" % (count, mix))
            made = generate.generate(self.programs.schemas, folder, count, mix, self.options.seed, size)
            with open(note, "w", encoding="utf-8") as file:
                json.dump(made, file)
        with open(note, encoding="utf-8") as file:
            return folder, json.load(file)


def machine(bench):
    """On what it ran."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = next((line.split(":", 1)[1].strip() for line in file if line.startswith("model name")), "?")
    with open("/proc/loadavg", encoding="ascii") as file:
        load = file.read().split()[0]
    commit = subprocess.run(["git", "-C", HERE, "describe", "--always", "--dirty"], capture_output=True, text=True)
    below = subprocess.run(["stat", "-f", "-c", "%T", bench.images], capture_output=True, text=True)
    return {
        "date": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M UTC"),
        "processors": os.cpu_count(), "model": model, "kernel": platform.release(),
        "memoryBytes": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        "disk": "ext4 with journal on a loop device, its image on %s" % below.stdout.strip(),
        "loadBefore": float(load), "commit": commit.stdout.strip(), "runs": bench.runs,
        "packages": bench.options.packages, "seed": bench.options.seed,
    }


def measured(bench, row, table):
    if row == "intake":
        return intake.intake(bench, table)
    if row == "views":
        return intake.views(bench, table)
    if row in ("tiny", "year"):
        return intake.intake(bench, table, row)
    if row == "calls":
        return calls.system_calls(bench, table)
    if row in ("shell", "python"):
        return getattr(ways, row)(bench, table)
    if row in ("latency", "neighbour"):
        return getattr(latency, row)(bench, table)
    if row == "backfill":
        return backfill.backfill(bench, table)
    if row == "scale":
        return scale.scale(bench, table)
    return getattr(reading, row)(bench, table)


def measure(bench, rows):
    """All rows; one that could not be measured is told in the table, and costs no other."""
    table, found, failed = Table(), {}, []
    for row in rows:
        try:
            found[row] = measured(bench, row, table)
        except SystemExit as reason:
            bench.say("%s: %s" % (row, reason))
            table.add(row, "**not measured**: " + " ".join(str(reason).split())[:300])
            failed.append(row)
        except Exception as reason:
            # A fault of this program's own costs no other row either.
            traceback.print_exc()
            table.add(row, "**not measured**: %s" % type(reason).__name__)
            failed.append(row)
        except KeyboardInterrupt:
            table.add(row, "**not measured**: told to stop")
            return table, found, failed + [row]
    return table, found, failed


def lost(expected, found):
    """What is expected and was not reached, in words. Ratios of one run each: a slower machine is no loss."""
    losses = []
    for row, ratios in expected.items():
        for name, value in ratios.items():
            ratio = found.get(row, {}).get("ratios", {}).get(name)
            if ratio is None:
                losses.append("%s, %s: not measured" % (row, name))
                continue
            told = "%s, %s: %.3f, expected %.3f" % (row, name, ratio, value)
            print("bench: " + told)
            if ratio < value * (1 - MOST_LOST):
                losses.append(told)
            elif ratio > value * (1 + MOST_LOST):
                print("bench: that is a gain to write into the file of what is expected")
    return losses


def read_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dengji", required=True, help="release build, its examiner beside it")
    parser.add_argument("--floor", required=True, help="the floor program")
    parser.add_argument("--build", required=True, help="folder for what is kept between calls")
    parser.add_argument("--schemas", default=os.path.join(HERE, "..", "..", "schemas"))
    parser.add_argument("--images", help="folder for the images of disks; else that of --build")
    parser.add_argument("--rows", default=",".join(ROWS))
    parser.add_argument("--packages", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--drops", type=int, default=200, help="of the rows latency and neighbour")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=8_000_000_000, help="bytes, of the row large")
    parser.add_argument("--waiting", type=int, default=100_000, help="packages, of the row backfill")
    parser.add_argument("--scale", default="10000,100000", help="closed cases, of the row scale")
    parser.add_argument("--registries", metavar="FOLDER",
                        help="keeps the registries of the row scale, so that a run that was ended goes on there")
    parser.add_argument("--json", help="file for all figures")
    parser.add_argument("--expect", metavar="FILE", help="ratios of which no more than 30 %% may be lost")
    parser.add_argument("--quick", action="store_true",
                        help="300 packages, 3 runs, 40 drops, 1 GB, 2000 cases, 10000 waiting packages")
    options = parser.parse_args()
    if options.quick:
        options.packages, options.runs, options.drops, options.size = 300, 3, 40, 1_000_000_000
        options.scale, options.waiting = "2000", 10_000
    options.images = options.images or options.build
    return options


def main():
    options = read_options()
    rows = options.rows.split(",")
    for row in rows:
        if row not in ROWS:
            sys.exit("bench.py: no row %s; there are %s" % (row, ", ".join(ROWS)))
    expected = {}
    if options.expect:
        with open(options.expect, encoding="utf-8") as file:
            expected = json.load(file)["ratios"]
    refused = disk.why_impossible()
    if refused and options.expect:
        print("bench: skipped, nothing is compared: " + refused)
        sys.exit(0)
    if refused:
        sys.exit("bench.py: " + refused)
    # As after Ctrl-C: disks are unmounted, and what runs on them is ended.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    os.makedirs(options.build, exist_ok=True)
    os.makedirs(options.images, exist_ok=True)
    bench = Bench(options)
    about = machine(bench)
    table, found, failed = measure(bench, rows)
    print("Measured %(date)s at %(commit)s: %(processors)d × %(model)s, Linux %(kernel)s, %(disk)s; %(runs)d runs of "
          "%(packages)d packages, seed %(seed)d; load before %(loadBefore).2f.\n" % about)
    print(table.markdown())
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump({"machine": about, "rows": found, "table": table.rows}, file, ensure_ascii=False, indent=1)
            file.write("\n")
    losses = lost(expected, found)
    if losses:
        bench.say("lost more than %.0f %%; measured once more, as the machine may have been busy" % (MOST_LOST * 100))
        _, found, failed = measure(bench, rows)
        losses = lost(expected, found)
    for loss in losses:
        print("bench: lost more than %.0f %%: %s" % (MOST_LOST * 100, loss))
    sys.exit(1 if failed or losses else 0)


if __name__ == "__main__":
    main()
