/// What must be taken out of a signed document before its signature can be judged; no cryptography
/// happens here, and nothing here says that the signature is good.
package struct EnvelopedSignatureParts: Sendable, Hashable {
    /// Exclusive canonical form of the document without its Signature: what the digest covers.
    package var canonicalDocument: [UInt8]
    /// Exclusive canonical form of SignedInfo: what the signature value covers.
    package var canonicalSignedInfo: [UInt8]
    /// The decoded SignatureValue.
    package var value: [UInt8]

    /// Parts, for instance as they came back from another process.
    package init(canonicalDocument: [UInt8], canonicalSignedInfo: [UInt8], value: [UInt8]) {
        self.canonicalDocument = canonicalDocument
        self.canonicalSignedInfo = canonicalSignedInfo
        self.value = value
    }
}

/// Finds the one enveloped signature of a document (XML Signature Syntax and Processing 1.1).
package enum EnvelopedSignature {
    /// What a document holds.
    package enum Outcome: Sendable, Hashable {
        /// No Signature anywhere.
        case absent
        /// One, where it belongs, in the shape that can be judged.
        case parts(EnvelopedSignatureParts)
        /// Something else; never to be treated as unsigned.
        case problem(Problem)
    }

    /// Why a Signature that is there cannot be judged.
    package enum Problem: String, Sendable, Hashable {
        /// More than one Signature in the document.
        case twoSignatures
        /// The Signature is not the last child element of the root.
        case notLast
        /// Its children are not SignedInfo, SignatureValue and at most one KeyInfo, or there is a
        /// comment, CDATA section or processing instruction inside it.
        case wrongShape
        /// SignatureValue is not Base64.
        case wrongValue
        /// In the signed document a comment or a processing instruction stands inside a text, at which
        /// another reader than the one who digested it may end the text.
        case splitText
    }

    /// Namespace of XML signatures.
    package static let namespace = "http://www.w3.org/2000/09/xmldsig#"

    /// Takes the parts out of a document. KeyInfo is not read: what a document says about its own
    /// key is never trusted. Throws when the engine fails.
    package static func extract(from document: XMLDocument) throws(XMLEngineError) -> Outcome {
        let root = document.root
        // A Signature inside a Signature counts too: two are never judged.
        let found = document.descendants(named: name).filter(isSignature)
        if isSignature(root) { return .problem(.notLast) }
        guard let signature = found.first else { return .absent }
        guard found.count == 1 else { return .problem(.twoSignatures) }
        guard root.children.last == signature else { return .problem(.notLast) }

        let children = signature.children
        guard children.allSatisfy({ $0.namespace == namespace }),
            names.contains(children.map(\.name)), signature.isPlain
        else { return .problem(.wrongShape) }
        guard let value = Base64.decode(wrapped: children[1].text) else {
            return .problem(.wrongValue)
        }
        if root.hasSplitText { return .problem(.splitText) }
        return .parts(
            EnvelopedSignatureParts(
                canonicalDocument: try CanonicalXML.exclusive(document, omitting: signature),
                canonicalSignedInfo: try CanonicalXML.exclusive(subtree: children[0]),
                value: value))
    }

    private static let name = "Signature"
    private static let names = [
        ["SignedInfo", "SignatureValue"], ["SignedInfo", "SignatureValue", "KeyInfo"],
    ]

    private static func isSignature(_ element: XMLElement) -> Bool {
        element.name == name && element.namespace == namespace
    }
}
