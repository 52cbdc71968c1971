"""Rows about reading much: `verify` of a whole registry, and one package with a very large attachment."""

import os
import re

import disk
import process
import workspace as work
from figures import mebibytes, median
from generate import PARTY
from intake import disk_bytes

MEMORY_KIB = 64 * 1_000_000 // 1024  # DESIGN: 64 MB resident in any process


TOLD = re.compile(r"(\d+) files \((\d+) bytes\), (\d+) papers")


def files_of(path):
    """Files that `verify` reads whole: the registry's but for what is derived, and the papers in the outbox."""
    names = [os.path.join(folder, name) for folder, _, found in os.walk(os.path.join(path, "registry"))
             for name in found if ".sqlite" not in name]
    names += [os.path.join(folder, name) for folder, _, found in os.walk(os.path.join(path, "outbox", PARTY))
              for name in found if name.endswith(".xml")]
    return names, sum(os.path.getsize(name) for name in names)


def verify(bench, table):
    """`verify` and openssl by turns over the same files, which lie in the page cache: where small signed papers are
    most of it, and where attachments are."""
    small = verify_of(bench, table, "small packages", bench.packages("small"))
    # Two for each processor: one file is read by one thread.
    count, size = 2 * os.cpu_count(), bench.options.size // 16
    large = verify_of(bench, table, "%d attachments of %.0f MB" % (count, size / 1e6),
                      bench.packages("large", count, size))
    return dict(small, large=large)


def verify_of(bench, table, what, generated):
    packages, made = generated
    count, cores = made["packages"], os.cpu_count()
    with disk.fresh(bench.images, disk_bytes(made["bytes"])) as place:
        path = os.path.join(place.path, "w")
        work.open_workspace(bench.programs, path)
        work.drop_all(packages, path)
        work.registry_once(bench.programs, path, count)
        names, total = files_of(path)
        listed = os.path.join(place.path, "names")
        with open(listed, "w", encoding="utf-8") as file:
            file.write("\0".join(names))
        ours, theirs = [], []
        for number in range(bench.runs):
            bench.say("verify of %.0f MB in %d files, run %d of %d" % (
                total / 1e6, len(names), number + 1, bench.runs))
            theirs.append(process.run(["xargs", "-0", "-a", listed, "-n", "4000", "openssl", "dgst", "-sha256"]))
            ours.append(process.run([bench.programs.dengji, "verify", path, "--workspace", path]))
            if ours[-1].status != 0:
                raise SystemExit("bench.py: verify: %s" % ours[-1].output.decode(errors="replace")[-800:])
    told = TOLD.search(ours[0].output.decode(errors="replace"))
    if not told:
        raise SystemExit("bench.py: verify no longer says how many bytes it read")
    read = int(told[2])
    rate = median([read / run.seconds / cores for run in ours])
    bound = median([total / run.seconds for run in theirs])
    ratio = median([read / run.seconds / cores / (total / theirs[at].seconds) for at, run in enumerate(ours)])
    table.add("verify, %s, MB a second and core" % what, "%.0f (openssl %.0f, on one core)" % (
        rate / 1e6, bound / 1e6))
    table.add("verify, %s, CPU" % what, "%.2f s for %.0f MB in %s files and %s papers (openssl %.2f s for %.0f MB)" % (
        median([run.cpu_seconds for run in ours]), read / 1e6, told[1], told[3],
        median([run.cpu_seconds for run in theirs]), total / 1e6))
    table.add("verify against openssl, %s, per core" % what, "%.2f" % ratio, "≥ 0.80", ratio >= 0.8)
    table.add("verify, %s, peak memory" % what, mebibytes(max(run.peak_kib("dengji") for run in ours)))
    return {"bytes": read, "opensslBytes": total, "files": int(told[1]), "cores": cores, "bytesPerSecondPerCore": rate,
            "opensslBytesPerSecond": bound, "ratio": ratio,
            "cpuSeconds": median([run.cpu_seconds for run in ours]),
            "opensslCpuSeconds": median([run.cpu_seconds for run in theirs])}


def large(bench, table):
    """One package with one attachment of so many bytes, by the registry and by the floor."""
    packages, made = bench.packages("large", 1, bench.options.size)
    found = {"bytes": made["bytes"]}
    size_gb = made["bytes"] / 1e9
    bench.say("one package of %.1f GB" % size_gb)
    with disk.fresh(bench.images, disk_bytes(made["bytes"])) as place:
        path = os.path.join(place.path, "w")
        work.open_workspace(bench.programs, path)
        work.drop_all(packages, path)
        run = work.registry_once(bench.programs, path, 1)
    with disk.fresh(bench.images, disk_bytes(made["bytes"])) as place:
        path = os.path.join(place.path, "w")
        work.drop_all(packages, path)
        floor = work.floor_once(bench.programs, path, 1, "copy", "each")
    most = max(max(kib) for kib in run.peaks.values())
    found.update(seconds=run.intake_seconds, floorSeconds=floor.intake_seconds, peaksKiB=run.peaks, steps=run.steps)
    table.add("one package of %.1f GB" % size_gb, "%.0f MB a second (floor %.0f)" % (
        made["bytes"] / 1e6 / run.intake_seconds, made["bytes"] / 1e6 / floor.intake_seconds))
    table.add("the same, peak memory of each process", ", ".join(
        "%s %s" % (name, mebibytes(max(kib))) for name, kib in sorted(run.peaks.items())), "< 64 MB",
        most < MEMORY_KIB)
    return found
