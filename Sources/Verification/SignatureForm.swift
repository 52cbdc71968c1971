internal import XML

/// The one form in which our papers carry the signature of one signer: without prefix, without white
/// space, each value on one line, the signer's certificate in KeyInfo and behind it those that lead
/// up to a root, which itself is left out.
package struct SignatureForm: Sendable {
    /// The signer's certificate.
    package let certificate: Certificate
    /// What lies between it and the root, from below; empty where the root issued it.
    package let intermediates: [Certificate]
    /// The algorithms and by which URIs they are named.
    package let naming: SignatureNaming
    private let apex: SignedInfoShape
    private let head: [UInt8]
    private let beforeValue: [UInt8]
    private let afterValue: [UInt8]

    /// The form for signatures made with the key of `certificate`. `naming` of `nil` is what
    /// `SignatureNames.standard` writes.
    package init(
        certificate: Certificate, intermediates: [Certificate] = [], naming: SignatureNaming? = nil
    ) {
        let naming = naming ?? SignatureNames.standard.written(for: certificate.publicKey.algorithm)
        let certificates = ([certificate] + intermediates).map {
            "<X509Certificate>" + Base64.encode($0.der) + "</X509Certificate>"
        }
        self.init(
            certificate, intermediates, naming,
            afterValue: Array(
                ("</SignatureValue><KeyInfo><X509Data>" + certificates.joined()
                    + "</X509Data></KeyInfo></Signature>").utf8))
    }

    private init(
        _ certificate: Certificate, _ intermediates: [Certificate], _ naming: SignatureNaming,
        afterValue: [UInt8]
    ) {
        let inner = SignedInfoShape(naming, prefix: "", isApex: false)
        self.certificate = certificate
        self.intermediates = intermediates
        self.naming = naming
        self.afterValue = afterValue
        apex = SignedInfoShape(naming, prefix: "")
        head = "<Signature xmlns=\"\(EnvelopedSignature.namespace)\">".utf8 + inner.before
        beforeValue = inner.after + "<SignatureValue>".utf8
    }

    /// The same signer's form under other algorithms or names of them.
    func naming(_ other: SignatureNaming) -> SignatureForm {
        if other == naming { return self }
        return SignatureForm(certificate, intermediates, other, afterValue: afterValue)
    }

    /// SignedInfo as the apex of a node-set: the message that is signed.
    package func canonicalSignedInfo(digest: [UInt8]) -> [UInt8] {
        apex.before + Base64.encode(digest).utf8 + apex.after
    }

    /// The whole element, canonical as long as no element around it is in its namespace.
    package func element(digest: [UInt8], value: RawSignature) -> [UInt8] {
        var bytes = head
        bytes.reserveCapacity(head.count + beforeValue.count + afterValue.count + 160)
        bytes += Base64.encode(digest).utf8
        bytes += beforeValue
        bytes += Base64.encode(value.bytes).utf8
        bytes += afterValue
        return bytes
    }

    /// A finished paper: the element before the root's end tag of a canonical document, and one
    /// line feed after that. `nil` when the document does not end with an end tag.
    package static func paper(canonical document: [UInt8], element: [UInt8]) -> [UInt8]? {
        guard document.last == 0x3E, let slash = document.lastIndex(of: 0x2F), slash > 0,
            document[slash - 1] == 0x3C
        else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(document.count + element.count + 1)
        bytes += document[..<(slash - 1)]
        bytes += element
        bytes += document[(slash - 1)...]
        bytes.append(0x0A)
        return bytes
    }
}
