"""PyPI signxml as the other side.

verify CERTIFICATE.pem PAPER.xml          status 0 when it is good
sign KEY.pem CERTIFICATE.pem IN.xml OUT.xml
"""

import sys

from lxml import etree
from signxml import (
    DigestAlgorithm,
    SignatureConfiguration,
    SignatureConstructionMethod,
    SignatureMethod,
    XMLSigner,
    XMLVerifier,
)
from signxml.exceptions import SignXMLException

EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#"


def verify(certificate, paper):
    expected = SignatureConfiguration(
        require_x509=True,
        expect_references=1,
        signature_methods=frozenset({SignatureMethod.ECDSA_SHA256}),
        digest_algorithms=frozenset({DigestAlgorithm.SHA256}),
    )
    with open(certificate) as file:
        pinned = file.read()
    with open(paper, "rb") as file:
        result = XMLVerifier().verify(file.read(), x509_cert=pinned, expect_config=expected)
    # What was signed is the root of the document, not a part of it.
    assert result.signed_xml is not None and result.signed_xml.getparent() is None


def sign(key, certificate, source, target):
    signer = XMLSigner(
        method=SignatureConstructionMethod.enveloped,
        signature_algorithm=SignatureMethod.ECDSA_SHA256,
        digest_algorithm=DigestAlgorithm.SHA256,
        c14n_algorithm=EXCLUSIVE,
    )
    with open(key, "rb") as one, open(certificate, "rb") as two:
        root = etree.parse(source).getroot()
        signed = signer.sign(root, key=one.read(), cert=two.read().decode())
    etree.ElementTree(signed).write(target, xml_declaration=True, encoding="UTF-8")


try:
    {"verify": verify, "sign": sign}[sys.argv[1]](*sys.argv[2:])
except SignXMLException as error:
    sys.exit(f"{type(error).__name__}: {error}")
