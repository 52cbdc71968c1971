#!/usr/bin/env python3
"""The catalogue of bad drops: what clumsy and hostile senders put into an inbox, and its answers.

Usage: catalogue.py GOOD.zip WORKSPACE FOLDER. Makes every drop below FOLDER, moves it into the
workspace's inbox, and writes FOLDER/rows.json: what was dropped where, and the answer it must get:
the exact rules of errors and of remarks, the folder of the outbox, and how it ends. Each drop has
bytes of its own, so that an answer is found by its digest.
"""
import gzip
import hashlib
import io
import json
import os
import struct
import subprocess
import sys
import tarfile
import warnings
import zipfile

good_path, workspace, folder = sys.argv[1:]
os.makedirs(folder)
with zipfile.ZipFile(good_path) as archive:
    parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
text = dict(parts)["application.xml"].decode()
attachments = [part for part in parts if part[0] != "application.xml"]

TRAFFIC, WATER = "11370900DEMQ000035", "11370911DEMQ000059"
REGISTRAR, AUTHORITY = "12370900DEMQ00001U", "11370900DEMQ000022"
STRANGER = "11430000006122244L"
rows = []
counter = 0


def doc(*changes, base=None):
    """The good application under an id of its own, with texts replaced; each must be there."""
    global counter
    counter += 1
    result = (base or text).replace('id="GOOD-1"', f'id="CAT-{counter}"')
    for old, new in changes:
        assert old in result, old
        result = result.replace(old, new)
    return result


def packed(document, files=None, name="application.xml"):
    entries = [(name, document.encode() if isinstance(document, str) else document)]
    entries += attachments if files is None else files
    return zipped(entries)


def zipped(entries):
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 5, 9, 0, 0)), content,
                             zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def change(*changes):
    return packed(doc(*changes))


def row(name, content, errors="", remarks="", to=TRAFFIC, answer=None, end=None, marker=True):
    """`end` is what the answer's second paper is; `waiting` where a person decides."""
    raw = name if isinstance(name, bytes) else name.encode()
    path = os.path.join(os.fsencode(workspace), b"inbox", os.fsencode(to), raw)
    with open(path, "wb") as file:
        file.write(content)
    if marker:
        open(path + b".ok", "wb").close()
    rows.append({
        "name": raw.decode(errors="backslashreplace"),
        "digest": hashlib.sha256(content).hexdigest(),
        "errors": sorted(errors.split()), "remarks": sorted(remarks.split()),
        "answer": (to or "_unclaimed") if answer is None else answer,
        "end": end or ("return" if errors else "acceptance")})


def signed(document, party, key=None):
    """Signs with xmlsec1 as a legacy system would."""
    key = key or f"{workspace}/samples/keys/{party}"
    dsig = "http://www.w3.org/2000/09/xmldsig#"
    template = f"""<Signature xmlns="{dsig}"><SignedInfo>
<CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>
<SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"/>
<Reference URI=""><Transforms><Transform Algorithm="{dsig}enveloped-signature"/>
<Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></Transforms>
<DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue/></Reference>
</SignedInfo><SignatureValue/><KeyInfo><X509Data/></KeyInfo></Signature></application>"""
    before, after = os.path.join(folder, "before.xml"), os.path.join(folder, "after.xml")
    with open(before, "w") as file:
        file.write(document.replace("</application>", template))
    subprocess.run(["xmlsec1", "--sign", "--privkey-pem", f"{key}.key.pem,{key}.cert.pem",
                    "--output", after, before], check=True, capture_output=True)
    with open(after) as file:
        return file.read()


# What is no package at all.
row("scan.zip", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "XML-NOT-XML")
row("letter.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), "XML-NOT-XML")
row("letter.docx", zipped([("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")]),
    "PKG-NO-DOCUMENT")
row("packed.rar", b"Rar!\x1a\x07\x01\x00" + bytes(40), "XML-NOT-XML")
row("packed.7z", b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(40), "XML-NOT-XML")
buffer = io.BytesIO()
with tarfile.open(fileobj=buffer, mode="w") as tar:
    info = tarfile.TarInfo("application.xml")
    info.size = len(text.encode())
    tar.addfile(info, io.BytesIO(text.encode()))
row("packed.tar", buffer.getvalue(), "XML-NOT-XML")
row("packed.tar.gz", gzip.compress(buffer.getvalue(), mtime=0), "XML-NOT-XML")
row("setup.exe", b"MZ\x90\x00" + bytes(60), "XML-NOT-XML")
row("photo.zip", b"\x89PNG\r\n\x1a\n" + bytes(30), "XML-NOT-XML")
row("photo.xml", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(30), "XML-NOT-XML")
row("error-page.xml", b"<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>502</title></head>"
    b"<body>Bad Gateway</body></html>", "XSD-ROOT")
row("error-page-old.xml", b"<!DOCTYPE html>\n<html><body><br>502</body></html>", "XML-DOCTYPE")
row("login.xml", b"<html><body><br>login</body></html>", "XML-MALFORMED")
row("letter.txt", "这是一封信。".encode(), "XML-NOT-XML")
row("letter-gbk.txt", "这是一封信。".encode("gbk"), "XML-NOT-XML")
row("table.csv", "名称,代码\n公交,1\n".encode(), "XML-NOT-XML")
row("data.json", b'{"kind": "resource-registration"}', "XML-NOT-XML")
row("empty.xml", b"", "XML-EMPTY")
row("one-byte.xml", b"<", "XML-MALFORMED")
row("one-letter.zip", b"P", "XML-NOT-XML")
row("two-letters.zip", b"PK", "ZIP-NOT-ZIP")
row("zeros.zip", bytes(4096), "XML-NOT-XML")
row("zeros.xml", bytes(8192), "XML-NOT-XML")
row("mark-only.xml", b"\xef\xbb\xbf", "XML-MALFORMED")
row("blank.xml", b" \n\t\r\n", "XML-MALFORMED")
row("empty-archive.zip", b"PK\x05\x06" + bytes(18), "ZIP-NO-ENTRIES")
# A file that lost its second half, and one whose end a crash left as zeros.
whole = change()
row("cut.zip", whole[:len(whole) * 2 // 3], "ZIP-TRUNCATED")
whole = change()
row("crashed.zip", whole[:-512] + bytes(512), "ZIP-TRUNCATED")
row("cut.xml", doc().encode()[:3000], "XML-MALFORMED")
row("crashed.xml", doc().encode()[:3000] + bytes(1096), "XML-MALFORMED")
whole = change()
row("text-mode.zip", whole.replace(b"\n", b"\r\n"), "ZIP-PREFIX")
row("twice-appended.zip", change() + change(), "ZIP-TWO-ENDS")

# Right content under names as they come.
row("CAPITALS.ZIP", change())
row("no-extension", change())
row("wrong-extension.xml", change())
row("with two  blanks.zip", change())
row("公交线路登记申请.zip", change())
row("登记申请.zip".encode("gbk"), change())
row(b"not-utf8-\xff\xfe.zip", change())
row("line\nfeed.zip", change())
row("-rf.zip", change())
row("$(touch x);`id`.zip", change())
row("<b>&amp;\"'.zip", change())
row("n" * 251 + ".zip", change(), marker=False)
row(("字" * 83 + ".zip").encode(), change(), marker=False)
row("right-to-left-\u202egpj.zip", change())

# The document and its place.
alone = "XML-NOT-XML"
row("APPLICATION.XML", doc().encode(), "PKG-ATTACHMENT-MISSING")
row("none.zip", zipped(attachments), "PKG-NO-DOCUMENT")
row("folder.zip", zipped([("bus/" + n, c) for n, c in [("application.xml", doc().encode())]
                          + attachments]), "PKG-DOCUMENT-FOLDER")
row("two.zip", packed(doc(), attachments + [("decision.xml", b"<decision/>")]), "PKG-TWO-DOCUMENTS")
row("two-cases.zip", packed(doc(), attachments + [("APPLICATION.XML", doc().encode())]),
    "ZIP-NAME-ALIKE")
row("capital-document.zip", packed(doc(), name="APPLICATION.XML"))
row("wrong-document.zip", packed(doc(), name="decision.xml"), "PKG-DOCUMENT-NAME")
row("chinese-document.zip", packed(doc(), name="申请书.xml"), "PKG-NO-DOCUMENT")
row("in-archive.zip", zipped([("bus.zip", change())]), "ZIP-NESTED")
row("mac.zip", packed(doc(), attachments + [
    ("__MACOSX/._application.xml", b"\0\5\x16\7"), (".DS_Store", b"\0\0\0\1Bud1"),
    ("attachments/Thumbs.db", b"\xd0\xcf"), ("attachments/desktop.ini", b"[x]"),
    ("attachments/~$letter.docx", b"x")]), remarks="ZIP-IGNORED")

# How its text is written.
declaration = '<?xml version="1.0" encoding="UTF-8"?>'
for label in ["GB2312", "gbk", "GB18030"]:
    row(f"{label}.zip", packed(doc((declaration, declaration.replace("UTF-8", label)))
                               .encode("gb18030")))
row("utf-16.zip", packed(doc((declaration, declaration.replace("UTF-8", "UTF-16")))
                         .encode("utf-16")))
row("mark.zip", packed(b"\xef\xbb\xbf" + doc().encode()))
row("lying.zip", packed(doc().encode("gbk")), "XML-ENCODING")
row("big5.zip", packed(doc((declaration, declaration.replace("UTF-8", "Big5"))).encode()),
    "XML-ENCODING-LABEL")
row("control.zip", change(("张三", "张\x01三")), "XML-MALFORMED")
row("entity.zip", change(("张三", "张&nbsp;三")), "XML-MALFORMED")
row("ampersand.zip", change(("张三", "张 & 三")), "XML-MALFORMED")
row("doctype.zip", change(("<application ", "<!DOCTYPE application [<!ENTITY a 'a'>]>\n<application ")),
    "XML-DOCTYPE")
row("namespace.zip", change(("urn:dengji:application:1", "urn:dengji:application:9")), "XSD-ROOT")
row("no-namespace.zip", change((' xmlns="urn:dengji:application:1"', "")), "XSD-ROOT")
row("prefix.zip", change(("<commitment ", "<x:commitment "), ("</commitment>", "</x:commitment>")),
    "XML-NAMESPACE")
row("deep.zip", change(("<scenario>", "<a>" * 70 + "</a>" * 70 + "<scenario>")), "XML-LIMIT")

# Its attributes.
row("kind-unknown.zip", change(('kind="resource-registration"', 'kind="teapot"')),
    "XSD-ENUMERATION")
# Kinds whose packages are made otherwise.
for kind, is_signed in {"announcement-request": False, "implementation-plan": True,
                     "announcement": True, "data-demand": False, "fusion": False,
                     "transaction": False}.items():
    row(f"kind-{kind}.zip", change(('kind="resource-registration"', f'kind="{kind}"')),
        "REG-SIGNATURE-REQUIRED " * is_signed + "XSD-MISSING XSD-UNEXPECTED")
row("kind-operator-application.zip",
    change(('kind="resource-registration"', 'kind="operator-application"')),
    "LAW-13-1 XSD-MISSING XSD-UNEXPECTED")
row("kind-agreement.zip", change(('kind="resource-registration"', 'kind="agreement"')),
    "REG-SIGNATURE-REQUIRED XSD-ENUMERATION")
for kind in ["yearly-report", "incident"]:
    row(f"kind-{kind}.zip", change(('kind="resource-registration"', f'kind="{kind}"')),
        "XSD-ENUMERATION")
row("kind-of-its-own.xml", b'<incident xmlns="urn:dengji:incident:1" format="1" id="W-1" '
    b'kind="incident" created="2026-01-05T08:30:00+08:00"/>', "XSD-ROOT")
# Kinds that have a form of their own.
for kind in ["withdrawal", "objection"]:
    row(f"kind-{kind}.zip", change(('kind="resource-registration"', f'kind="{kind}"')),
        "XSD-ENUMERATION")
row("kind-empty.xml", b'<withdrawal xmlns="urn:dengji:withdrawal:1" format="1" id="W-1" '
    b'kind="withdrawal" created="2026-01-05T08:30:00+08:00"/>', "XSD-MISSING")
row("kind-missing.zip", change((' kind="resource-registration"', "")), "XSD-ATTRIBUTE-MISSING")
row("format-old.zip", change(('format="1"', 'format="0"')), "PKG-FORMAT")
row("format-new.zip", change(('format="1"', 'format="2"'), ("<scenario>", "<new/><scenario>")),
    "PKG-FORMAT")
row("format-missing.zip", change((' format="1"', "")), "XSD-ATTRIBUTE-MISSING")
row("id-missing.zip", packed(text.replace('id="GOOD-1"', "")), "XSD-ATTRIBUTE-MISSING")
row("id-path.zip", packed(text.replace('id="GOOD-1"', 'id="../../x"')), "XSD-PATTERN")
row("id-long.zip", packed(text.replace('id="GOOD-1"', f'id="{"x" * 65}"')), "XSD-PATTERN")
row("id-chinese.zip", packed(text.replace('id="GOOD-1"', 'id="申请一"')), "XSD-PATTERN")
created = "2026-01-05T08:30:00.000+08:00"
row("created-utc.zip", change((created, "2026-01-05T00:30:00Z")), "REG-TIME-FORM")
row("created-day.zip", change((created, "2026-01-05")), "REG-TIME-FORM")
row("created-past.zip", change((created, "1999-01-05T08:30:00+08:00")), 
    "LAW-9-2 LAW-9-8 LAW-9-9 LAW-9-11 LAW-22-1")
row("created-future.zip", change((created, "2036-01-05T08:30:00+08:00")))

# Codes and dates as people write them.
code = f"<code>{TRAFFIC}</code>"
for name, wrong, rule in [
    ("code-full-width", "１１３７０９００ＤＥＭＱ００００３５", "REG-USCC-FORM"),
    ("code-small", TRAFFIC.lower(), "REG-USCC-FORM"),
    ("code-blanks", "11370900 DEMQ 000035", "REG-USCC-FORM"),
    ("code-check", "11370900DEMQ000036", "REG-USCC-CHECK"),
    ("code-letter-o", "11370900DEMQOOO035", "REG-USCC-CHARACTER"),
    ("code-short", "11370900DEMQ00003", "REG-USCC-LENGTH"),
    ("code-long", "11370900DEMQ0000355", "REG-USCC-LENGTH"),
    ("code-empty", "", "XSD-EMPTY"),
]:
    row(f"{name}.zip", change((code, f"<code>{wrong}</code>")), rule)
for name, wrong, rule in [
    ("slashes", "2025/12/31", "REG-DATE-FORM"), ("short", "2025/1/5", "REG-DATE-FORM"),
    ("chinese", "2025年12月31日", "REG-DATE-FORM"), ("compact", "20251231", "REG-DATE-FORM"),
    ("full-width", "２０２５－１２－３１", "REG-DATE-FORM"), ("dots", "2025.12.31", "REG-DATE-FORM"),
    ("month-13", "2025-13-01", "REG-DATE-DAY"), ("february-30", "2025-02-30", "REG-DATE-DAY"),
    ("month-13-slashes", "2025/13/01", "REG-DATE-DAY"), ("words", "去年年底", "REG-DATE-UNREADABLE"),
    ("number", "46022", "REG-DATE-UNREADABLE"), ("empty", "", "XSD-EMPTY"),
]:
    row(f"date-{name}.zip", change(("<asOf>2025-12-31<", f"<asOf>{wrong}<")), rule)

row("width.zip", change(("<records>18560<", "<records>１８５６０<")), "REG-WIDTH")

# Elements.
row("missing.zip", change(("<stateSecretDeclaration>none</stateSecretDeclaration>", "")), "XSD-MISSING")
row("unexpected.zip", change(("<scenario>", "<price>3</price><scenario>")), "XSD-UNEXPECTED")
row("attribute.zip", change(("<scenario>", '<scenario note="x">')), "XSD-ATTRIBUTE-UNEXPECTED")
row("enumeration.zip", change(("<level>general<", "<level>ordinary<")), "XSD-ENUMERATION")
row("text.zip", change(("<volume>", "<volume>约")), "XSD-TEXT")
row("long.zip", change(("<dictionary>", "<dictionary>" + "长" * 200)), "XSD-LENGTH")
row("range.zip", change(("<records>18560<", "<records>" + "9" * 16 + "<")), "XSD-RANGE")
row("type.zip", change(("<megabytes>42.5<", "<megabytes>约四十<")), "XSD-TYPE")
row("pattern.zip", change(("<region>370900</region>\n      <rep", "<region>泰安</region>\n      <rep")),
    "XSD-PATTERN")
row("nil.zip", change(("<scenario>", '<scenario xmlns:i="http://www.w3.org/2001/XMLSchema-instance" '
                       'i:nil="true">')), "XSD-INSTANCE")
row("reference.zip", change(("<file>A4</file>", "<file>A7</file>")), "XSD-REFERENCE",
    "PKG-UNUSED-1")
row("duplicate.zip", change(("<code>stop_no<", "<code>line_no<")), "XSD-DUPLICATE")
row("core.zip", change(("<level>general<", "<level>core<")), "LAW-4-2")
row("important.zip", change(("<level>general<", "<level>important<")), end="waiting")
row("secret.zip", change(("Declaration>none<", "Declaration>contains<")), "LAW-4-1")
row("commitment.zip", change(('<commitment version="2024-1"', '<commitment version="2020-9"')),
    "REG-COMMITMENT")

# Attachments.
first = next(part for part in attachments if part[0] == "attachments/legal-basis.txt")
others = [part for part in attachments if part != first]
row("attachment-missing.zip", packed(doc(), others), "PKG-ATTACHMENT-MISSING")
row("attachment-extra.zip", packed(doc(), attachments + [("more.txt", b"x")]), "PKG-ATTACHMENT-EXTRA")
row("attachment-digest.zip", packed(doc(), [(first[0], first[1][:-1] + b"?")] + others),
    "PKG-ATTACHMENT-DIGEST")
row("attachment-size.zip", packed(doc(), [(first[0], first[1] + b"?")] + others),
    "PKG-ATTACHMENT-SIZE")
row("attachment-renamed.zip", packed(doc(), [("attachments/other.txt", first[1])] + others),
    "PKG-ATTACHMENT-MISSING PKG-ATTACHMENT-EXTRA")
row("attachment-digest-form.zip", change(("sha256:5446bc21", "SHA256:5446BC21")), "REG-DIGEST-FORM")
row("attachment-md5.zip", change(("sha256:5446bc21130277b8e5588859513caf370435e972f29deb53e24404b92be6cfac",
                                  "d41d8cd98f00b204e9800998ecf8427e")), "REG-DIGEST-UNREADABLE")
row("attachment-media-type.zip", change(('mediaType="text/plain" size="187"',
                                         'mediaType="Textdatei" size="187"')), "XSD-PATTERN")
row("attachment-itself.zip", change(('path="attachments/legal-basis.txt"', 'path="application.xml"')),
    "PKG-PATH-2 PKG-ATTACHMENT-EXTRA")
row("attachment-climbs.zip", change(('path="attachments/legal-basis.txt"', 'path="../legal-basis.txt"')),
    "PKG-PATH-1 PKG-ATTACHMENT-EXTRA")
row("attachment-role.zip", change(('role="legal-basis"', 'role="other"')), "PKG-ROLE-1")
row("attachment-id-twice.zip", change(('id="A2"', 'id="A1"'), ("<file>A2</file>", "<file>A1</file>")),
    "XSD-DUPLICATE")

# Names inside the ZIP; the structure itself has a catalogue of its own in PackagesTests.
row("climbs.zip", packed(doc(), attachments + [("../outside.txt", b"x")]), "ZIP-NAME-DOTS")
row("absolute.zip", packed(doc(), attachments + [("/etc/passwd", b"x")]), "ZIP-NAME-ABSOLUTE")
row("twice.zip", packed(doc(), attachments + [(first[0], b"x")]), "ZIP-NAME-TWICE")
row("drive.zip", packed(doc(), attachments + [("C:/x.txt", b"x")]), "ZIP-NAME-DRIVE")
row("device.zip", packed(doc(), attachments + [("CON.txt", b"x")]), "PKG-ATTACHMENT-EXTRA",
    "ZIP-NAME-WINDOWS")
row("bomb.zip", packed(doc(), [(first[0], bytes(30_000_000))] + others), "ZIP-LIMIT-RATIO")


def with_chinese_name(encoding):
    """An attachment with a Chinese name, listed; the ZIP has its bytes in an encoding, unmarked."""
    name = "附件/依据.txt"
    place = b"Q" * len(name.encode(encoding))
    archive = packed(doc(('path="attachments/legal-basis.txt"', f'path="{name}"')),
                     [(place.decode(), first[1])] + others)
    return archive.replace(place, name.encode(encoding))


row("gbk-names.zip", with_chinese_name("gbk"))
row("utf8-names-unmarked.zip", with_chinese_name("utf-8"))

# Who sent it.
row("unsigned.zip", change(), "REG-SENDER-UNAUTHENTICATED", to="")
row("forged.zip", change(), "REG-SENDER-NOT-APPLICANT", to=WATER)
row("forged-common.zip", change((code, f"<code>{WATER}</code>")), "REG-SENDER-UNAUTHENTICATED", to="")
row("forged-broken.zip", change((code, f"<code>{WATER}</code>"), ("<level>general<", "<level>x<")),
    "REG-SENDER-UNAUTHENTICATED XSD-ENUMERATION", to="")
row("stranger.zip", change((TRAFFIC, STRANGER)), "REG-APPLICANT-UNKNOWN REG-SENDER-NOT-APPLICANT")
row("stranger-common.zip", change((TRAFFIC, STRANGER)), "REG-SENDER-UNAUTHENTICATED", to="")
os.makedirs(os.path.join(workspace, "inbox", STRANGER))
row("stranger-folder.zip", change((TRAFFIC, STRANGER)), "REG-SENDER-UNKNOWN", to=STRANGER,
    answer="_unclaimed")
row("registrar-as-applicant.zip", change((TRAFFIC, WATER)), "REG-SENDER-NOT-APPLICANT", to=REGISTRAR)
row("garbage-common.zip", b"\x7fELF" + bytes(60), "XML-NOT-XML REG-SENDER-UNAUTHENTICATED", to="")

good = signed(doc(), TRAFFIC)
row("signed-common.zip", packed(good), to="", answer=TRAFFIC)
row("signed-changed.zip", packed(signed(doc(), TRAFFIC).replace("张三", "张四")),
    "PKG-SIGNATURE REG-SENDER-UNAUTHENTICATED", to="")
row("signed-changed-folder.zip", packed(signed(doc(), TRAFFIC).replace("张三", "张四")), "PKG-SIGNATURE")
row("signed-by-other.zip", packed(signed(doc(), WATER)), "REG-SENDER-NOT-APPLICANT", to="",
    answer=WATER)
row("signed-disagrees.zip", packed(signed(doc(), WATER)), "REG-SENDER-DISAGREES")
twice = signed(doc(), TRAFFIC)
start, stop = twice.index("<Signature "), twice.index("</Signature>") + len("</Signature>")
row("signed-twice.zip", packed(twice[:stop] + twice[start:stop] + twice[stop:]),
    "PKG-SIGNATURE-TWO XSD-UNEXPECTED")
moved = signed(doc(), TRAFFIC)
start, stop = moved.index("<Signature "), moved.index("</Signature>") + len("</Signature>")
row("signed-moved.zip", packed((moved[:start] + moved[stop:]).replace(
    "<applicants>", moved[start:stop] + "<applicants>", 1)), "PKG-SIGNATURE-PLACE")
wrapped = signed(doc(), TRAFFIC)
row("signed-wrapped.zip", packed(doc(("<scenario>", wrapped[wrapped.index("<application "):]
                                      + "<scenario>"))), "PKG-SIGNATURE-PLACE XSD-UNEXPECTED")
shape = signed(doc(), TRAFFIC)
row("signed-shape.zip", packed(shape.replace("<KeyInfo>", "<Object/><KeyInfo>")), 
    "PKG-SIGNATURE-SHAPE")
split = signed(doc(("<scenario>", "<scenario><!-- 注释 -->")), TRAFFIC)
row("signed-split-text.zip", packed(split), "PKG-SIGNATURE-TEXT")
value = signed(doc(), TRAFFIC)
start = value.index("<SignatureValue>") + len("<SignatureValue>")
row("signed-value.zip", packed(value[:start] + "不是" + value[start:]), "PKG-SIGNATURE-VALUE")
subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
                "-nodes", "-subj", "/CN=other", "-keyout", f"{folder}/other.key.pem",
                "-out", f"{folder}/other.cert.pem"], check=True, capture_output=True)
row("signed-other-key.zip", packed(signed(doc(), TRAFFIC, f"{folder}/other")),
    "PKG-SIGNATURE REG-SENDER-UNAUTHENTICATED", to="")

# What belongs to a case that is not there.
VALUES = '<values><value field="resource.summary">补充后的简介</value></values>'


def supplement(*inside, party=TRAFFIC, values=VALUES):
    global counter
    counter += 1
    return (f'<supplement xmlns="urn:dengji:supplement:1" format="1" kind="supplement" '
            f'id="SUP-{counter}" created="2026-01-05T08:30:00+08:00">{"".join(inside)}'
            f'<party>{party}</party>{values}</supplement>').encode()


number = "<case>370900-2026-000777</case>"
row("supplement.xml", supplement(number), "REG-SUPPLEMENT-UNKNOWN")
row("supplement-package.xml", supplement("<package>NOT-YET-1</package>"), "REG-SUPPLEMENT-UNKNOWN")
row("supplement-none.xml", supplement(), "REG-SUPPLEMENT-TARGET")
row("supplement-both.xml", supplement(number, "<package>NOT-YET-1</package>"), "REG-SUPPLEMENT-TARGET")
row("supplement-empty.xml", supplement(number, values=""), "REG-SUPPLEMENT-EMPTY")
row("supplement-wrong.xml", supplement("<case>123</case>"), "XSD-PATTERN")
row("supplement-common.xml", supplement(number), "REG-SENDER-UNAUTHENTICATED", to="")
row("supplement-as-application.zip", packed(supplement(number)), "PKG-DOCUMENT-NAME "
    "PKG-ATTACHMENT-EXTRA")

with open(os.path.join(folder, "rows.json"), "w") as file:
    json.dump(rows, file, ensure_ascii=False, indent=1)
