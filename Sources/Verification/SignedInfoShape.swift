internal import XML

/// The canonical SignedInfo of the profile, before and after the text of DigestValue.
struct SignedInfoShape: Sendable, Hashable {
    /// The algorithms, and the URIs by which this shape names them.
    let naming: SignatureNaming
    static let exclusiveC14N = "http://www.w3.org/2001/10/xml-exc-c14n#"
    static let envelopedTransform = EnvelopedSignature.namespace + "enveloped-signature"

    let before: [UInt8]
    let after: [UInt8]

    /// `prefix` is empty or ends with a colon. Inside its Signature an element without prefix
    /// declares nothing; as the apex of a node-set it does.
    init(_ naming: SignatureNaming, prefix: String, isApex: Bool = true) {
        self.naming = naming
        let name = prefix.isEmpty ? "xmlns" : "xmlns:" + prefix.dropLast()
        let declaration = isApex ? " \(name)=\"\(EnvelopedSignature.namespace)\"" : ""
        func empty(_ name: String, _ uri: String) -> String {
            "<\(prefix)\(name) Algorithm=\"\(uri)\"></\(prefix)\(name)>"
        }
        before = Array(
            ("<\(prefix)SignedInfo\(declaration)>"
                + empty("CanonicalizationMethod", SignedInfoShape.exclusiveC14N)
                + empty("SignatureMethod", naming.signatureMethod)
                + "<\(prefix)Reference URI=\"\"><\(prefix)Transforms>"
                + empty("Transform", SignedInfoShape.envelopedTransform)
                + empty("Transform", SignedInfoShape.exclusiveC14N)
                + "</\(prefix)Transforms>"
                + empty("DigestMethod", naming.digestMethod)
                + "<\(prefix)DigestValue>").utf8)
        after = Array(
            "</\(prefix)DigestValue></\(prefix)Reference></\(prefix)SignedInfo>".utf8)
    }

    /// What stands between, `nil` when the rest is not exactly this shape.
    func digestText(in canonical: [UInt8]) -> String? {
        guard canonical.count >= before.count + after.count,
            canonical.starts(with: before), canonical.suffix(after.count) == after[...]
        else { return nil }
        let text = canonical[before.count..<(canonical.count - after.count)]
        guard !text.contains(0x3C) else { return nil }
        return String(decoding: text, as: UTF8.self)
    }
}
