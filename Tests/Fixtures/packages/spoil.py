#!/usr/bin/env python3
"""Makes spoiled copies of a good package, one for each thing that may be wrong with one.

Usage: spoil.py GOOD.zip FOLDER. Each copy differs from the good one in what its name says.
"""
import io
import os
import sys
import warnings
import zipfile

good_path, folder = sys.argv[1:]
os.makedirs(folder)
with zipfile.ZipFile(good_path) as archive:
    good = [(info.filename, archive.read(info)) for info in archive.infolist()]
document = dict(good)["application.xml"]
attachment = "attachments/legal-basis.txt"
party = b"11370900DEMQ000035"


def save(name, content):
    with open(os.path.join(folder, name), "wb") as file:
        file.write(content)


def packed(entries):
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 5, 9, 0, 0)), content,
                             zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def with_document(change):
    changed = change(document)
    assert changed != document
    return packed([(n, changed if n == "application.xml" else c) for n, c in good])


def with_attachment(change):
    return packed([(n, change(c) if n == attachment else c) for n, c in good])


def replaced(old, new, count=-1):
    return with_document(lambda d: d.replace(old.encode(), new.encode(), count))


save("text.xml", "这不是 XML，只是一封信。".encode())
save("empty.zip", b"")
save("truncated.xml", document[: len(document) // 2])
with open(good_path, "rb") as file:
    whole = file.read()
save("truncated.zip", whole[: len(whole) * 2 // 3])
save("root.zip", with_document(lambda d: d.replace(b"<application ", b"<letter ", 1)
                               .replace(b"</application>", b"</letter>")))
save("root.xml", b'<?xml version="1.0" encoding="UTF-8"?>\n<letter xmlns="urn:example:letter"/>\n')
save("schema.zip", replaced("<level>general</level>", "<level>ordinary</level>"))
save("credit-code.zip", replaced("<code>11370900DEMQ000035</code>",
                                 "<code>11370900DEMQ000036</code>"))
save("digest.zip", with_attachment(lambda c: bytes([c[0] ^ 1]) + c[1:]))
save("missing.zip", packed([(n, c) for n, c in good if n != attachment]))
save("extra.zip", packed(good + [("attachments/stowaway.txt", b"not listed\n")]))
save("doctype.zip", with_document(lambda d: d.replace(
    b"<application ", b'<!DOCTYPE application [<!ENTITY a "a">]>\n<application ', 1)))
save("dots.zip", packed(good + [("../outside.txt", b"climbs out\n")]))
save("twice.zip", packed(good + [(attachment, b"another\n")]))
save("bomb.zip", with_attachment(lambda c: bytes(60_000_000)))
save("stranger.zip", with_document(lambda d: d.replace(party, b"11430000006122244L")))
os.mkdir(os.path.join(folder, "folder.zip"))
for name, content in good:
    path = os.path.join(folder, "folder.zip", name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content)
