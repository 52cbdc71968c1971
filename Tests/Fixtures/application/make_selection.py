"""Fixtures of plans, announcements, operator applications, selections and outside acts, from their
examples; run by make.py."""
from make_products import Base, pairs


def write_all(root, write):
    pair = pairs(Base(root, "implementation-plan"), write)
    pair("LAW-12-20", [("<until>2028-12-31", "<until>2026-01-22")],
         [("<until>2028-12-31", "<until>2026-01-21")], "one-day|ends-before-it-begins")
    pair = pairs(Base(root, "announcement"), write)
    pair("LAW-14-20", [], [("<weight>40", "<weight>41")], "100|101")
    pair("LAW-14-21", [("<until>2026-03-06", "<until>2026-02-03")],
         [("<until>2026-03-06", "<until>2026-02-02")], "one-day|ends-before-it-begins")
    application(pairs(Base(root, "operator-application"), write))
    pair = pairs(Base(root, "selection"), write)
    pair("LAW-14-22", [], [("<date>2026-03-09", "<date>2026-03-10")], "same-day|day-after")
    pair = pairs(Base(root, "outside-act"), write)
    pair("REG-OUTSIDE-DATE", [("<date>2026-01-29", "<date>2026-01-30")],
         [("<date>2026-01-29", "<date>2026-01-31")], "same-day|day-after")
    rejected = "<conclusion>rejected</conclusion>"
    approved = "<conclusion>approved</conclusion>"
    pair("REG-OUTSIDE-REASON", [(approved, rejected + "<summary>范围过宽。</summary>")],
         [(approved, rejected)], "reasons|no-reasons")


def application(pair):
    pair("LAW-13-1", [], [("<kind>operator", "<kind>provider")], "operator|provider")
    pair("LAW-13-2", [], [("<made>true", "<made>false")], "made|not-made")
    pair("LAW-13-3", [("<queried>2026-02-05", "<queried>2026-02-10")],
         [("<queried>2026-02-05", "<queried>2026-02-11")], "same-day|day-after")
    pair("LAW-13-4", [], [("<occurred>false", "<occurred>true")], "none|one")
    pair("LAW-13-5", [], [("<conclusion>passed", "<conclusion>failed")], "passed|failed")
    pair("LAW-13-6", [("<date>2025-06-20", "<date>2026-02-10")],
         [("<date>2025-06-20", "<date>2026-02-11")], "same-day|day-after")
