"""Fixtures of applications about an entry, from their examples; run by make.py."""
from make_products import Base, pairs

KINDS = ["change", "correction", "cancellation", "renewal", "revocation", "national-code"]
SUMMARY = "全市公交线路、站点的名称、位置、首末班时间、票价和换乘信息，每日更新，不含乘客信息。"
OLD = "全市公交线路、站点的名称、位置、首末班时间和票价，每日更新，不含乘客信息。"
AGENT = """</applicants>
  <agent>
    <name>泰安市示例数据服务有限公司</name>
    <code>91370900MA3C8L6K22</code>
    <contact><name>王五</name><telephone>0538-7654321</telephone></contact>
    <file>A1</file>
    <from>2026-01-01</from>
    <until>2026-12-31</until>
  </agent>"""


def write_all(root, write):
    bases = {kind: Base(root, kind) for kind in KINDS}
    parts(bases, write)
    changes(bases["change"], write)
    grounds(bases, write)


def parts(bases, write):
    change = bases["change"]
    pair = pairs(change, write)
    renewal = bases["renewal"].block("renewal")
    pair("LAW-9-40", [], [(change.block("changes"), "")], "changes|no-changes")
    pair("LAW-9-41", [], [("</changes>", "</changes>" + renewal)], "changes|and-a-renewal")
    commitment = '\n  <commitment version="2024-1" date="2026-03-02">true</commitment>'
    pair("LAW-9-42", [], [(commitment, "")], "commitment|no-commitment")
    pair("LAW-9-43", [], [('">true<', '">false<')], "made|not-made")
    pair("LAW-9-44", [], [('date="2026-03-02"', 'date="2026-03-03"')], "same-day|day-after")
    pair("LAW-4-3", [], [("Declaration>none<", "Declaration>contains<")], "no-secret|secret")
    agent = ("</applicants>", AGENT)
    pair("LAW-9-45", [agent, ("<until>2026-12-31", "<until>2026-03-02")],
         [agent, ("<until>2026-12-31", "<until>2026-03-01")], "last-day|day-after")


def changed(path, old, new):
    return [("<path>resource.summary", f"<path>{path}"), (f"<old>{OLD}", f"<old>{old}"),
            (f"<new>{SUMMARY}", f"<new>{new}")]


def changes(base, write):
    pair = pairs(base, write)

    def field(rule, path, old, right, wrong, name):
        pair(rule, changed(path, old, right), changed(path, old, wrong), name)

    pair("LAW-9-50", [], [(f"<new>{SUMMARY}", f"<new>{OLD}")], "another|the-same")
    field("LAW-9-51", "resource.name", "甲", "乙", "", "another|none")
    pair("LAW-9-52", changed("resource.summary", "甲", "简" * 500),
         changed("resource.summary", "甲", "简" * 501), "500|501")
    field("LAW-9-53", "resource.name", "甲", "名" * 200, "名" * 201, "200|201")
    field("LAW-9-54", "resource.authorisationIntended", "是", "否", "不", "no|neither")
    field("LAW-9-55", "resource.updateFrequency", "每日", "每周", "weekly", "chinese|code")
    field("LAW-4-4", "resource.level", "一般", "重要", "核心", "important|core")
    field("LAW-27-10", "resource.level", "一般", "重要", "极重要", "important|unknown")
    field("LAW-9-56", "resource.coverage.from", "2020-01-01", "2019-12-31", "2019-13-01",
          "day|thirteenth-month")
    field("LAW-9-57", "resource.records", "18560", "18561", "18561.5", "whole|decimal")
    field("LAW-9-58", "resource.coverage.region", "370900", "370902", "37090", "six|five")
    field("LAW-9-59", "resource.industry", "G5411", "G54", "54G", "letter-first|digits-first")


def grounds(bases, write):
    correction = pairs(bases["correction"], write)
    proof = "\n    <proof>A1</proof>"
    interested = ("<requester>registrant", "<requester>interested-party")
    correction("LAW-N9-20", [interested], [interested, (proof, "")], "proof|no-proof")
    cancellation = pairs(bases["cancellation"], write)
    file = "\n    <file>A1</file>"
    dissolved = ("<ground>waived", "<ground>dissolved")
    cancellation("LAW-N9-21", [dissolved], [dissolved, (file, "")], "proof|no-proof")
    law = ("<ground>waived</ground>", "<ground>law</ground>")
    named = (law[0], law[1] + "\n    <law>《某条例》第三条</law>")
    cancellation("LAW-N9-22", [named], [law], "named|not-named")
    base = bases["cancellation"]
    write("valid", "LAW-N9-23.surrendered", base.edited())
    write("remark", "LAW-N9-23.kept", base.edited(
        ("<certificateSurrendered>true", "<certificateSurrendered>false")))
    renewal = pairs(bases["renewal"], write)
    renewal("LAW-N15-1", [], [("<unchanged>true", "<unchanged>false")], "unchanged|changed")
    end = "</unchanged>"
    renewal("LAW-N15-2", [(end, end + "\n    <until>2029-03-10</until>")],
            [(end, end + "\n    <until>2029-03-09</until>")], "day-after|same-day")
    for kind in ["revocation", "national-code"]:
        write("valid", f"LAW-9-40.{kind}", bases[kind].edited())
