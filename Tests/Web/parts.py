"""The small parts of the pages against independent ones: SHA-256, CRC-32 and ZIP of Python, the
check character of GB 32100, values by hand.

    parts.py PAGES FOLDER
"""

import base64
import hashlib
import io
import os
import random
import sys
import zipfile

from browser import Browser, report

pages, folder = sys.argv[1:3]
os.makedirs(folder, exist_ok=True)
seeded = random.Random(20260105)
SIZES = [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000, 70000]
WRITE = """const [files, done] = arguments;
const parts = files.map(([name, text]) => ({name, blob: new Blob([
    Uint8Array.from(atob(text), (c) => c.charCodeAt(0))])}));
dengji.zip.write(parts).then((blob) => blob.arrayBuffer()).then((bytes) =>
    done(btoa(Array.from(new Uint8Array(bytes), (b) => String.fromCharCode(b)).join(''))));"""
READ = """const [text, done] = arguments;
dengji.zip.read(new Blob([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))]))
    .then(async (files) => done(await Promise.all(files.map(async (f) => [f.name,
        await dengji.sha256(f.blob)])))).catch((error) => done('refused: ' + error.message));"""
HASH = """const [text, done] = arguments;
const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
const own = new dengji.SHA256();
for (let at = 0; at < bytes.length; at += 37) own.update(bytes.subarray(at, at + 37));
dengji.sha256(new Blob([bytes])).then((digest) => done([dengji.hex(own.digest()), digest]));"""
# Values of a type: accepted, refused.
VALUES = {
    "creditCode": (["11370900MB2858121W", " 91370900MA3C8L6K22 "],
                   ["11370900MB2858121X", "11370900MB285812W", "11370900mb2858121w"]),
    "date": (["2026-01-05", "2024-02-29"], ["2026-02-29", "2026-1-5", "2026-13-01"]),
    "instant": (["2026-01-05T09:00:00+08:00", "2026-01-05T09:00:00.123+08:00"],
                ["2026-01-05T09:00:00Z", "2026-01-05T24:30:00+08:00", "2026-01-05"]),
    "packageID": (["A", "a.b_c-1", "x" * 64], ["", "-a", "x" * 65, "中"]),
    "shortText": (["字", "字" * 200, "𠀀" * 200, "葛\U000E0100", "é—“”…　·"],
                  ["", "  ", "字" * 201, "a\u0001", "a\u007f", "a\u0085", "甲\u200b乙", "甲\ufeff乙",
                   "甲\u202e乙", "甲\u2066乙", "甲\u00ad乙", "甲\u2060乙", "甲\ufffd", "甲\ufff9乙",
                   "甲\ufdd0", "甲\U0001fffe", "甲\U000e0041乙", "甲\u3164乙"]),
    "yesNo": (["true", " false "], ["yes", "1", ""]),
    "regionCode": (["370900"], ["37090", "3709000", "三七零九"]),
    "sizeBytes": (["0", "8796093022208"], ["-1", "8796093022209", "1.5", ""]),
    "attachmentPath": (["attachments/说明.txt", "a"], ["", "/a", "a/", "a\\b", "a:b", "a" * 256]),
    "industryCode": (["A", "G54", "G5411"], ["Z54", "G5", "G54111"]),
}


def b64(data):
    return base64.b64encode(data).decode()


with Browser() as browser:
    browser.open(os.path.join(pages, "resource-registration.html"))
    wrong = []
    for size in SIZES:
        data = seeded.randbytes(size)
        want = hashlib.sha256(data).hexdigest()
        if browser.driver.execute_async_script(HASH, b64(data)) != [want, want]:
            wrong.append(f"sha256 of {size} bytes")
    files = [("b.xml", b"<b/>"), ("附件/说明.txt", "说明".encode()), ("a.bin", seeded.randbytes(5000)),
             ("空.txt", b"")]
    made = [browser.driver.execute_async_script(WRITE, [[n, b64(d)] for n, d in order])
            for order in (files, files[::-1])]
    archive = zipfile.ZipFile(io.BytesIO(base64.b64decode(made[0])))
    names = archive.namelist()
    if made[0] != made[1]:
        wrong.append("another order of files gives other bytes")
    if archive.testzip() or any(archive.read(n) != d for n, d in files):
        wrong.append("python reads something else")
    if names != sorted(names, key=lambda n: n.encode()):
        wrong.append("names are not in order")
    if any(i.date_time != (1980, 1, 1, 0, 0, 0) or not i.flag_bits & 0x800 for i in archive.infolist()):
        wrong.append("dates or flags")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as other:
        other.writestr("folder/", b"")
        for name, data in files:
            other.writestr(name, data * 3)
    read = browser.driver.execute_async_script(READ, b64(stream.getvalue()))
    if sorted(map(tuple, read)) != sorted((n, hashlib.sha256(d * 3).hexdigest()) for n, d in files):
        wrong.append("a deflated archive is read differently")
    spoiled = bytearray(base64.b64decode(made[0]))
    spoiled[40] ^= 1
    refused = [browser.driver.execute_async_script(READ, b64(bytes(data))) for data in
               (spoiled, stream.getvalue()[:-30], b"PK\x03\x04 no archive")]
    values = []
    for name, (good, bad) in VALUES.items():
        for value, isGood in [(v, True) for v in good] + [(v, False) for v in bad]:
            fault = browser.js("return dengji.valueFault(dengji.formModel.types, arguments[0],"
                               "arguments[1])", name, value)
            if (fault is None) != isGood:
                values.append(f"{name} {value!r}: {fault}")
    # What a stranger may write comes back as it was, and runs nowhere.
    hostile = ['<img src=x onerror="document.title=1">&amp;\'"', "]]><!-- -->", "𠀀\u2028é\u0301",
               "  two  spaces ", "</script><script>document.title=1</script>"]
    for text in hostile:
        same = browser.js("""const form = dengji.formPage.form;
            form.root.attributes.id = arguments[0];
            form.root.children.resource[0].children.summary[0].value = arguments[0];
            const again = new dengji.FormDocument(dengji.formModel);
            again.load(form.xml());
            dengji.formPage.start(again);
            dengji.formPage.check(true);
            dengji.formPage.settle();
            return again.root.attributes.id === arguments[0]
                && again.root.children.resource[0].children.summary[0].value === arguments[0]
                && document.title !== '1';""", text)
        if not same:
            wrong.append("hostile " + text)
    report(browser, wrong=wrong, refused=[str(r)[:8] for r in refused], values=values)
