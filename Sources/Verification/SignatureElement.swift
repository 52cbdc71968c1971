internal import XML

/// The one form in which our papers carry their signature: without prefix, without white space, each
/// value on one line, the signer's certificate in KeyInfo.
package enum SignatureElement {
    /// SignedInfo as the apex of a node-set: the message that is signed.
    package static func canonicalSignedInfo(_ algorithm: SignatureAlgorithm, digest: [UInt8])
        -> [UInt8]
    {
        let shape = SignedInfoShape(algorithm: algorithm, prefix: "")
        return shape.before + Base64.encode(digest).utf8 + shape.after
    }

    /// The whole element, canonical as long as no element around it is in its namespace.
    package static func bytes(
        _ algorithm: SignatureAlgorithm, digest: [UInt8], value: RawSignature,
        certificate: Certificate
    ) -> [UInt8] {
        let shape = SignedInfoShape(algorithm: algorithm, prefix: "", isApex: false)
        var bytes = Array("<Signature xmlns=\"\(EnvelopedSignature.namespace)\">".utf8)
        bytes.reserveCapacity(2048)
        bytes += shape.before
        bytes += Base64.encode(digest).utf8
        bytes += shape.after
        bytes += "<SignatureValue>".utf8
        bytes += Base64.encode(value.bytes).utf8
        bytes += "</SignatureValue><KeyInfo><X509Data><X509Certificate>".utf8
        bytes += Base64.encode(certificate.der).utf8
        bytes += "</X509Certificate></X509Data></KeyInfo></Signature>".utf8
        return bytes
    }

    /// A finished paper: the element before the root's end tag of a canonical document, and one
    /// line feed after that. `nil` when the document does not end with an end tag.
    package static func paper(canonical document: [UInt8], signature: [UInt8]) -> [UInt8]? {
        guard document.last == 0x3E, let slash = document.lastIndex(of: 0x2F), slash > 0,
            document[slash - 1] == 0x3C
        else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(document.count + signature.count + 1)
        bytes += document[..<(slash - 1)]
        bytes += signature
        bytes += document[(slash - 1)...]
        bytes.append(0x0A)
        return bytes
    }
}
