"""Medians, percentiles and the table."""

import math
import statistics

median = statistics.median


def percentile(values, share):
    """The smallest value that is not below `share` of them (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def milliseconds(seconds):
    return "%.1f ms" % (seconds * 1e3)


def mebibytes(kib):
    return "%.1f MB" % (kib * 1024 / 1e6)


def spread(values):
    """How far the values lie apart, in parts of their median."""
    middle = median(values)
    return (max(values) - min(values)) / middle if middle else 0.0


class Table:
    """Rows of what was measured, what DESIGN's bar is, and whether it is reached."""

    def __init__(self):
        self.rows = []

    def add(self, what, value, bar="", is_met=None):
        self.rows.append({"what": what, "value": value, "bar": bar, "isMet": is_met})

    def markdown(self):
        lines = ["| what | measured | bar | |", "|---|---|---|---|"]
        for row in self.rows:
            verdict = {None: "", True: "met", False: "**missed**"}[row["isMet"]]
            lines.append("| %s | %s | %s | %s |" % (row["what"], row["value"], row["bar"], verdict))
        return "\n".join(lines)
