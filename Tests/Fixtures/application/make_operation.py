"""Fixtures of demands for data, fusions, issues of quality, reviews of products, and records of
transactions, value and evidence, from their examples; run by make.py."""
from make_products import Base, pairs


def write_all(root, write):
    demand(Base(root, "data-demand"), write)
    pair = pairs(Base(root, "fusion"), write)
    authority = "<reviewer>authority</reviewer>"
    regulator = "<reviewer>sector-regulator</reviewer>"
    named = "\n    <regulator>12370900MB2858127C</regulator>"
    pair("LAW-19-1", [(authority, regulator + named)], [(authority, regulator)],
         "regulator|no-regulator")
    pair = pairs(Base(root, "quality-issue"), write)
    pair("LAW-19-2", [("<found>2026-01-28", "<found>2026-02-02")],
         [("<found>2026-01-28", "<found>2026-02-03")], "same-day|day-after")
    pair = pairs(Base(root, "transaction"), write)
    pair("LAW-20-1", [], [("<date>2026-02-02", "<date>2026-02-03")], "same-day|day-after")
    pair = pairs(Base(root, "value-record"), write)
    pair("LAW-21-1", [("<until>2026-01-31", "<until>2026-01-01")],
         [("<until>2026-01-31", "<until>2025-12-31")], "one-day|ends-before-it-begins")
    evidence(pairs(Base(root, "evidence-record"), write))
    review(pairs(Base(root, "product-review"), write))


def demand(base, write):
    pair = pairs(base, write)
    pair("LAW-16-3", [], [(base.block("chargingBasis"), "")],
         "paid-with-basis|paid-without-basis")
    pair("LAW-17-1", [], [("<number>SQ-", "<number>DJ-")], "authorisation|resource")
    needed = "<resource>\n        <scenario>S2"
    pair("LAW-18-1", [], [(needed, needed.replace("S2", "S1"))], "needs-data|needs-none")
    pair("LAW-18-2", [("<until>2026-12-31", "<until>2026-03-02")],
         [("<until>2026-12-31", "<until>2026-03-01")], "one-day|ends-before-it-begins")


def evidence(pair):
    pair("LAW-22-3", [("<date>2026-01-30", "<date>2026-02-02")],
         [("<date>2026-01-30", "<date>2026-02-03")], "same-day|day-after")
    file = "<file>A1</file>"
    digest = f"<hash>{'0a' * 32}</hash>\n    " + file
    pair("LAW-22-4", [(file, "<algorithm>sm3</algorithm>\n    " + digest)], [(file, digest)],
         "algorithm|no-algorithm")
    sha512 = (file, "<algorithm>sha512</algorithm>\n    " + f"<hash>{'0a' * 64}</hash>\n    " + file)
    pair("LAW-22-5", [(file, "<algorithm>sm3</algorithm>\n    " + digest)],
         [(file, "<algorithm>sm3</algorithm>\n    " + file)], "hash|no-hash")
    pair("REG-HASH-2", [sha512], [(file, "<algorithm>sha512</algorithm>\n    " + digest)],
         "128-digits|64-digits")
    pair("REG-HASH-2", [(file, "<algorithm>sm3</algorithm>\n    " + digest)],
         [(file, sha512[1].replace("sha512", "sm3"))], "64-digits|128-digits-for-sm3")


def review(pair):
    reversible = ("<reversible>false", "<reversible>true")
    pair("LAW-26-5", [reversible, ("<delivery>off-platform", "<delivery>on-platform")],
         [reversible], "on-platform|off-platform")
    pair("LAW-26-6", [("<date>2025-12-10", "<date>2026-02-02")],
         [("<date>2025-12-10", "<date>2026-02-03")], "same-day|day-after")
    personal = "<personal>false</personal>"
    concerned = "<personal>true</personal>"
    measures = "\n    <desensitisation>按站点聚合，删除卡号。</desensitisation>"
    pair("LAW-27-11", [(personal, concerned + measures)], [(personal, concerned)],
         "desensitised|not-desensitised")
