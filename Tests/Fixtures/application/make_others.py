"""Fixtures of parties, catalogues, supplements and objections, from their examples; run by make.py."""
from make_products import Base, pairs


def write_all(root, write):
    party(Base(root, "party"), write)
    catalogue(Base(root, "catalogue"), write)
    supplement(Base(root, "supplement"), write)
    objection(Base(root, "objection"), write)


def party(base, write):
    pair = pairs(base, write)
    name, contact = "\n    <name>泰安市示例气象局</name>", "\n    <contact>泰安市泰山区灵山大街1号 0538-1234567</contact>"
    region = "\n    <region>370900</region>"
    reason = "\n    <reason>新增公共数据资源提供单位</reason>"
    rest = [(text, "") for text in (name, region, base.block("roles"),
                                    '\n    <folder trusted="true" answers="true"/>')]

    def action(code):
        return ("<action>register", f"<action>{code}")

    def role(code, *more):
        return [("<role>provider", f"<role>{code}"), (contact, contact + "".join(more))]

    def entrustment(first, last):
        return (f'\n    <entrustment authority="11430000006122244L" from="{first}" until="{last}"'
                ' region="370911">岱数委〔2026〕1号</entrustment>')

    prefix = "\n    <documentPrefix>岱数登</documentPrefix>"
    year = entrustment("2026-01-01", "2026-12-31")
    pair("LAW-6-1", [], [(region, "")], "region|no-region")
    pair("LAW-6-2", [action("change"), *rest], [action("change"), *rest, (contact, "")],
         "contact|nothing")
    pair("LAW-6-3", [action("suspend"), *rest, (contact, "")], [action("suspend"), *rest],
         "alone|and-a-contact")
    pair("LAW-6-4", [action("suspend"), *rest, (contact, "")],
         [action("suspend"), *rest, (contact, ""), (reason, "")], "reason|no-reason")
    pair("LAW-6-5", role("registrar", year, prefix), role("registrar", prefix),
         "entrusted|not-entrusted")
    pair("LAW-6-6", role("authority", prefix), role("authority"), "prefix|no-prefix")
    pair("LAW-6-7", role("registrar", entrustment("2026-01-01", "2026-01-01"), prefix),
         role("registrar", entrustment("2026-01-01", "2025-12-31"), prefix),
         "one-day|ends-before-it-begins")


def catalogue(base, write):
    pair = pairs(base, write)
    pair("LAW-7-10", [], [("<kind>provider", "<kind>operator")], "provider|operator")
    pair("LAW-7-11", [], [(">true</commitment>", ">false</commitment>")], "made|not-made")
    pair("LAW-4-10", [], [("<stateSecretDeclaration>none", "<stateSecretDeclaration>contains")],
         "no-secret|secret")
    pair("LAW-7-12", [], [("<date>2026-01-05", "<date>2026-01-06")], "same-day|day-after")
    pair("LAW-7-13", [], [("<itemCount>2", "<itemCount>3")], "two-of-two|two-of-three")
    pair("LAW-7-14", [("<updated>2026-01-04", "<updated>2026-01-05")],
         [("<updated>2026-01-04", "<updated>2026-01-06")], "same-day|day-after")
    write("valid", "LAW-12-10.conditional", base.edited())
    write("remark", "LAW-12-10.prohibited", base.edited(
        ("<openingType>conditional", "<openingType>prohibited")))


def supplement(base, write):
    pair = pairs(base, write)
    attachments = (base.block("attachments"), "")
    pair("REG-SUPPLEMENT-EMPTY", [attachments], [attachments, (base.block("values"), "")],
         "values|neither")

    def value(field, length):
        start = base.text.index("<value ")
        end = base.text.index("</value>")
        return (base.text[start:end], f'<value field="resource.{field}">' + "公" * length)

    pair("REG-SUPPLEMENT-LENGTH", [value("summary", 500)], [value("summary", 501)], "500|501")
    pair("REG-SUPPLEMENT-NAME", [value("name", 200)], [value("name", 201)], "200|201")


def objection(base, write):
    pair = pairs(base, write)
    pair("REG-OBJECTION-EVIDENCE", [], [('role="evidence"', 'role="other"')],
         "evidence|another-role")
    for number, name in enumerate(["匿名", "某某", "无", "***"]):
        pair("REG-OBJECTION-NAME", [], [("<name>赵明", f"<name>{name}")],
             "real|" + ["anonymous", "someone", "none", "stars"][number])
