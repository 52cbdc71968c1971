#!/usr/bin/env python3
"""The Python way: zipfile, lxml and signxml in one process. It checks the schema and the digests of the
attachments, and answers with two signed papers. Left out: the assertions, a journal, the case file, and anything
about a crash but the syncs.

    ways_python.py SCHEMAS PARTY KEY CERTIFICATE       in a folder with inbox/PARTY
"""

import hashlib
import os
import sys
import zipfile

from lxml import etree
from signxml import XMLSigner, methods

PAPER = """<paper xmlns="urn:dengji:paper:1" code="received" format="1" kind="%(kind)s">
  <demonstration>演示 无效</demonstration>
  <title>%(title)s</title>
  <documentNumber>泰数登演〔2026〕%(number)d号</documentNumber>
  <case procedure="registration">370900-2026-%(number)06d</case>
  <answers>
    <packageId>%(id)s</packageId>
    <fileName>%(name)s</fileName>
    <size>%(size)d</size>
    <digest>sha256:%(digest)s</digest>
  </answers>
  <issuer party="12370900DEMQ00001U">泰安市公共数据登记中心（演示）</issuer>
</paper>"""
APPLICATION = "{urn:dengji:application:1}"


def sync(path):
    file = os.open(path, os.O_RDONLY)
    os.fsync(file)
    os.close(file)


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def main():
    schemas, party, key, certificate = sys.argv[1:]
    schema = etree.XMLSchema(etree.parse(os.path.join(schemas, "xsd", "application.xsd")))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    signer = XMLSigner(method=methods.enveloped, signature_algorithm="ecdsa-sha256", digest_algorithm="sha256",
                       c14n_algorithm="http://www.w3.org/2001/10/xml-exc-c14n#")
    with open(key, "rb") as file:
        key = file.read()
    with open(certificate, encoding="ascii") as file:
        certificate = file.read()
    inbox, outbox = os.path.join("inbox", party), os.path.join("outbox", party, "2026")
    os.makedirs(outbox)
    os.makedirs("registry")
    for number, name in enumerate(sorted(os.listdir(inbox)), 1):
        path = os.path.join(inbox, name)
        with open(path, "rb") as file:
            data = file.read()
        with zipfile.ZipFile(path) as archive:
            document = etree.fromstring(archive.read("application.xml"), parser)
            schema.assertValid(document)
            for attachment in document.iter(APPLICATION + "attachment"):
                found = hashlib.sha256(archive.read(attachment.get("path"))).hexdigest()
                if attachment.get("digest") != "sha256:" + found:
                    sys.exit(name + ": " + attachment.get("path"))
        case = os.path.join("registry", "370900-2026-%06d" % number)
        os.mkdir(case)
        sync(path)
        os.rename(path, os.path.join(case, "0001-application.zip"))
        for kind, title in (("acknowledgement", "收件回执"), ("acceptance", "公共数据登记受理通知书")):
            paper = etree.fromstring(PAPER % {
                "kind": kind, "title": title, "number": number, "id": document.get("id"), "name": name,
                "size": len(data), "digest": hashlib.sha256(data).hexdigest()})
            signed = etree.tostring(signer.sign(paper, key=key, cert=certificate), encoding="UTF-8")
            write(os.path.join(case, kind + ".xml"), signed)
            write(os.path.join(outbox, "%08d_%s_%s.xml" % (number, kind, document.get("id"))), signed)
        sync(case)
    sync(outbox)


if __name__ == "__main__":
    main()
