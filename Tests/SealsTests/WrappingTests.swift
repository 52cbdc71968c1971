import Foundation
import Seals
import Testing
import Verification
import XML

/// Ways to put signed content where it is not read, or unsigned content where it is, after the
/// eight variants (XSW1 to XSW8) of Somorovsky et al., "On Breaking SAML", 2012; each against a
/// sender's document and against a paper, under both algorithms.
@Suite struct `Signature wrapping` {
    static let workshops = [Workshop.mine, Workshop.sm2]

    /// A signed document cut into its parts.
    struct Pieces: Sendable {
        /// `<slip …>`.
        let open: String
        /// What is inside, without the Signature.
        let content: String
        /// The Signature.
        let signature: String
        /// `</slip>`.
        let close: String

        /// The document without its Signature.
        var bare: String { open + content + close }
        /// The document as it was signed.
        var signed: String { open + content + signature + close }
        /// The same start tag and another content.
        var evil: String { "<case>evil</case>" }

        /// The Signature with something put before its end tag.
        func signature(with object: String) -> String {
            signature.replacing("</Signature>", with: object + "</Signature>")
        }
    }

    static let variants: [(String, @Sendable (Pieces) -> String)] = [
        (
            "1: the original inside an Object of the signature",
            { $0.open + $0.evil + $0.signature(with: "<Object>\($0.bare)</Object>") + $0.close }
        ),
        (
            "2: the original before the signature, inside another root",
            { $0.open + $0.evil + $0.bare + $0.signature + $0.close }
        ),
        (
            "3: other content before the whole original",
            { $0.open + $0.evil + $0.signed + $0.close }
        ),
        (
            "4: the whole original inside other content",
            { $0.open + "<case>evil\($0.signed)</case>" + $0.close }
        ),
        (
            "5: the signature around nothing, the original behind it",
            { $0.open + $0.evil + $0.signature + $0.bare + $0.close }
        ),
        (
            "6: the original inside the KeyInfo of the signature",
            {
                $0.open + $0.evil
                    + $0.signature.replacing("</KeyInfo>", with: $0.bare + "</KeyInfo>") + $0.close
            }
        ),
        (
            "7: the original inside an extension where anything may stand",
            { $0.open + $0.evil + "<any>\($0.bare)</any>" + $0.signature + $0.close }
        ),
        (
            "8: other content inside an Object, the original around it",
            {
                $0.open + $0.content
                    + $0.signature(with: "<Object>\($0.open)\($0.evil)\($0.close)</Object>")
                    + $0.close
            }
        ),
    ]

    /// Further ways to let another key, another place or another text count.
    static let others: [(String, @Sendable (Pieces, Pieces) -> String)] = [
        (
            "two signatures",
            { mine, _ in
                mine.open + mine.content + mine.signature + mine.signature + mine.close
            }
        ),
        (
            "a second signature by another key",
            { mine, other in
                mine.open + mine.content + other.signature + mine.signature + mine.close
            }
        ),
        (
            "before the content",
            { mine, _ in mine.open + mine.signature + mine.content + mine.close }
        ),
        (
            "inside another element",
            { mine, _ in mine.open + mine.content + "<x>" + mine.signature + "</x>" + mine.close }
        ),
        ("behind the root", { mine, _ in mine.bare + mine.signature }),
        ("around the root", { mine, _ in mine.signature(with: mine.bare) }),
        (
            "another key's signature under this certificate",
            { mine, other in
                mine.open + mine.content
                    + other.signature.replacing(Self.keyInfo(other), with: Self.keyInfo(mine))
                    + mine.close
            }
        ),
        (
            "another key's signature beside its KeyValue",
            { mine, other in
                let value = "<KeyValue><X509Data>" + "</X509Data></KeyValue>"
                return mine.open + mine.content
                    + other.signature.replacing(
                        Self.keyInfo(other),
                        with: Self.keyInfo(mine).replacing("<KeyInfo>", with: "<KeyInfo>" + value))
                    + mine.close
            }
        ),
        (
            "another key's KeyValue alone",
            { mine, other in
                mine.open + mine.content
                    + other.signature.replacing(
                        Self.keyInfo(other),
                        with: "<KeyInfo><KeyValue><ECKeyValue "
                            + "xmlns=\"http://www.w3.org/2009/xmldsig11#\"><NamedCurve "
                            + "URI=\"urn:oid:1.2.840.10045.3.1.7\"/><PublicKey>BAAA</PublicKey>"
                            + "</ECKeyValue></KeyValue></KeyInfo>") + mine.close
            }
        ),
        (
            "a comment in SignatureValue",
            { mine, _ in
                mine.signed.replacing("<SignatureValue>", with: "<SignatureValue><!-- -->")
            }
        ),
        (
            "a comment in DigestValue",
            { mine, _ in mine.signed.replacing("</DigestValue>", with: "<!--x--></DigestValue>") }
        ),
        (
            "a processing instruction in KeyInfo",
            { mine, _ in mine.signed.replacing("<KeyInfo>", with: "<KeyInfo><?x y?>") }
        ),
    ]

    private static func keyInfo(_ pieces: Pieces) -> String {
        let start = pieces.signature.range(of: "<KeyInfo>")!.lowerBound
        let end = pieces.signature.range(of: "</KeyInfo>")!.upperBound
        return String(pieces.signature[start..<end])
    }

    private func pieces(_ workshop: Workshop) throws -> Pieces {
        let text = String(
            decoding: try workshop.seal.sign(paper: Sample.paper()).dropLast(), as: UTF8.self)
        let open = try #require(text.firstIndex(of: ">"))
        let start = try #require(text.range(of: "<Signature xmlns")).lowerBound
        let end = try #require(text.range(of: "</Signature>")).upperBound
        return Pieces(
            open: String(text[...open]), content: String(text[text.index(after: open)..<start]),
            signature: String(text[start..<end]), close: String(text[end...]))
    }

    /// Refused as a sender's document and as a paper; for reasons of its signature, or unreadable.
    private func expectRefused(_ text: String, _ workshop: Workshop, _ name: String) throws {
        let bytes = Array((text + "\n").utf8)
        let certificate = workshop.seal.certificate
        if case .document = try XMLDocument.parse(bytes, limits: .standard) {
            let found = refusal(try judged(bytes, pinned: [certificate]))
            #expect(found != nil && found != .missing, "document: \(name)")
        }
        let paper = try verified(bytes, anchor: workshop.anchor.certificate, at: .at(Sample.issued))
        #expect(refusal(paper) != nil, "paper: \(name)")
    }

    @Test(arguments: workshops.indices, variants.indices)
    func `is refused in each of its eight variants`(_ workshop: Int, _ index: Int) throws {
        let workshop = try Self.workshops[workshop].get()
        let pieces = try pieces(workshop)
        let (name, wrap) = Self.variants[index]
        #expect(
            refusal(
                try judged(Array(pieces.signed.utf8), pinned: [workshop.seal.certificate])) == nil)
        try expectRefused(wrap(pieces), workshop, name)
    }

    @Test(arguments: workshops.indices, others.indices)
    func `by another key, in another place, under split text is refused`(
        _ workshop: Int, _ index: Int
    ) throws {
        let workshop = try Self.workshops[workshop].get()
        let attacker = try Workshop(name: "攻击者", algorithm: workshop.key.algorithm)
        let (name, change) = Self.others[index]
        let mine = try pieces(workshop)
        let changed = change(mine, try pieces(attacker))
        #expect(changed != mine.signed, "\(name)")
        try expectRefused(changed, workshop, name)
    }

    @Test func `comments in text are refused, and CDATA is the text that was digested`() throws {
        let workshop = try Workshop.mine.get()
        let signed = String(
            decoding: try workshop.seal.sign(
                document: Array("<slip><case>370900-2026-000001</case></slip>".utf8)),
            as: UTF8.self)
        // In values of the Signature a CDATA section is text like any other to the parser.
        let values = signed.replacing("<SignatureValue>", with: "<SignatureValue><![CDATA[]]>")
        #expect(
            refusal(try judged(Array(values.utf8), pinned: [workshop.seal.certificate])) == nil)
        #expect(
            refusal(
                try verified(
                    Array((values + "\n").utf8), anchor: workshop.anchor.certificate,
                    at: .at(Sample.issued))) != nil)
        for split in ["37<!-- x -->0900", "37<![CDATA[0900]]>", "37<?x y?>0900"] {
            let changed = signed.replacing("370900", with: split)
            let outcome = try judged(Array(changed.utf8), pinned: [workshop.seal.certificate])
            switch outcome {
            case .success(let document):
                // A CDATA section is text to the parser: no reader ends at it.
                let text = String(decoding: document.canonicalDocument, as: UTF8.self)
                #expect(split.contains("CDATA"), "\(split)")
                #expect(text == "<slip><case>370900-2026-000001</case></slip>", "\(split)")
            case .failure(let refusal):
                #expect(!split.contains("CDATA"), "\(split)")
                #expect(refusal.english.contains("inside a text"), "\(split)")
            }
            let paper = try verified(
                Array((changed + "\n").utf8), anchor: workshop.anchor.certificate,
                at: .at(Sample.issued))
            #expect(refusal(paper) != nil, "\(split)")
        }
    }
}
