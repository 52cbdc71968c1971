"""Fixtures of products and of authorisations, from their examples; run by make.py."""
import re


class Base:
    """An example without its comments, and edits of it."""

    def __init__(self, root, kind):
        example = (root / f"schemas/examples/{kind}.xml").read_text(encoding="utf-8")
        self.text = re.sub(r"\n?[ ]*<!--.*?-->", "", example, flags=re.S)

    def edited(self, *edits):
        text = self.text
        for old, new in edits:
            assert text.count(old) >= 1, old
            text = text.replace(old, new, 1)
        return text

    def block(self, name):
        found = re.search(rf"\n *<{name}>.*?</{name}>", self.text, re.S)
        assert found, name
        return found.group(0)


def write_all(root, write):
    product(Base(root, "product-registration"), write)
    authorisation(Base(root, "authorisation-record"), write)


def pairs(base, write):
    def pair(rule, accepted, rejected, name="right|wrong"):
        good, bad = name.split("|")
        write("valid", f"{rule}.{good}", base.edited(*accepted))
        write("invalid", f"{rule}.{bad}", base.edited(*rejected))
    return pair


def product(base, write):
    pair = pairs(base, write)
    pair("LAW-8-1", [], [("<kind>operator", "<kind>provider")], "operator|provider")
    pair("LAW-8-2", [("<until>2028-05-31", "<until>2025-06-01")],
         [("<until>2028-05-31", "<until>2025-05-31")], "one-day|ends-before-it-begins")
    pair("LAW-8-3", [], [("<number>SQ-", "<number>DJ-")], "authorisation|resource")
    pair("LAW-8-4", [], [("<number>DJ-", "<number>SQ-")], "resource|authorisation")
    pair("LAW-26-1", [("<date>2025-12-10", "<date>2026-01-05")],
         [("<date>2025-12-10", "<date>2026-01-06")], "same-day|day-after")
    reversible = ("<reversible>false", "<reversible>true")
    pair("LAW-26-2", [reversible, ("<delivery>off-", "<delivery>on-")], [reversible],
         "reversible-on-the-platform|reversible-off-the-platform")
    pair("LAW-26-3", [("<date>2025-12-18", "<date>2026-01-05")],
         [("<date>2025-12-18", "<date>2026-01-06")], "same-day|day-after")
    pair("LAW-26-4", [], [("大数据局</body>\n      <conclusion>passed",
         "大数据局</body>\n      <conclusion>failed")], "passed|failed")
    concerned = ("<concerned>false</concerned>", "<concerned>true</concerned>")
    pair("LAW-27-6", [(concerned[0], concerned[1] + "\n      <measures>已聚合</measures>")],
         [concerned], "measures|no-measures")
    property_ = """</balanceSheet>
    <intellectualProperty>
      <number>SDIP-2026-0001</number>
      <body>山东省示例知识产权保护中心</body>
      <date>2026-01-05</date>
    </intellectualProperty>"""
    pair("LAW-22-2", [("</balanceSheet>", property_)],
         [("</balanceSheet>", property_.replace("01-05<", "01-06<"))], "same-day|day-after")
    pair("LAW-10-4", [("<operation>true", "<operation>false")],
         [("<processing>true", "<processing>false"), ("<operation>true", "<operation>false")],
         "one-right|no-right")
    public = ("<purpose>industry", "<purpose>public")
    pair("LAW-16-1", [public, ("<mode>paid", "<mode>free")], [public], "free|paid")
    described = base.block("charging")
    pair("LAW-16-2", [], [(described, re.sub(r"\n *<description>.*</description>", "", described))],
         "described|not-described")
    other = """</sources>
    <otherSources>
      <otherSource>
        <name>商圈客流统计</name>
        <supplier>泰安市示例商业管理有限公司</supplier>
        <approval>泰数融〔2026〕1号</approval>
        <file>A4</file>
      </otherSource>
    </otherSources>"""
    unreferred = (base.block("evidenceDeposit"),
                  re.sub(r"\n *<file>A4</file>", "", base.block("evidenceDeposit")))
    spare = 'id="A4" role="evidence-deposit"'
    for rule, edits, role, name in [
        ("PKG-ROLE-10", [("</sources>", other)], "source-approval", "approval"),
        ("PKG-ROLE-13", [(concerned[0], concerned[1] + "\n      <file>A4</file>")], "consent",
         "consent"),
        ("PKG-ROLE-14", [("</balanceSheet>", property_.replace(
            "</date>", "</date>\n      <file>A4</file>"))], "intellectual-property", "certificate"),
    ]:
        before = [unreferred] + edits
        pair(rule, before + [(spare, f'id="A4" role="{role}"')],
             before + [(spare, 'id="A4" role="other"')], f"{name}|{name}-of-another-role")
    for rule, role in [("PKG-ROLE-11", "reversibility-test"), ("PKG-ROLE-12", "security-review")]:
        pair(rule, [], [(f'role="{role}"', 'role="other"')], f"{role}|{role}-of-another-role")
    for rule, name, role in [("LAW-N7-2", "evidenceDeposit", "evidence-deposit"),
                             ("LAW-N9-3", "riskAssessment", "risk-assessment")]:
        edits = [(base.block(name), ""), (f'role="{role}"', 'role="other"')]
        write("valid", f"{rule}.there", base.edited())
        write("valid", f"{rule}.absent@taian-2024", base.edited(*edits))
        write("invalid", f"{rule}.absent", base.edited(*edits))


def authorisation(base, write):
    pair = pairs(base, write)
    pair("LAW-14-1", [], [("<kind>operator", "<kind>provider")], "operator|provider")
    pair("LAW-14-2", [("<date>2025-05-20", "<date>2026-01-05"), ("<date>2025-05-26",
         "<date>2026-01-05")], [("<date>2025-05-20", "<date>2026-01-06"), (
             base.block("certificate"), re.sub(r"<date>.*</date>", "<date>2026-01-05</date>",
                                               base.block("certificate")))],
         "same-day|day-after+")
    pair("LAW-14-3", [("<date>2025-05-26", "<date>2026-01-05")],
         [("<date>2025-05-26", "<date>2026-01-06")], "same-day|day-after")
    pair("LAW-14-4", [("<date>2025-05-26", "<date>2025-05-20")],
         [("<date>2025-05-26", "<date>2025-05-19")], "same-day|day-before")
    delivered = (base.block("delivered"), "")
    pair("LAW-14-5", [delivered, ("<until>2028-05-31", "<until>2025-06-01")],
         [delivered, ("<until>2028-05-31", "<until>2025-05-31")], "one-day|ends-before-it-begins")
    pair("LAW-14-6", [("<delivered>2025-12-29", "<delivered>2026-01-05")],
         [("<delivered>2025-12-29", "<delivered>2026-01-06")], "same-day|day-after")
    pair("LAW-11-1", [], [("<number>DJ-", "<number>SQ-")], "resource|authorisation")
    for rule, role in [("PKG-ROLE-15", "authorisation-agreement"),
                       ("PKG-ROLE-16", "authorisation-certificate")]:
        pair(rule, [], [(f'role="{role}"', 'role="other"')], f"{role}|{role}-of-another-role")
