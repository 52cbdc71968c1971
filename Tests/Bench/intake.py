"""Rows about taking in many packages: against the floor program, by step, by system calls, in bytes and memory."""

import os

import disk
import workspace as work
from figures import mebibytes, median, spread

# How the floor takes a file from its sender, and how it syncs packages. The registry copies: the bar is against
# the fastest of the floor's ways to do that. Adopting a file where it lies is what is possible at best.
FLOORS = [("copy", "each"), ("copy", "batch"), ("copy", "group"), ("adopt", "batch")]


def disk_bytes(package_bytes):
    return 2 * (1 << 30) + 6 * package_bytes


def registry_run(programs, packages, count, total, images, has_views=True):
    with disk.fresh(images, disk_bytes(total)) as place:
        path = os.path.join(place.path, "w")
        work.open_workspace(programs, path)
        work.drop_all(packages, path, count)
        before = place.written_bytes()
        run = work.registry_once(programs, path, count, has_views)
        run.disk_bytes = place.written_bytes() - before
        return run


def floor_run(programs, packages, count, total, images, claim, sync):
    with disk.fresh(images, disk_bytes(total)) as place:
        path = os.path.join(place.path, "w")
        work.drop_all(packages, path, count)
        before = place.written_bytes()
        run = work.floor_once(programs, path, count, claim, sync)
        run.disk_bytes = place.written_bytes() - before
        work.check_floor(programs, path)
        return run


def summary(runs, count):
    """Medians of runs of one kind, for one package."""
    return {
        "packagesPerSecond": median([count / run.intake_seconds for run in runs]),
        "spread": spread([run.intake_seconds for run in runs]),
        "wholeSeconds": median([run.seconds for run in runs]),
        "cpuMilliseconds": median([run.cpu_seconds for run in runs]) / count * 1e3,
        "diskBytes": median([run.disk_bytes for run in runs]) / count,
        "cpuMillisecondsByPart": {part: median([run.parts.get(part, 0) for run in runs]) / count * 1e3
                                  for part in sorted(set().union(*(run.parts for run in runs)))},
        "peakKiB": {name: max(max(run.peaks.get(name, [0])) for run in runs)
                    for name in sorted(set().union(*(run.peaks for run in runs)))},
    }


def intake(bench, table, mix="small"):
    """Registry and floors by turns, each on a disk of its own."""
    packages, made = bench.packages(mix)
    count, total = made["packages"], made["bytes"]
    registry, floors = [], {way: [] for way in FLOORS}
    for number in range(bench.runs):
        bench.say("intake of %d %s packages, run %d of %d" % (count, mix, number + 1, bench.runs))
        registry.append(registry_run(bench.programs, packages, count, total, bench.images))
        for way in FLOORS:
            floors[way].append(floor_run(bench.programs, packages, count, total, bench.images, *way))
    found = {"packages": made, "registry": summary(registry, count),
             "floor": {"/".join(way): summary(runs, count) for way, runs in floors.items()}}
    for way, runs in floors.items():
        report = found["floor"]["/".join(way)]
        report["syncsPerPackage"] = median([run.report["syncs"] for run in runs]) / count
        report["batchMillisecondsP99"] = median([run.report["batchMillisecondsP99"] for run in runs])
    found["ratios"] = ratios(registry, floors)
    found["steps"] = steps(registry, count)
    show(found, table, mix)
    return found


def views(bench, table):
    """Intake with and without the thread of views, by turns."""
    packages, made = bench.packages("small")
    count, total = made["packages"], made["bytes"]
    with_views, without = [], []
    for number in range(bench.runs):
        bench.say("intake beside views and alone, run %d of %d" % (number + 1, bench.runs))
        for runs, has_views in ((with_views, True), (without, False)):
            runs.append(registry_run(bench.programs, packages, count, total, bench.images, has_views))
    ratio = median([alone.intake_seconds / beside.intake_seconds for beside, alone in zip(with_views, without)])
    found = {"beside": summary(with_views, count), "alone": summary(without, count), "ratios": {"beside views": ratio}}
    table.add("intake beside views, against intake without them", "%.2f (%.0f and %.0f packages a second)" % (
        ratio, found["beside"]["packagesPerSecond"], found["alone"]["packagesPerSecond"]), "≥ 0.90", ratio >= 0.9)
    return found


def ratios(registry, floors):
    """Of runs next to each other, and of those the median: what else the machine does moves both."""
    found = {}
    for way, runs in floors.items():
        found["/".join(way)] = median(
            [theirs.intake_seconds / ours.intake_seconds for ours, theirs in zip(registry, runs)])
    found["best copying"] = median(
        [min(floors[way][number].intake_seconds for way in FLOORS if way[0] == "copy") / ours.intake_seconds
         for number, ours in enumerate(registry)])
    return found


def steps(registry, count):
    """Microseconds of wall time of each step for one package, added up over threads."""
    names = sorted(set().union(*(run.steps for run in registry)))
    return {name: median([run.steps.get(name, {"milliseconds": 0})["milliseconds"] for run in registry])
            * 1e3 / count for name in names}


def show(found, table, mix):
    ours, ratio = found["registry"], found["ratios"]
    best = max((way for way in found["floor"] if way.startswith("copy")),
               key=lambda way: found["floor"][way]["packagesPerSecond"])
    theirs = found["floor"][best]
    table.add("intake, %s, packages a second" % mix, "%.0f (floor %.0f, spread %.0f %% and %.0f %%)" % (
        ours["packagesPerSecond"], theirs["packagesPerSecond"], ours["spread"] * 100, theirs["spread"] * 100))
    table.add("intake, %s, against the floor that copies (%s)" % (mix, best), "%.2f" % ratio["best copying"],
              "≥ 0.80" if mix == "small" else "", ratio["best copying"] >= 0.8 if mix == "small" else None)
    table.add("intake, %s, against the floor that adopts" % mix, "%.2f" % ratio["adopt/batch"])
    parts = ours["cpuMillisecondsByPart"]
    views = sum(value for part, value in parts.items() if "views" in part)
    table.add("intake, %s, CPU of a package" % mix, "%.2f ms (floor %.2f ms): %s" % (
        sum(parts.values()) - views, theirs["cpuMilliseconds"],
        ", ".join("%s %.2f" % (part, value) for part, value in parts.items() if "views" not in part)))
    table.add("views, %s, CPU of a package" % mix, "%.2f ms" % views)
    table.add("intake, %s, bytes the disk writes for a package" % mix, "%.0f kB (floor %.0f kB)" % (
        ours["diskBytes"] / 1e3, theirs["diskBytes"] / 1e3))
    table.add("intake, %s, peak memory" % mix, ", ".join(
        "%s %s" % (name, mebibytes(kib)) for name, kib in ours["peakKiB"].items()))
    table.add("intake, %s, wall time of a package by step, over all threads" % mix, ", ".join(
        "%s %.0f µs" % step for step in found["steps"].items()))
    if found["steps"].get("views"):
        lag = ours["wholeSeconds"] - found["packages"]["packages"] / ours["packagesPerSecond"]
        table.add("views, %s, behind the last commit, with start and end" % mix, "%.1f s" % lag)

