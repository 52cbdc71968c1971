"""Fixtures of what is reported and recorded under an authorisation, from their examples; run by
make.py."""
from make_products import Base, pairs


def write_all(root, write):
    parts(root, write)
    evaluation(Base(root, "evaluation"), write)
    pair = pairs(Base(root, "staff"), write)
    pair("LAW-28-4", [("<agreement>2026-01-12", "<agreement>2026-01-19")],
         [("<agreement>2026-01-12", "<agreement>2026-01-20")], "day-of-start|day-after-start")
    pair("LAW-30-1", [("<training>2026-01-14", "<training>2026-01-19")],
         [("<training>2026-01-14", "<training>2026-01-20")], "day-of-start|day-after-start")
    pair = pairs(Base(root, "operation-log"), write)
    pair("LAW-28-2", [("<until>2026-03-31", "<until>2026-01-01")],
         [("<until>2026-03-31", "<until>2025-12-31")], "one-day|ends-before-it-begins")
    pair("LAW-28-3", [("<until>2026-03-31", "<until>2026-04-02")],
         [("<until>2026-03-31", "<until>2026-04-03")], "same-day|day-after")
    for rule, kind in [("LAW-29-1", "training"), ("LAW-29-2", "drill")]:
        pair = pairs(Base(root, kind), write)
        pair(rule, [("<date>2026-01-14", "<date>2026-02-02")],
             [("<date>2026-01-14", "<date>2026-02-03")], "same-day|day-after")
    pair = pairs(Base(root, "incident"), write)
    pair("LAW-30-2", [("T08:20:00", "T09:00:00")], [("T08:20:00", "T09:00:01")],
         "same-second|second-after")
    pair = pairs(Base(root, "violation"), write)
    measures = ("<law>data-security", "<law>measures")
    pair("LAW-30-3", [measures, ("<type>retention", "<type>refusal")], [measures],
         "refusal|retention")


def parts(root, write):
    base = Base(root, "training")
    pair = pairs(base, write)
    drill = Base(root, "drill").block("drill")
    training = base.block("training")
    pair("LAW-23-1", [], [('kind="training"', 'kind="drill"')], "its-part|part-of-another-kind")
    pair("LAW-23-1", [], [(training, "")], "its-part|no-part")
    pair("LAW-23-1", [], [(training, training + drill)], "its-part|two-parts")
    pair = pairs(Base(root, "yearly-report"), write)
    made = '\n  <commitment version="2024-1" date="2027-03-10">true</commitment>'
    pair("LAW-23-2", [], [(made, "")], "commitment|no-commitment")
    pair("LAW-23-3", [], [(made, made.replace(">true<", ">false<"))], "made|not-made")
    later = made.replace("2027-03-10", "2027-03-11")
    pair("LAW-23-4", [], [(made, later)], "same-day|day-after")
    pair("LAW-4-5", [], [("Declaration>none<", "Declaration>contains<")], "no-secret|secret")


def evaluation(base, write):
    pair = pairs(base, write)
    requested = base.block("requested")
    result = "\n    <result>fail</result>"
    findings = "\n    <findings>未按约定报送操作日志，须在二十个工作日内整改。</findings>"
    pair("LAW-24-1", [], [(requested, "")], "requested|neither")
    pair("LAW-24-1", [(requested, result + findings)],
         [(requested, requested + result + findings)], "result|both")
    pair("LAW-24-2", [(requested, result + findings)], [(requested, result)],
         "findings|no-findings")
    pair("LAW-24-3", [("<until>2026-05-31", "<until>2026-01-01")],
         [("<until>2026-05-31", "<until>2025-12-31")], "one-day|ends-before-it-begins")
