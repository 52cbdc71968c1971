import Foundation
import Seals
import Testing
import Verification
import XML

@Suite struct `Documents of senders` {
    let mine: Workshop
    let other: Workshop

    init() throws {
        mine = try Workshop.mine.get()
        other = try Workshop.other.get()
    }

    static let documents: [(String, String)] = [
        ("plain", "<decision xmlns=\"urn:dengji:slip:1\"><case>1</case></decision>"),
        (
            "declared, indented, CRLF",
            "<?xml version='1.0' encoding=\"utf-8\"?>\r\n<a xmlns='urn:1'>\r\n  <b c = 'x'/>\r\n</a>\r\n"
        ),
        ("prefixed", "<d:a xmlns:d='urn:1' xmlns:ds='urn:2'><d:b ds:c='1'/>\n</d:a >"),
        ("byte order mark", "\u{FEFF}<a>登记</a>"),
        (
            "misleading comments",
            "<!-- </a> --><a><!-- </a> --><b><![CDATA[</a>]]></b><?p </a>?></a><!-- </a> -->\n<?p </a>?>"
        ),
        ("a `>` in a value", "<a><b c='x > y'>z</b></a>"),
        ("xml:lang on the root", "<a xml:lang='zh' xml:space='preserve'> <b/> </a>"),
        ("only text", "<a>x</a>"),
    ]

    @Test(arguments: documents.indices)
    func `keep their bytes around the signature and verify`(_ index: Int) throws {
        let (name, text) = Self.documents[index]
        let signed = try mine.seal.sign(document: Array(text.utf8))
        let result = try judged(signed, pinned: [mine.seal.certificate]).get()
        #expect(result.certificate == mine.seal.certificate)

        let output = String(decoding: signed, as: UTF8.self)
        let start = try #require(output.range(of: "<Signature xmlns="), "\(name)")
        let end = try #require(output.range(of: "</Signature>"))
        let kept = output[..<start.lowerBound] + output[end.upperBound...]
        #expect(Array(kept.utf8) == Array(text.utf8))

        guard
            case .document(let original) = try XMLDocument.parse(
                Array(text.utf8), limits: .standard)
        else { throw Refused() }
        #expect(result.canonicalDocument == (try CanonicalXML.exclusive(original)))
        #expect(try mine.isValidForXmlsec(signed, in: try Folder()), "\(name)")
    }

    @Test func `in GB18030 they verify too`() throws {
        // 登记 in GBK; 俓 is 82 5B, 廬 8F 5D and 乗 81 5C end in ASCII bytes.
        let head = Array("<?xml version='1.0' encoding='gb2312'?><a>".utf8)
        let bytes = head + [0xB5, 0xC7, 0xBC, 0xC7, 0x81, 0x5C, 0x8F, 0x5D] + Array("</a>".utf8)
        let signed = try mine.seal.sign(document: bytes)
        #expect(refusal(try judged(signed, pinned: [mine.seal.certificate])) == nil)
        #expect(signed.starts(with: bytes.dropLast(4)))
    }

    @Test func `are refused where no signature can be put`() throws {
        func failure(_ bytes: [UInt8]) -> SealError? {
            do throws(SealError) {
                _ = try mine.seal.sign(document: bytes)
                return nil
            } catch {
                return error
            }
        }
        #expect(failure(Array("<a/>".utf8)) == .emptyRoot)
        #expect(failure(Array("<a/><!-- </a> -->".utf8)) == .emptyRoot)
        #expect(failure([0xFE, 0xFF] + "<a>x</a>".utf16.flatMap { [0, UInt8($0)] }) == .encoding)
        let signed = try mine.seal.sign(document: Array("<a>x</a>".utf8))
        #expect(failure(signed) == .alreadySigned)
        #expect(failure(try mine.seal.sign(paper: Sample.paper())) == .alreadySigned)
        let moved = String(decoding: signed, as: UTF8.self).replacing("</a>", with: "<b></b></a>")
        #expect(failure(Array(moved.utf8)) == .alreadySigned)
        guard case .unreadable = failure(Array("<a>".utf8)) else {
            Issue.record("a broken document was signed")
            return
        }
        guard case .unreadable = failure(Array("<!DOCTYPE a><a></a>".utf8)) else {
            Issue.record("a DOCTYPE was signed")
            return
        }
    }

    @Test func `count only for pinned certificates in their time`() throws {
        let signed = try mine.seal.sign(document: Array("<a>x</a>".utf8))
        let certificate = mine.seal.certificate
        #expect(refusal(try judged(signed, pinned: [])) == .certificateNotPinned)
        #expect(
            refusal(try judged(signed, pinned: [mine.anchor.certificate])) == .certificateNotPinned)
        #expect(refusal(try judged(signed, pinned: [other.seal.certificate])) == .valueMismatch)
        #expect(
            refusal(try judged(signed, pinned: [other.seal.certificate, certificate])) == nil)
        let late = certificate.notAfter + 1000
        #expect(
            refusal(try judged(signed, pinned: [certificate], at: late))
                == .certificateExpired(at: late))
        #expect(refusal(try judged(signed, pinned: [certificate], at: late - 1)) == nil)
        let renewed = try Workshop.certificate(
            mine.key, by: mine.anchor, from: "2030-01-01T00:00:00Z", to: "2035-01-01T00:00:00Z")
        let result = try judged(signed, pinned: [certificate, renewed], at: late).get()
        #expect(result.certificate == renewed)
    }

    @Test func `parts from an untrusted process convince nobody when they were changed`() throws {
        let signed = try mine.seal.sign(document: Array("<a>x</a>".utf8))
        guard case .document(let document) = try XMLDocument.parse(signed, limits: .standard),
            case .parts(let parts) = try EnvelopedSignature.extract(from: document)
        else { throw Refused() }
        func reason(_ change: (inout EnvelopedSignatureParts) -> Void) -> SignatureRefusal? {
            var changed = parts
            change(&changed)
            return refusal(
                DocumentVerification.verify(
                    parts: changed, pinned: [mine.seal.certificate], at: Sample.issued))
        }
        #expect(reason { _ in } == nil)
        #expect(reason { $0.canonicalDocument = Array("<a>y</a>".utf8) } == .digestMismatch)
        #expect(reason { $0.value[0] ^= 1 } == .valueMismatch)
        #expect(reason { $0.value.removeLast() }?.code == "signature-malformed")
        #expect(reason { $0.value = [UInt8](repeating: 0, count: 64) } == .valueMismatch)
        for index in parts.canonicalSignedInfo.indices {
            #expect(reason { $0.canonicalSignedInfo[index] ^= 1 } != nil, "byte \(index)")
            #expect(reason { $0.canonicalSignedInfo.insert(0x20, at: index) } != nil, "\(index)")
        }
    }

    static let moved: [(String, @Sendable (String) -> String, SignatureRefusal)] = [
        ("an element behind", { $0.replacing("</a>", with: "<b></b></a>") }, .notLast),
        (
            "nested",
            {
                $0.replacing("<Signature xmlns", with: "<b><Signature xmlns").replacing(
                    "ature></a", with: "ature></b></a")
            },
            .notLast
        ),
        (
            "around the document",
            { text in
                let start = text.range(of: "<Signature")!.lowerBound
                let end = text.range(of: "</Signature>")!
                return "<a>evil<b><a>x</a></b>" + text[start..<end.upperBound] + "</a>"
            }, .digestMismatch
        ),
        (
            "twice",
            { text in
                let start = text.range(of: "<Signature")!.lowerBound
                let end = text.range(of: "</Signature>")!.upperBound
                return text.replacing("</a>", with: text[start..<end] + "</a>")
            }, .twoSignatures
        ),
        (
            "a signature inside the signature",
            { $0.replacing("<KeyInfo>", with: "<KeyInfo><Signature></Signature>") }, .twoSignatures
        ),
        (
            "the root is a signature",
            { _ in "<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'><a></a></Signature>" },
            .notLast
        ),
        (
            "an Object", { $0.replacing("</Signature>", with: "<Object></Object></Signature>") },
            .malformed("Signature has other content than the profile allows")
        ),
        (
            "Manifest instead of SignedInfo", { $0.replacing("SignedInfo>", with: "Manifest>") },
            .malformed("Signature has other content than the profile allows")
        ),
        ("another namespace", { $0.replacing("2000/09", with: "2000/10") }, .missing),
        ("by id", { $0.replacing("URI=\"\"", with: "URI=\"#x\"") }, .wrongTransform),
        ("without URI", { $0.replacing(" URI=\"\"", with: "") }, .wrongTransform),
        (
            "SHA-1", { $0.replacing("2001/04/xmlenc#sha256", with: "2000/09/xmldsig#sha1") },
            .wrongAlgorithm
        ),
        (
            "HMAC",
            {
                $0.replacing("xmldsig-more#ecdsa-sha256", with: "xmldsig-more#hmac-sha256")
            }, .wrongAlgorithm
        ),
        (
            "no value",
            { text in
                let start = text.range(of: "<SignatureValue>")!.upperBound
                let end = text.range(of: "</SignatureValue>")!.lowerBound
                return text.replacingCharacters(in: start..<end, with: "")
            }, .malformed("SignatureValue has not the algorithm's form")
        ),
        (
            "a value that is no Base64",
            { $0.replacing("<SignatureValue>", with: "<SignatureValue>*") },
            .malformed("SignatureValue is not Base64")
        ),
    ]

    @Test(arguments: moved.indices)
    func `are refused when the signature is not where and what it must be`(_ index: Int) throws {
        let (name, change, expected) = Self.moved[index]
        let signed = try mine.seal.sign(document: Array("<a>x</a>".utf8))
        let text = String(decoding: signed, as: UTF8.self)
        let changed = change(text)
        #expect(changed != text, "\(name)")
        let bytes = Array(changed.utf8)
        #expect(refusal(try judged(bytes, pinned: [mine.seal.certificate])) == expected, "\(name)")
        #expect(
            refusal(try verified(bytes, anchor: mine.anchor.certificate, at: .at(Sample.issued)))
                != nil)
    }
}
