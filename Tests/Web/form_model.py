"""The model of an application form, read from a folder of schemas a second time and in another way:
what the program writes to `outbox/public/apply/<kind>.js` must say the same.

    form_model.py SCHEMAS              the kinds that have a form
    form_model.py SCHEMAS KIND DAY     the model of one, as JSON
"""

import json
import os
import re
import sys
import xml.etree.ElementTree as ET

XS = "{http://www.w3.org/2001/XMLSchema}"
SCH = "{http://purl.oclc.org/dsdl/schematron}"
D = "{urn:dengji:rules:1}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
FACTS = "{urn:dengji:facts:1}"


def clean(**fields):
    return {k: v for k, v in fields.items() if v not in (None, [], {}, "", False)}


def local(name):
    return name.rsplit(":", 1)[-1]


def texts(element):
    """Label and help of an annotation in both languages, None without one."""
    found = {}
    for doc in element.findall(f"{XS}annotation/{XS}documentation"):
        language = doc.get(LANG)
        lines = [line.strip() for line in (doc.text or "").strip().split("\n")]
        found[language] = ("" if language == "zh" else " ").join(lines)
    if "zh" not in found:
        return None
    zh, _, help_ = found["zh"].partition("：")
    en, _, english = found.get("en", found["zh"]).partition(":")
    return clean(zh=zh, help=help_, en=en, helpEn=english.strip())


def whole(element):
    """The annotation as one text, for values of a list."""
    found = texts(element) or {}
    zh = "：".join(x for x in (found.get("zh"), found.get("help")) if x)
    en = ": ".join(x for x in (found.get("en"), found.get("helpEn")) if x)
    return zh, en


class Schema:
    def __init__(self, folder, file):
        self.folder, self.types, self.groups, self.elements = folder, {}, {}, {}
        self.attribute_groups, self.anonymous, self.simple = {}, 0, {}
        waiting, known = [file], set()
        while waiting:
            name = waiting.pop(0)
            if name in known:
                continue
            known.add(name)
            root = ET.parse(os.path.join(folder, "xsd", name)).getroot()
            for child in root:
                if child.tag == XS + "include":
                    waiting.append(child.get("schemaLocation"))
                elif child.tag in (XS + "complexType", XS + "simpleType"):
                    self.types[child.get("name")] = child
                elif child.tag == XS + "group":
                    self.groups[child.get("name")] = child
                elif child.tag == XS + "attributeGroup":
                    self.attribute_groups[child.get("name")] = child
                elif child.tag == XS + "element":
                    self.elements[child.get("name")] = child

    # Simple types, by a key

    def key(self, node, attribute="type"):
        """The key of a simple type that is named by an attribute or stands inside."""
        inner = node.find(XS + "simpleType")
        if inner is not None:
            self.anonymous += 1
            key = f"#{self.anonymous}"
            self.simple[key] = self.simple_type(inner)
            return key
        name = node.get(attribute)
        if name is None:
            return None
        return self.named(name)

    def named(self, name):
        if name.startswith("xs:"):
            self.simple.setdefault(name, {"base": name[3:]})
            return name
        name = local(name)
        if name not in self.simple:
            self.simple[name] = {}
            self.simple[name] = self.simple_type(self.types[name])
        return name

    def simple_type(self, node):
        found = {}
        words = texts(node) or {}
        restriction = node.find(XS + "restriction")
        if restriction is not None:
            inner = restriction.find(XS + "simpleType")
            if inner is not None:
                found.update(self.simple_type(inner))
            elif restriction.get("base", "xs:string").startswith("xs:"):
                found["base"] = restriction.get("base")[3:]
            else:
                base = self.named(restriction.get("base"))
                found.update({k: v for k, v in self.simple[base].items()})
            patterns = [p.get("value") for p in restriction.findall(XS + "pattern")]
            if patterns:
                found["patterns"] = found.get("patterns", []) + [patterns]
            values = []
            for value in restriction.findall(XS + "enumeration"):
                zh, en = whole(value)
                values.append(clean(code=value.get("value"), zh=zh, en=en))
            if values:
                found["values"] = values
            for facet in ("length", "minLength", "maxLength", "minInclusive", "maxInclusive",
                          "minExclusive", "maxExclusive", "fractionDigits", "totalDigits"):
                element = restriction.find(XS + facet)
                if element is not None:
                    found[facet] = element.get("value")
        elif node.find(XS + "list") is not None:
            found["list"] = self.key(node.find(XS + "list"), "itemType")
        elif node.find(XS + "union") is not None:
            union = node.find(XS + "union")
            members = [self.named(m) for m in union.get("memberTypes", "").split()]
            for inner in union.findall(XS + "simpleType"):
                self.anonymous += 1
                self.simple[f"#{self.anonymous}"] = self.simple_type(inner)
                members.append(f"#{self.anonymous}")
            found["union"] = members
        if node.get("name"):
            found["names"] = found.get("names", []) + [node.get("name")]
        return dict(found, **clean(words=words or None))

    # Elements

    def element(self, node, depth=0):
        if depth > 20:
            raise SystemExit("types inside themselves")
        low = int(node.get("minOccurs", "1"))
        high = node.get("maxOccurs", "1")
        result = {"name": local(node.get("name") or node.get("ref")), "min": low}
        if high != "unbounded":
            result["max"] = int(high)
        if node.get("ref"):
            target = self.elements.get(local(node.get("ref")))
            if target is None or ":" in node.get("ref"):
                return dict(result, foreign=True, **clean(words=texts(node)))
            return dict(self.element(target, depth), min=low, **clean(max=result.get("max")))
        type_ = node.find(XS + "complexType")
        if type_ is None and node.get("type") and not node.get("type").startswith("xs:"):
            type_ = self.types[local(node.get("type"))]
        complex_ = type_ is not None and type_.tag == XS + "complexType"
        own = texts(node)
        typed = None
        if type_ is not None:
            typed = texts(type_)
        inner = node.find(XS + "simpleType")
        if inner is not None:
            typed = texts(inner)
        words = dict(own or typed or {"zh": result["name"], "en": result["name"]})
        if typed:
            words.update(clean(typeHelp=typed.get("help"), typeHelpEn=typed.get("helpEn")))
        result["words"] = words
        result.update(clean(fixed=node.get("fixed"), default=node.get("default")))
        if complex_:
            result.update(self.content(type_, depth + 1))
        else:
            result["type"] = self.key(node) or self.named("xs:string")
        return result

    def content(self, type_, depth):
        """Attributes, group and text of a complex type."""
        simple = type_.find(XS + "simpleContent")
        if simple is not None:
            inner = simple.find(XS + "extension")
            inner = simple.find(XS + "restriction") if inner is None else inner
            base = inner.get("base")
            below = {}
            if not base.startswith("xs:") and self.types[local(base)].tag == XS + "complexType":
                below = self.content(self.types[local(base)], depth)
            else:
                below = {"type": self.named(base)}
            return self.joined(below, inner, None)
        derived = type_.find(XS + "complexContent")
        if derived is not None:
            inner = derived.find(XS + "extension")
            if inner is None:
                return self.joined({}, derived.find(XS + "restriction"), depth)
            below = self.content(self.types[local(inner.get("base"))], depth)
            return self.joined(below, inner, depth)
        return self.joined({}, type_, depth)

    def joined(self, below, node, depth):
        result = dict(below)
        attributes = list(below.get("attributes", [])) + self.attributes(node)
        if attributes:
            result["attributes"] = attributes
        if depth is not None:
            for child in node:
                if child.tag in (XS + "all", XS + "sequence", XS + "choice", XS + "group"):
                    group = self.group(child, depth)
                    if "group" in result:
                        group = {"kind": "sequence", "min": 1, "max": 1,
                                 "parts": [{"group": result["group"]}, {"group": group}]}
                    result["group"] = group
        return result

    def attributes(self, node):
        found = []
        for child in node:
            if child.tag == XS + "attributeGroup":
                found += self.attributes(self.attribute_groups[local(child.get("ref"))])
            elif child.tag == XS + "attribute" and child.get("use") != "prohibited":
                name = local(child.get("name") or child.get("ref"))
                words = texts(child)
                type_ = self.types.get(local(child.get("type") or ""))
                typed = texts(type_) if type_ is not None else None
                words = dict(words or typed or {"zh": name, "en": name})
                if typed:
                    words.update(clean(typeHelp=typed.get("help"), typeHelpEn=typed.get("helpEn")))
                found.append(clean(
                    name=name, words=words, required=child.get("use") == "required",
                    fixed=child.get("fixed"), default=child.get("default"),
                    type=self.key(child) or self.named("xs:string")))
        return found

    def group(self, node, depth):
        low, high = int(node.get("minOccurs", "1")), node.get("maxOccurs", "1")
        if node.tag == XS + "group":
            inner = [c for c in self.groups[local(node.get("ref"))]
                     if c.tag in (XS + "all", XS + "sequence", XS + "choice")][0]
            result = self.group(inner, depth)
        else:
            parts = []
            for child in node:
                if child.tag == XS + "element":
                    parts.append({"element": self.element(child, depth)})
                elif child.tag in (XS + "all", XS + "sequence", XS + "choice", XS + "group"):
                    parts.append({"group": self.group(child, depth)})
            result = {"kind": node.tag[len(XS):], "parts": parts}
        result["min"] = low
        if high != "unbounded":
            result["max"] = int(high)
        return result


def constraints(element):
    found = []
    for kind in ("unique", "key", "keyref"):
        for node in element.findall(XS + kind):
            found.append(clean(
                kind=kind, name=node.get("name"), refer=local(node.get("refer") or "") or None,
                selector=node.find(XS + "selector").get("xpath"),
                fields=[f.get("xpath") for f in node.findall(XS + "field")]))
    return found


def rules(path):
    root = ET.parse(path).getroot()
    patterns = []
    for pattern in root.findall(SCH + "pattern"):
        rows = []
        for rule in pattern.findall(SCH + "rule"):
            checks = []
            for node in rule:
                if node.tag not in (SCH + "assert", SCH + "report"):
                    continue
                said = {c.tag[len(D):]: (c.text or "").strip() for c in node}
                checks.append(clean(
                    id=node.get("id"), test=node.get("test"), role=node.get("role"),
                    isReport=node.tag == SCH + "report", article=node.get(D + "article"),
                    found=node.get(D + "found"), expected=node.get(D + "expected"),
                    zh=said.get("zh"), en=said.get("en"), advice=said.get("advice"),
                    adviceEn=said.get("adviceEn")))
            rows.append(clean(
                context=rule.get("context"), checks=checks,
                lets=[[x.get("name"), x.get("value")] for x in rule.findall(SCH + "let")]))
        patterns.append(rows)
    return {"prefixes": {n.get("prefix"): n.get("uri") for n in root.findall(SCH + "ns")},
            "patterns": patterns}


def steps(path):
    return [s.split(":")[-1] for s in path.split("/")]


def walk(element, path, result):
    group = [element.get("group")] if "group" in element else []
    while group:
        node = group.pop(0)
        ahead = []
        for part in node["parts"]:
            if "group" in part:
                ahead.append(part["group"])
            else:
                below = path + [part["element"]["name"]]
                result.append(below)
                walk(part["element"], below, result)
        group = ahead + group


def kinds(folder):
    """Every kind with a mapping of values, but for those that are said to have no form."""
    listing = ET.parse(os.path.join(folder, "site", "form.xml")).getroot()
    without = {n.get("kind") for n in listing.iter("{urn:dengji:form:1}without")}
    return sorted(n[:-4] for n in os.listdir(os.path.join(folder, "facts"))
                  if n.endswith(".xml") and n[:-4] not in without)


def model(folder, kind, day):
    facts = ET.parse(os.path.join(folder, "facts", kind + ".xml")).getroot()
    schema = Schema(folder, facts.get("schema"))
    root = schema.element(schema.elements[facts.get("root")])
    # Parts that belong to another kind of the same schema, and those that belong to this one.
    parts, others = set(), set()
    for other in kinds(folder):
        mapping = ET.parse(os.path.join(folder, "facts", other + ".xml")).getroot()
        if mapping.get("schema") == facts.get("schema"):
            heads = {n.get("path").split("/")[0] for n in mapping
                     if n.tag in (FACTS + "fact", FACTS + "table")}
            (parts if other == kind else others).update(heads)
    path = os.path.join(folder, "examples", kind + ".xml")
    example = open(path, encoding="utf-8").read() if os.path.exists(path) else ""
    shown = {e.tag.rsplit("}", 1)[-1] for e in ET.fromstring(example.encode())} if example else ()
    top = [p["element"] for p in root.get("group", {}).get("parts", []) if "element" in p]
    for element in top:
        if element["name"] in shown:
            element["isSuggested"] = True
        elif element["min"] == 0 and element["name"] in others - parts:
            element["isOther"] = True
    profiles = []
    for name in sorted(os.listdir(os.path.join(folder, "profiles"))):
        profile = ET.parse(os.path.join(folder, "profiles", name)).getroot()
        if profile.get("from") <= day:
            profiles.append((profile.get("from"), profile.get("name")))
    profile = max(profiles)[1] if profiles else None
    files = (facts.get("rules") or "").split()
    paths = ["rules/" + f for f in files] + [f"rules/{profile}/{f}" for f in files]
    paths = [p for p in paths if os.path.exists(os.path.join(folder, p))]
    sets = [rules(os.path.join(folder, p)) for p in paths]
    # Elements that refer to an attachment, and the role that a rule expects of it.
    found = []
    walk(root, [], found)
    restrictions = constraints(schema.elements[facts.get("root")])
    references = set()
    for constraint in restrictions:
        if constraint["kind"] == "keyref" and constraint["refer"] == "attachmentIDs":
            for path in constraint["selector"].split("|"):
                references.add(steps(path.strip())[-1])
    roles = {}
    for context, expected in (
            (rule["context"], rule["checks"][0].get("expected"))
            for sch in sets for rows in sch["patterns"] for rule in rows if rule.get("checks")):
        names = steps(context)
        if names[-1] not in references or not expected:
            continue
        for path in found:
            want = names[2:] if context.startswith("/") else names
            tail = path if context.startswith("/") else path[-len(want):]
            if len(tail) == len(want) and all(w in ("*", p) for w, p in zip(want, tail)):
                roles.setdefault("/".join(path), expected)
    label = None
    for attribute in root.get("attributes", []):
        if attribute["name"] == "kind":
            for value in schema.simple[attribute["type"]].get("values", []):
                if value["code"] == kind:
                    label = clean(zh=value.get("zh"), en=value.get("en"))
    return clean(
        kind=kind, root=facts.get("root"), namespace=facts.get("namespace"),
        schema=facts.get("schema"), title=label or root["words"], profile=profile,
        element=root, types=schema.simple, constraints=restrictions,
        references=sorted(references), roles=roles, rules=sets, example=example)


if __name__ == "__main__":
    if len(sys.argv) == 2:
        print(json.dumps(kinds(sys.argv[1])))
    else:
        print(json.dumps(model(*sys.argv[1:]), ensure_ascii=False, sort_keys=True))
