"""Makes files that are almost a paper: changed in one byte at 200 places, wrapped, signed twice, written
another way, signed by somebody else.

    variants.py PAPER STRANGER FOLDER

PAPER is genuine; STRANGER a paper of another registry. Each file's name says what is wrong with it.
"""

import base64
import os
import random
import re
import sys

paper = open(sys.argv[1], "rb").read()
stranger = open(sys.argv[2], "rb").read()
folder = sys.argv[3]
os.makedirs(folder)
random.seed(20260125)
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def put(name, content):
    assert content != paper, name
    with open(os.path.join(folder, name + ".xml"), "wb") as file:
        file.write(content)


def once(old, new, text=paper):
    assert text.count(old) >= 1, old
    return text.replace(old, new, 1)


for index in range(200):
    at = index * len(paper) // 200 + random.randrange(len(paper) // 200)
    byte = random.choice([b for b in range(256) if b != paper[at]])
    put(f"byte-{index:03}", paper[:at] + bytes([byte]) + paper[at + 1:])

start, end = paper.index(b"<Signature "), paper.index(b"</Signature>") + len(b"</Signature>")
signature, unsigned = paper[start:end], paper[:start] + paper[end:]
value = re.search(rb"<SignatureValue>([^<]+)<", paper).group(1)
digest = re.search(rb"<DigestValue>([^<]+)<", paper).group(1)
certificate = re.search(rb"<X509Certificate>([^<]+)<", paper).group(1)
other = re.search(rb"<X509Certificate>([^<]+)<", stranger).group(1)
raw = base64.b64decode(value)
twin = base64.b64encode(raw[:32] + (ORDER - int.from_bytes(raw[32:], "big")).to_bytes(32, "big"))
head = paper[:paper.index(b">") + 1]
forged = once("准予登记".encode(), "准予登計".encode(), unsigned)


def spare(text):
    """The same bytes in Base64 with a spare bit set."""
    letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    plain = text.rstrip(b"=")
    assert len(plain) < len(text), "it has no spare bits"
    return plain[:-1] + letters[letters.index(plain[-1:]) + 1:][:1] + text[len(plain):]


put("not-signed", unsigned)
put("stranger", stranger)
put("stranger-key", once(certificate, other))
put("stranger-signature", unsigned[:start] + stranger[
    stranger.index(b"<Signature "):stranger.index(b"</Signature>") + 12] + unsigned[start:])
put("signed-twice", paper[:end] + signature + paper[end:])
put("signature-first", head + b"\n" + signature + unsigned[len(head):])
put("signature-after-root", unsigned.rstrip(b"\n") + signature + b"\n")
put("signature-not-last", paper[:end] + b"<x></x>" + paper[end:])
put("wrapped-in-paper", head + paper.rstrip(b"\n") + signature + b"</paper>\n")
put("wrapped-beside", forged[:start] + paper.rstrip(b"\n") + signature + b"</paper>\n")
put("wrapped-in-object", forged[:start] + once(
    b"</KeyInfo>", b"</KeyInfo><Object>" + unsigned.rstrip(b"\n") + b"</Object>", signature)
    + b"</paper>\n")
put("reference-by-id", once(b'<Reference URI="">', b'<Reference URI="#a">'))
put("without-transform", re.sub(rb"<Transform Algorithm=\"[^\"]*exc-c14n#\"></Transform>", b"", paper, count=1))
put("with-comments", paper.replace(b"xml-exc-c14n#", b"xml-exc-c14n#WithComments"))
put("algorithm-rsa", once(b"#ecdsa-sha256", b"#rsa-sha256"))
put("algorithm-sm2", once(b"2001/04/xmldsig-more#ecdsa-sha256", b"2021/04/xmldsig-more#sm2-sm3"))
put("algorithm-sha1", once(b"2001/04/xmlenc#sha256", b"2000/09/xmldsig#sha1"))
put("twin-signature", once(value, twin))
put("short-signature", once(value, base64.b64encode(raw[:-1])))
put("zero-signature", once(value, base64.b64encode(bytes(64))))
put("spare-bits-digest", once(digest, spare(digest)))
put("spare-bits-value", once(value, spare(value)))
put("value-in-lines", once(value, value[:40] + b"\n" + value[40:]))
put("prefixed", re.sub(rb"<(/?)(?=Signature|SignedInfo|Canon|Reference|Transform|Digest|KeyInfo|X509)",
                       rb"<\1ds:", paper).replace(b"xmlns=\"http://www.w3.org/2000", b"xmlns:ds=\"http://www.w3.org/2000"))
put("collapsed-tags", paper.replace(b"></Transform>", b"/>"))
put("space-in-tag", once(b'<paper xmlns', b'<paper  xmlns'))
put("single-quotes", once(b'kind="certificate"', b"kind='certificate'"))
put("attributes-turned", once(b'code="registered" format="1"', b'format="1" code="registered"'))
put("character-reference", once("登".encode(), b"&#x767B;"))
put("cdata", once("公共数据登记凭证".encode(), "<![CDATA[公共数据登记凭证]]>".encode()))
put("comment", paper[:start] + b"<!-- -->" + paper[start:])
put("comment-in-text", once("准予登记".encode(), "准予<!-- -->登记".encode()))
put("instruction", paper[:start] + b"<?a?>" + paper[start:])
put("declaration", b'<?xml version="1.0" encoding="UTF-8"?>\n' + paper)
put("doctype", b'<!DOCTYPE paper [<!ENTITY a "b">]>\n' + paper)
put("byte-order-mark", b"\xef\xbb\xbf" + paper)
put("windows-lines", paper.replace(b"\n", b"\r\n"))
put("no-last-line-feed", paper[:-1])
put("two-last-line-feeds", paper + b"\n")
put("cut-off", paper[:-20])
put("empty", b"")
put("page", b"<!DOCTYPE html><html><body>certificate</body></html>\n")
