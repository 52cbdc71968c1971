internal import XML

/// What SignedInfo says, read by comparing it with the few byte sequences it may be.
///
/// There is no parser here on purpose: the bytes may come from an untrusted process, and the
/// canonical form of the profile has room for nothing but the algorithm and the digest. The
/// signature's elements may have no prefix or the customary `ds`, and white space may stand between
/// two tags, as templates of xmlsec have it; our own papers have neither.
package struct SignedInfo: Sendable, Hashable {
    /// The algorithms that SignatureMethod and DigestMethod name, and how.
    package let naming: SignatureNaming
    /// The document's digest as the signer saw it.
    package let digest: [UInt8]

    /// The algorithm of the signature.
    package var algorithm: SignatureAlgorithm { naming.algorithm }

    /// Reads canonical bytes; refuses whatever is not exactly the profile, with the algorithms as
    /// `names` has them.
    package static func read(_ canonical: [UInt8], names: SignatureNames = .standard)
        -> Result<SignedInfo, SignatureRefusal>
    {
        let dense = withoutSpaceBetweenTags(canonical)
        for shape in names.shapes {
            guard let text = shape.digestText(in: dense) else { continue }
            guard let digest = Base64.decode(strict: text) else {
                return .failure(.malformed("DigestValue is not Base64 on one line"))
            }
            return .success(SignedInfo(naming: shape.naming, digest: digest))
        }
        return .failure(refusal(of: dense, names))
    }

    /// Names the reason where it can be told: whichever algorithms are named, another transform or
    /// reference is another thing than another algorithm.
    private static func refusal(of canonical: [UInt8], _ names: SignatureNames)
        -> SignatureRefusal
    {
        let text = String(decoding: canonical, as: UTF8.self)
        let transforms = [
            SignedInfoShape.envelopedTransform, SignedInfoShape.exclusiveC14N, "Reference URI=\"\"",
        ]
        guard transforms.allSatisfy({ text.contains($0) }) else { return .wrongTransform }
        let isKnown = names.namings.contains {
            text.contains("\"\($0.signatureMethod)\"") && text.contains("\"\($0.digestMethod)\"")
        }
        return isKnown ? .wrongTransform : .wrongAlgorithm
    }

    /// Takes out spaces, tabs and line feeds with `>` before and `<` after them. A canonical `<` is
    /// always the beginning of a tag, so nothing that says something is lost.
    private static func withoutSpaceBetweenTags(_ canonical: [UInt8]) -> [UInt8] {
        var dense: [UInt8] = []
        dense.reserveCapacity(canonical.count)
        var space: [UInt8] = []
        for byte in canonical {
            if byte == 0x20 || byte == 0x09 || byte == 0x0A {
                space.append(byte)
                continue
            }
            if !(byte == 0x3C && dense.last == 0x3E) { dense.append(contentsOf: space) }
            space.removeAll(keepingCapacity: true)
            dense.append(byte)
        }
        return dense + space
    }
}
