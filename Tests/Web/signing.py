"""Signs papers and status lists as the registry of a workspace does, with openssl and nothing of the
registry's own: the key is that of the registrar in the workspace, the form is that of Docs/FORMATS.md.
"""

import base64
import hashlib
import json
import os
import subprocess

__all__ = ["Signer", "part_of", "put_list"]

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
NAMESPACE = "http://www.w3.org/2000/09/xmldsig#"
C14N = "http://www.w3.org/2001/10/xml-exc-c14n#"


def b64(data):
    return base64.b64encode(data).decode()


def empty(name, address):
    return f'<{name} Algorithm="{address}"></{name}>'


class Signer:
    """A registrar of a workspace with its key."""

    def __init__(self, root, party):
        self.party = party
        self.key = os.path.join(root, "registry", "keys", party + ".key.pem")
        with open(os.path.join(root, "registry", "keys", party + ".cert.pem"), encoding="ascii") as file:
            self.certificate = "".join(
                line.strip() for line in file if not line.startswith("-----"))

    def raw(self, message):
        """r and s of ECDSA over a message; s the smaller of the two that verify."""
        der = subprocess.run(
            ["openssl", "dgst", "-sha256", "-sign", self.key], input=message, check=True,
            capture_output=True).stdout
        first = 4 + der[3]
        r = int.from_bytes(der[4:first], "big")
        s = int.from_bytes(der[first + 2:], "big")
        return r.to_bytes(32, "big") + min(s, ORDER - s).to_bytes(32, "big")

    def sign(self, root, text):
        """The bytes of a signed file; `text` ends with the end tag of its root and is canonical."""
        end = f"</{root}>"
        assert text.endswith(end), root
        digest = b64(hashlib.sha256(text.encode()).digest())
        inside = (
            empty("CanonicalizationMethod", C14N)
            + empty("SignatureMethod", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256")
            + '<Reference URI=""><Transforms>' + empty("Transform", NAMESPACE + "enveloped-signature")
            + empty("Transform", C14N) + "</Transforms>"
            + empty("DigestMethod", "http://www.w3.org/2001/04/xmlenc#sha256")
            + f"<DigestValue>{digest}</DigestValue></Reference></SignedInfo>")
        value = b64(self.raw(f'<SignedInfo xmlns="{NAMESPACE}">{inside}'.encode()))
        signature = (
            f'<Signature xmlns="{NAMESPACE}"><SignedInfo>{inside}<SignatureValue>{value}'
            "</SignatureValue><KeyInfo><X509Data><X509Certificate>" + self.certificate
            + "</X509Certificate></X509Data></KeyInfo></Signature>")
        return (text[:-len(end)] + signature + end + "\n").encode()

    def paper(self, kind, issued, inside=""):
        """A paper of a kind, as bare as a reader may meet it."""
        return self.sign("paper", (
            f'<paper xmlns="urn:dengji:paper:1" code="sample" format="1" kind="{kind}">'
            f'<title>样本文书</title><documentNumber>样〔2026〕1号</documentNumber>'
            f'<issuer party="{self.party}">样本登记机构</issuer><issued at="{issued}">样本时间</issued>'
            f"{inside}</paper>"))

    def certificate_of(self, number, version, issued, note=""):
        """A certificate of an entry; `note` tells two of one version apart."""
        return self.paper("certificate", issued, (
            f'<certificate><entry number="{number}" version="{version}"><facts>'
            f'<fact name="resource.name">样本数据{note}</fact></facts></entry></certificate>'))

    def list_of(self, issued, until, part, bytes_of_part):
        """A status list that names one part."""
        digest = hashlib.sha256(bytes_of_part).hexdigest()
        return self.sign("statusList", (
            f'<statusList xmlns="urn:dengji:status:1" format="1"><issuer party="{self.party}">样本登记机构'
            f'</issuer><issued at="{issued}">样本时间</issued><nextUpdate at="{until}">样本时间</nextUpdate>'
            f'<shards entries="1"><shard digest="sha256:{digest}" entries="1" name="{part}">'
            f"status/{part}.xml</shard></shards></statusList>"))


def part_of(name, number, version, state="in-force", certificate=None):
    """A part of a status list with one row."""
    digest = (
        "" if certificate is None
        else f' certificate="sha256:{hashlib.sha256(certificate).hexdigest()}"')
    return (
        f'<statusShard xmlns="urn:dengji:status:1" format="1" name="{name}">\n'
        f'  <entry{digest} kind="resource-registration" number="{number}" rights="true"'
        f' since="2026-01-22" state="{state}" version="{version}"></entry>\n</statusShard>\n').encode()


def put_list(site, status, name, part):
    """Lays a list and its part into a site, as its pages load them."""
    for key, data in (("status", status), ("status/" + name, part)):
        path = os.path.join(site, "data", key + ".js")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"dengji.data[{json.dumps(key)}]={json.dumps(data.decode())};\n")
