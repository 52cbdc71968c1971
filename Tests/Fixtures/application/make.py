#!/usr/bin/env python3
"""Writes the fixtures of applications from schemas/examples/resource-registration.xml.

    valid/RULE.what.xml     the nearest document that the rule accepts
    invalid/RULE.what.xml   the nearest one that it refuses, with no other finding
    remark/RULE.what.xml    accepted, with that remark
    evil/what.xml           hostile or legacy bytes

Those of products and of authorisations are in make_products.py, those of changes and the like in
make_amendments.py, those of agreements in make_agreements.py, those of selections in
make_selection.py, those of work under an authorisation in make_operation.py and of its supervision
in make_supervision.py, those of other kinds in make_others.py; this one runs them.

`RULE.what@PROFILE.xml` is examined under another profile than taian-2025. Fixtures of one rule
differ from each other in one thing. Run it again after the example or a rule has changed.
"""
import pathlib
import re

import make_agreements
import make_amendments
import make_operation
import make_others
import make_products
import make_selection
import make_supervision

here = pathlib.Path(__file__).parent
root = here.parent.parent.parent
example = (root / "schemas/examples/resource-registration.xml").read_text(encoding="utf-8")
base = re.sub(r"\n?[ ]*<!--.*?-->", "", example, flags=re.S)
code = "11370900MB2858121W"
other = "12370900MB2858127C"
agency = "91370900MA3C8L6K22"


def edited(*edits):
    text = base
    for old, new in edits:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    return text


def block(name):
    found = re.search(rf"\n *<{name}>.*?</{name}>", base, re.S)
    assert found, name
    return found.group(0)


def write(folder, name, text, encoding="utf-8"):
    path = here / folder
    path.mkdir(exist_ok=True)
    data = text if isinstance(text, bytes) else text.encode(encoding)
    (path / f"{name}.xml").write_bytes(data)


for folder in ["valid", "invalid", "remark", "evil"]:
    for file in (here / folder).glob("*.xml"):
        file.unlink()

agent = f"""
  <agent>
    <name>泰安市示例数据服务有限公司</name>
    <code>{agency}</code>
    <contact><name>王五</name><telephone>0538-7654321</telephone></contact>
    <file>A4</file>
    <from>2026-01-01</from>
    <until>2026-12-31</until>
  </agent>"""
with_agent = [
    ("</applicants>", "</applicants>" + agent),
    ('id="A4" role="sample"', 'id="A4" role="agent-authorisation"'),
    (block("sample"), ""),
]
shared = f"""
    <sharedSource>
      <name>泰安市示例公安局</name>
      <code>{other}</code>
      <file>A4</file>
    </sharedSource>"""
with_shared = [
    ("<sourceKind>duty</sourceKind>", "<sourceKind>sharing</sourceKind>" + shared),
    ('id="A4" role="sample"', 'id="A4" role="sharing-consent"'),
    (block("sample"), ""),
]
personal = [
    ("<contained>false</contained>",
     "<contained>true</contained>\n      <basis>法定职责</basis>\n"
     "      <desensitisation>姓名、证件号码已经替换</desensitisation>"),
    ("<personal>false</personal>", "<personal>true</personal>"),
]
quality = ("</description>", "</description>\n      <file>A4</file>")
spare = [(block("sample"), "")]


def role(name):
    return ('id="A4" role="sample"', f'id="A4" role="{name}"')


def pair(rule, accepted, rejected, name="", folder="invalid"):
    good, bad = name.split("|") if name else ("right", "wrong")
    write("valid", f"{rule}.{good}", edited(*accepted))
    write(folder, f"{rule}.{bad}", edited(*rejected))


# Law, in the order of the rule file.
pair("LAW-7-1", [], [("<kind>provider</kind>", "<kind>operator</kind>")], "provider|operator")
pair("LAW-7-2", [], [(f"<holder>\n      <name>泰安市示例交通运输局</name>\n      <code>{code}",
     f"<holder>\n      <name>泰安市示例公安局</name>\n      <code>{other}")],
     "holder-applies|holder-is-another", "remark")
pair("LAW-9-1", [], [('date="2026-01-05">true', 'date="2026-01-05">false')], "made|not-made")
pair("LAW-9-2", [('date="2026-01-05"', 'date="2026-01-04"')],
     [('date="2026-01-05"', 'date="2026-01-06"')], "day-before|day-after")
pair("LAW-4-1", [], [("Declaration>none<", "Declaration>contains<")], "no-secret|secret")
pair("LAW-9-3", with_agent + [("<from>2026-01-01", "<from>2026-01-05"),
     ("<until>2026-12-31", "<until>2026-01-05")],
     with_agent + [("<from>2026-01-01", "<from>2026-01-06"),
     ("<until>2026-12-31", "<until>2026-01-05")], "one-day|ends-before-it-begins")
pair("LAW-9-4", with_agent + [("<until>2026-12-31", "<until>2026-01-05")],
     with_agent + [("<until>2026-12-31", "<until>2026-01-04")], "last-day|day-after")
coverage = "<coverage>\n      <region>370900</region>\n      <from>2020-01-01</from>"
pair("LAW-9-5", [(coverage, coverage + "\n      <until>2020-01-01</until>")],
     [(coverage, coverage + "\n      <until>2019-12-31</until>")], "one-day|ends-before-it-begins")
pair("LAW-9-6", with_shared,
     [("<sourceKind>duty<", "<sourceKind>sharing<")], "source-named|source-missing")
pair("LAW-9-7", with_shared,
     with_shared + [("<sourceKind>sharing<", "<sourceKind>duty<")], "sharing|another-source-kind")
pair("LAW-9-8", [("<asOf>2025-12-31", "<asOf>2026-01-05")],
     [("<asOf>2025-12-31", "<asOf>2026-01-06")], "same-day|day-after")
pair("LAW-9-9", [("<date>2025-12-20", "<date>2026-01-05")],
     [("<date>2025-12-20", "<date>2026-01-06")], "same-day|day-after")
pair("LAW-9-10", [], [("<date>2025-12-20</date>\n      <conclusion>passed",
     "<date>2025-12-20</date>\n      <conclusion>failed")], "passed|failed", "remark")
pair("LAW-9-11", [("<date>2025-12-22", "<date>2026-01-05")],
     [("<date>2025-12-22", "<date>2026-01-06")], "same-day|day-after")
pair("LAW-9-12", [], [("测评中心</body>\n      <conclusion>passed",
     "测评中心</body>\n      <conclusion>failed")], "passed|failed", "remark")
pair("LAW-22-1", [("2026-01-04T10:30", "2026-01-05T10:30")],
     [("2026-01-04T10:30", "2026-01-06T10:30")], "same-day|day-after")
pair("REG-HASH-1", [("<algorithm>sha256", "<algorithm>sm3")],
     [("<algorithm>sha256", "<algorithm>sha512")], "sm3|too-short-for-sha512")
conditional = ("<sharingType>unconditional", "<sharingType>conditional")
pair("LAW-9-13", [conditional, ("</sharingType>", "</sharingType>\n    "
     "<sharingCondition>限本市</sharingCondition>")], [conditional], "condition|no-condition")
pair("LAW-9-14", [], [(block("openingCondition"), "")], "condition|no-condition")
prohibited = ("<openingType>conditional", "<openingType>prohibited")
pair("LAW-12-1", [prohibited, ("Intended>true", "Intended>false")], [prohibited],
     "not-intended|prohibited-but-intended")
pair("LAW-4-2", [("<level>general", "<level>important")],
     [("<level>general", "<level> core ")], "important|core")
pair("LAW-27-1", personal, personal + [("\n      <basis>法定职责</basis>", "")], "basis|no-basis")
pair("LAW-27-2", personal, personal + [
     ("\n      <desensitisation>姓名、证件号码已经替换</desensitisation>", "")],
     "desensitised|not-desensitised")
pair("LAW-27-3", personal, [("<personal>false", "<personal>true")], "declared|not-declared")
pair("LAW-27-4", personal, personal[:1], "item-marked|no-item-marked", "remark")
pair("LAW-27-5", personal + [("<sensitive>false", "<sensitive>true")],
     personal[:1] + [("<personal>false</personal>\n        <sensitive>false",
     "<personal>false</personal>\n        <sensitive>true"),
     ("<code>line_name</code>\n        <name>线路名称</name>\n        <type>string</type>\n"
      "        <length>100</length>\n        <nullable>false</nullable>\n        <personal>false",
      "<code>line_name</code>\n        <name>线路名称</name>\n        <type>string</type>\n"
      "        <length>100</length>\n        <nullable>false</nullable>\n        <personal>true")],
     "sensitive-and-personal|sensitive-not-personal")
pair("LAW-10-1", [("<revenue>true", "<revenue>false")],
     [("<holding>true", "<holding>false"), ("<revenue>true", "<revenue>false")],
     "one-right|no-right")
disputed = ("<disputed>false</disputed>",
            "<disputed>true</disputed>\n      <dispute>与某单位有争议</dispute>")
write("valid", "LAW-10-2.described", edited(disputed))
write("invalid", "LAW-10-2.not-described", edited(("<disputed>false", "<disputed>true")))
write("valid", "LAW-10-3.undisputed", edited())
write("remark", "LAW-10-3.disputed", edited(disputed))
pair("LAW-28-1", [], [("<desensitised>true", "<desensitised>false")],
     "desensitised|not-desensitised")
for rule, before, after, wrong in [
    ("PKG-ROLE-1", [], ('id="A1" role="legal-basis"', 'id="A1" role="other"'), "legal-basis"),
    ("PKG-ROLE-4", [], ('id="A2" role="risk-assessment"', 'id="A2" role="other"'), "risk"),
    ("PKG-ROLE-5", [], ('id="A3" role="evidence-deposit"', 'id="A3" role="other"'), "deposit"),
    ("PKG-ROLE-8", [], role("other"), "sample"),
    ("PKG-ROLE-2", with_shared, ('role="sharing-consent"', 'role="other"'), "consent"),
    ("PKG-ROLE-7", with_agent, ('role="agent-authorisation"', 'role="other"'), "agent"),
    ("PKG-ROLE-9", spare + [role("joint-consent"),
     ("</contact>", "</contact>\n      <consent><file>A4</file></consent>")],
     ('role="joint-consent"', 'role="other"'), "joint-consent"),
    ("PKG-ROLE-6", spare + [quality, role("quality-report")],
     ('role="quality-report"', 'role="other"'), "quality"),
    ("PKG-ROLE-3", spare + personal + [role("consent"),
     ("</desensitisation>", "</desensitisation>\n      <file>A4</file>")],
     ('id="A4" role="consent"', 'id="A4" role="other"'), "consent"),
]:
    pair(rule, before, before + [after], f"{wrong}|{wrong}-of-another-role")
write("valid", "PKG-UNUSED-1.other", edited(*spare, role("other")))
write("remark", "PKG-UNUSED-1.unused", edited(*spare))

# What one profile asks for.
for rule, name in [("LAW-N7-1", "evidenceDeposit"), ("LAW-N9-1", "riskAssessment"),
                   ("LAW-N9-2", "scenario")]:
    edits = [(block(name), "")]
    if name != "scenario":
        number = "A3" if name == "evidenceDeposit" else "A2"
        edits.append((re.search(rf'id="{number}" role="[a-z-]*"', base).group(0),
                      f'id="{number}" role="other"'))
    write("valid", f"{rule}.there", edited())
    write("valid", f"{rule}.absent@taian-2024", edited(*edits))
    write("invalid", f"{rule}.absent", edited(*edits))
consentless = with_shared + [("\n      <file>A4</file>\n    </sharedSource>",
                              "\n    </sharedSource>"), ('role="sharing-consent"', 'role="other"')]
write("valid", "LAW-A5-1.consent", edited(*with_shared))
write("valid", "LAW-A5-1.no-consent@taian-2024", edited(*consentless))
write("invalid", "LAW-A5-1.no-consent", edited(*consentless))

# Values that a named Swift rule judges.
for rule, value, name in [
    ("REG-USCC-FORM", "11370900mb2858121w", "small"),
    ("REG-USCC-FORM", "１１３７０９００ＭＢ２８５８１２１Ｗ", "full-width"),
    ("REG-USCC-FORM", "11370900 MB28 58121W", "spaces"),
    ("REG-USCC-LENGTH", "11370900MB2858121", "17"),
    ("REG-USCC-LENGTH", "11370900MB2858121WW", "19"),
    ("REG-USCC-CHARACTER", "1137O900MB2858121W", "letter-O"),
    ("REG-USCC-CHECK", "11370900MB2858121X", "check"),
]:
    write("invalid", f"{rule}.{name}", edited(
        (f"<code>{code}</code>\n      <kind>", f"<code>{value}</code>\n      <kind>")))
    if rule == "REG-USCC-FORM":
        continue
for rule in ["REG-USCC-FORM", "REG-USCC-LENGTH", "REG-USCC-CHARACTER", "REG-USCC-CHECK"]:
    write("valid", f"{rule}.white-space-around", edited(
        (f"<code>{code}</code>\n      <kind>", f"<code>\n{code} </code>\n      <kind>")))
for rule, value, name in [
    ("REG-DATE-FORM", "2025/12/31", "slashes"), ("REG-DATE-FORM", "2025年12月31日", "chinese"),
    ("REG-DATE-FORM", "20251231", "compact"), ("REG-DATE-FORM", "２０２５-１２-３１", "full-width"),
    ("REG-DATE-DAY", "2025-02-29", "no-leap-year"), ("REG-DATE-UNREADABLE", "去年底", "words"),
]:
    write("invalid", f"{rule}.{name}", edited(("<asOf>2025-12-31", f"<asOf>{value}")))
write("valid", "REG-DATE-FORM.iso", edited())
write("valid", "REG-DATE-DAY.leap-year", edited(("<asOf>2025-12-31", "<asOf>2024-02-29")))
write("valid", "REG-DATE-UNREADABLE.white-space-around", edited(
    ("<asOf>2025-12-31", "<asOf> 2025-12-31 ")))
for rule, value, name in [
    ("REG-TIME-FORM", "2026-01-05 09:00", "space"), ("REG-TIME-FORM", "2026-01-05T09:00:00", "bare"),
    ("REG-TIME-FORM", "2026-01-05T01:00:00Z", "utc"), ("REG-TIME-FORM", "2026/1/5 9:00", "slashes"),
    ("REG-TIME-UNREADABLE", "2026-01-05T25:00:00+08:00", "hour-25"),
]:
    write("invalid", f"{rule}.{name}", edited(("2026-01-05T09:00:00+08:00", value)))
write("valid", "REG-TIME-FORM.milliseconds", edited(
    ("2026-01-05T09:00:00+08:00", "2026-01-05T09:00:00.000+08:00")))
write("valid", "REG-TIME-UNREADABLE.last-second", edited(
    ("2026-01-05T09:00:00+08:00", "2026-01-05T23:59:59+08:00")))
digest = re.search(r"sha256:([0-9a-f]{64})", base).group(1)
write("invalid", "REG-DIGEST-FORM.capitals", edited((digest, digest.upper())))
write("invalid", "REG-DIGEST-FORM.no-prefix", edited(("sha256:" + digest, digest)))
write("invalid", "REG-DIGEST-UNREADABLE.md5", edited(("sha256:" + digest, digest[:32])))
write("valid", "REG-DIGEST-FORM.right", edited())
write("valid", "REG-DIGEST-UNREADABLE.right", edited())
write("invalid", "REG-WIDTH.region", edited(("<region>370900", "<region>３７０９００")))
write("invalid", "REG-WIDTH.grouped-number", edited(("<records>18560", "<records>18 560")))
write("valid", "REG-WIDTH.full-width-in-text", edited(("东岳大街1号", "东岳大街１号")))

# Schema: the kinds of faults.
write("valid", "PKG-FORMAT.right", edited())
write("invalid", "PKG-FORMAT.another-format", edited(('format="1"', 'format="2"')))
write("invalid", "XSD-UNEXPECTED.element-in-text",
      edited((block("name"), block("name").replace("</name>", "<b/></name>"))))
write("invalid", "XSD-MISSING.summary", edited((block("summary"), "")))
write("valid", "XSD-MISSING.order-is-free", edited((block("summary"), ""),
      ("</resource>", block("summary").lstrip("\n") + "\n  </resource>")))
write("invalid", "XSD-UNEXPECTED.stranger", edited(("<level>", "<grade>2</grade>\n    <level>")))
write("invalid", "XSD-UNEXPECTED.twice", edited(("<level>", "<level>general</level>\n    <level>")))
write("invalid", "XSD-ATTRIBUTE-MISSING.role", edited((' role="sample"', "")))
write("invalid", "XSD-ATTRIBUTE-UNEXPECTED.stranger", edited((' role="sample"',
      ' role="sample" note="x"')))
write("invalid", "XSD-EMPTY.name", edited(("<representative>张三", "<representative> ")))
write("valid", "XSD-LENGTH.summary-500", edited((block("summary"),
      "<summary>" + "数" * 500 + "</summary>")))
write("invalid", "XSD-LENGTH.summary-501", edited((block("summary"),
      "<summary>" + "数" * 501 + "</summary>")))
write("invalid", "XSD-PATTERN.industry", edited(("<industry>G5411", "<industry>5411")))
write("valid", "XSD-PATTERN.industry-letter", edited(("<industry>G5411", "<industry>G")))
write("invalid", "XSD-ENUMERATION.label-for-code", edited(("<level>general", "<level>一般")))
write("invalid", "XSD-ENUMERATION.capitals", edited(("<updateFrequency>daily",
      "<updateFrequency>Daily")))
write("invalid", "XSD-TYPE.number", edited(("<records>18560", "<records>很多")))
write("invalid", "XSD-RANGE.decimals", edited(("<megabytes>42.5", "<megabytes>42.555")))
write("valid", "XSD-RANGE.two-decimals", edited(("<megabytes>42.5", "<megabytes>42.55")))
write("invalid", "XSD-DUPLICATE.item-code", edited(("<code>stop_no", "<code>line_no")))
write("invalid", "XSD-REFERENCE.attachment", edited(("<file>A1", "<file>A7")))
write("invalid", "XSD-TEXT.between-elements", edited(("<volume>", "<volume>大约")))
write("invalid", "XSD-ROOT.no-namespace", edited((' xmlns="urn:dengji:application:1"', "")))
write("invalid", "PKG-PATH-2.itself+", edited(('path="attachments/sample.csv"',
      'path="application.xml"')))
write("invalid", "PKG-PATH-1.dots+", edited(('path="attachments/sample.csv"',
      'path="attachments/../sample.csv"')))

many = edited(
    (f"<code>{code}</code>\n      <kind>", "<code>11370900MB2858121X</code>\n      <kind>"),
    ("<kind>provider", "<kind>operator"), ("<representative>张三", "<representative>"),
    ("0538-1234567", "暂无"), ('date="2026-01-05">true', 'date="2026年1月5日">false'),
    (block("catalogueCode"), ""), ("<sourceKind>duty", "<sourceKind>sharing"),
    ("<openingType>conditional", "<openingType>prohibited"), ("<level>general", "<level>core"),
    ("<contained>false", "<contained>true"), ("<records>18560", "<records>１８５６０"),
    ("<updateFrequency>daily", "<updateFrequency>每日"), (block("scenario"), ""),
    ("<file>A1", "<file>A9"), ("<desensitised>true", "<desensitised>false"),
    ("sha256:" + digest, digest[:40]))
write("invalid", "MANY.findings", many)

# Legacy and hostile bytes.
legacy = base.replace('encoding="UTF-8"', 'encoding="GB2312"').replace("李四", "李喆")
write("valid", "XML-ENCODING.gbk-labelled-gb2312", legacy, "gbk")
write("valid", "XML-ENCODING.gb18030", base.replace('"UTF-8"', '"gb18030"').replace(
    "李四", "李\U00020000"), "gb18030")
write("valid", "XML-ENCODING.utf-16", base.replace('"UTF-8"', '"UTF-16"'), "utf-16")
write("invalid", "XML-ENCODING.gbk-labelled-utf-8", base, "gbk")
write("valid", "XML-ENCODING.utf-8-with-mark", "\ufeff" + base)
write("invalid", "XML-ENCODING.utf-8-labelled-gb2312", base.replace('"UTF-8"', '"gb2312"'))
write("invalid", "XML-ENCODING-LABEL.iso-8859-1", base.replace('"UTF-8"', '"ISO-8859-1"'))
write("invalid", "XML-ENCODING-LABEL.utf-16-labelled-utf-8", base, "utf-16")
stylesheet = '<?xml-stylesheet type="text/xsl" href="sample.xsl"?>\n<application'
write("invalid", "XML-STYLESHEET.before-the-root", base.replace("<application", stylesheet, 1))
write("valid", "XML-STYLESHEET.another-instruction", base.replace("<application",
      stylesheet.replace("xml-stylesheet", "xml-stylesheets"), 1))
write("invalid", "XML-CHARACTER.replacement", base.replace("<representative>张三",
      "<representative>张\ufffd"))
write("invalid", "XML-CHARACTER.utf-8-as-latin-1", base.replace("<representative>张三",
      "<representative>" + "张三".encode().decode("latin-1")))
write("invalid", "XML-CHARACTER.override", base.replace("<representative>张三",
      "<representative>&#x202E;三张"))
write("invalid", "XML-CHARACTER.attribute", base.replace("text/csv", "text/csv\x9f"))
write("invalid", "XML-CHARACTER.zero-width", base.replace("<representative>张三",
      "<representative>张\u200b三"))
write("valid", "XML-CHARACTER.chosen-form", base.replace("<representative>张三",
      "<representative>葛\U000e0100"))
write("valid", "XML-CHARACTER.private-use", base.replace("<representative>张三",
      "<representative>张\ue000"))
xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:'
write("invalid", "XSD-INSTANCE.type", base.replace("<representative>",
      f'<representative {xsi}type="shortText">', 1))
write("invalid", "XSD-INSTANCE.nil", base.replace("<representative>",
      f'<representative {xsi}nil="false">', 1))
write("remark", "XSD-LOCATION.root", base.replace("<application", f'<application {xsi}schemaLocation='
      '"urn:dengji:application:1 http://[::1]/application.xsd"', 1))
write("evil", "XML-DOCTYPE.doctype", base.replace("<application",
      "<!DOCTYPE application>\n<application", 1))
write("evil", "XML-DOCTYPE.billion-laughs", base.replace("<application", "<!DOCTYPE a [<!ENTITY l0 "
      '"ha">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
      + "]>\n<application", 1).replace("张三", "&l11;"))
write("evil", "XML-DOCTYPE.external-entity", base.replace("<application",
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<application', 1)
      .replace("张三", "&x;"))
write("evil", "XML-LIMIT.deep", base.replace("<scenario>", "<scenario>" + "<x>" * 80 + "</x>" * 80))
write("evil", "XML-LIMIT.attributes", base.replace("<volume>", "<volume " + " ".join(
      f'a{n}=""' for n in range(80)) + ">"))
write("evil", "XML-NAMESPACE.relative", base.replace("<volume>", '<volume xmlns:x="x">'))
write("evil", "XML-NAMESPACE.undeclared-prefix", base.replace("<volume>", "<v:volume>"
      ).replace("</volume>", "</v:volume>"))
write("evil", "XML-MALFORMED.truncated", base[: len(base) // 2])
write("evil", "XML-MALFORMED.two-roots", base + "<application/>")
write("evil", "XML-MALFORMED.control-character", base.replace("张三", "张\x01三"))
write("evil", "XML-EMPTY.empty", "")
write("evil", "XML-NOT-XML.pdf", "%PDF-1.7\n")
write("evil", "XSD-UNEXPECTED.xinclude", base.replace("<scenario>", "<xi:include "
      'xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/><scenario>'))

make_products.write_all(root, write)
make_amendments.write_all(root, write)
make_others.write_all(root, write)
make_agreements.write_all(root, write)
make_selection.write_all(root, write)
make_operation.write_all(root, write)
make_supervision.write_all(root, write)
