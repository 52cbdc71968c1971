internal import XML

/// What SignedInfo says, read by comparing it with the few byte sequences it may be.
///
/// There is no parser here on purpose: the bytes may come from an untrusted process, and the
/// canonical form of the profile has room for nothing but the algorithm and the digest. The
/// signature's elements may have no prefix or the customary `ds`.
package struct SignedInfo: Sendable, Hashable {
    /// The algorithm that both SignatureMethod and DigestMethod name.
    package let algorithm: SignatureAlgorithm
    /// The document's digest as the signer saw it.
    package let digest: [UInt8]

    /// Reads canonical bytes; refuses whatever is not exactly the profile.
    package static func read(_ canonical: [UInt8]) -> Result<SignedInfo, SignatureRefusal> {
        for prefix in prefixes {
            for algorithm in SignatureAlgorithm.all {
                let shape = Shape(algorithm: algorithm, prefix: prefix)
                guard let text = shape.digestText(in: canonical) else { continue }
                guard let digest = Base64.decode(strict: text) else {
                    return .failure(.malformed("DigestValue is not Base64 on one line"))
                }
                return .success(SignedInfo(algorithm: algorithm, digest: digest))
            }
        }
        return .failure(refusal(of: canonical))
    }

    /// The canonical bytes as our papers have them, without prefix, as the apex of a node-set.
    package static func canonical(algorithm: SignatureAlgorithm, digest: [UInt8]) -> [UInt8] {
        let shape = Shape(algorithm: algorithm, prefix: "")
        return shape.before + Base64.encode(digest).utf8 + shape.after
    }

    private static let prefixes = ["", "ds:"]

    /// Names the reason where it can be told: whichever algorithms are named, another transform or
    /// reference is another thing than another algorithm.
    private static func refusal(of canonical: [UInt8]) -> SignatureRefusal {
        let text = String(decoding: canonical, as: UTF8.self)
        let transforms = [
            Shape.envelopedTransform, Shape.exclusiveC14N, "Reference URI=\"\"",
        ]
        guard transforms.allSatisfy({ text.contains($0) }) else { return .wrongTransform }
        let isKnown = SignatureAlgorithm.all.contains {
            text.contains("\"\($0.signatureMethod)\"") && text.contains("\"\($0.digestMethod)\"")
        }
        return isKnown ? .wrongTransform : .wrongAlgorithm
    }
}

/// The canonical SignedInfo of the profile, before and after the text of DigestValue.
struct Shape {
    static let exclusiveC14N = "http://www.w3.org/2001/10/xml-exc-c14n#"
    static let envelopedTransform = EnvelopedSignature.namespace + "enveloped-signature"

    let before: [UInt8]
    let after: [UInt8]

    init(algorithm: SignatureAlgorithm, prefix: String) {
        let declaration = prefix.isEmpty ? "xmlns" : "xmlns:" + prefix.dropLast()
        func empty(_ name: String, _ uri: String) -> String {
            "<\(prefix)\(name) Algorithm=\"\(uri)\"></\(prefix)\(name)>"
        }
        before = Array(
            ("<\(prefix)SignedInfo \(declaration)=\"\(EnvelopedSignature.namespace)\">"
                + empty("CanonicalizationMethod", Shape.exclusiveC14N)
                + empty("SignatureMethod", algorithm.signatureMethod)
                + "<\(prefix)Reference URI=\"\"><\(prefix)Transforms>"
                + empty("Transform", Shape.envelopedTransform)
                + empty("Transform", Shape.exclusiveC14N)
                + "</\(prefix)Transforms>"
                + empty("DigestMethod", algorithm.digestMethod)
                + "<\(prefix)DigestValue>").utf8)
        after = Array(
            "</\(prefix)DigestValue></\(prefix)Reference></\(prefix)SignedInfo>".utf8)
    }

    /// What stands between, `nil` when the rest is not exactly this shape.
    func digestText(in canonical: [UInt8]) -> String? {
        guard canonical.count >= before.count + after.count,
            canonical.starts(with: before), canonical.suffix(after.count) == after[...]
        else { return nil }
        return String(
            decoding: canonical[before.count..<(canonical.count - after.count)], as: UTF8.self)
    }
}
