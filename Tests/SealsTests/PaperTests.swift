import Dispatch
import Seals
import Synchronization
import Testing
import Verification
import XML

@Suite struct `Papers under the anchor` {
    let mine: Workshop
    let other: Workshop
    let paper: [UInt8]

    init() throws {
        mine = try Workshop.mine.get()
        other = try Workshop.other.get()
        paper = try mine.seal.sign(paper: Sample.paper())
    }

    private func refused(_ bytes: [UInt8], at time: SigningTime = Sample.stated) throws
        -> SignatureRefusal?
    {
        refusal(try verified(bytes, anchor: mine.anchor.certificate, at: time))
    }

    @Test func `a signed paper verifies and gives back what was signed`() throws {
        let result = try verified(paper, anchor: mine.anchor.certificate).get()
        #expect(result.canonicalDocument == Sample.paper())
        #expect(result.certificate == mine.seal.certificate)
        #expect(result.signedAt == Sample.issued)
        #expect(paper.last == 0x0A)
    }

    @Test func `a signed paper is its own canonical form but for the final line feed`() throws {
        guard case .document(let document) = try XMLDocument.parse(paper, limits: .standard) else {
            throw Refused()
        }
        #expect(try CanonicalXML.exclusive(document) + [0x0A] == paper)
    }

    @Test func `signing twice gives two signatures, each in the smaller form`() throws {
        var seen: Set<[UInt8]> = []
        for _ in 0..<32 {
            let paper = try mine.seal.sign(paper: Sample.paper())
            #expect(try refused(paper) == nil)
            seen.insert(paper)
        }
        #expect(seen.count == 32)
    }

    @Test func `one seal signs and one certificate verifies on many threads`() throws {
        let good = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: 200) { number in
            let outcome = Result {
                let paper = try mine.seal.sign(paper: Sample.paper("第\(number)件"))
                return try verified(paper, anchor: mine.anchor.certificate).get()
            }
            if case .success = outcome { good.withLock { $0 += 1 } }
        }
        #expect(good.withLock { $0 } == 200)
    }

    @Test func `xmlsec1 verifies it, also in thirty years`() throws {
        let folder = try Folder()
        #expect(try mine.isValidForXmlsec(paper, in: folder))
        #expect(try !other.isValidForXmlsec(paper, in: folder))
        let anchor = try folder.write("anchor.pem", mine.anchor.certificate.pem)
        let file = try folder.write("paper.xml", paper)
        let verify = [
            "2056-01-01 00:00:00", "xmlsec1", "--verify", "--enabled-key-data", "x509",
            "--trusted-pem", anchor,
        ]
        let atSigning = ["--verification-gmt-time", "2026-01-05 01:00:00"]
        #expect(try run("faketime", verify + atSigning + [file]).isGood)
        #expect(try !run("faketime", verify + [file]).isGood)
    }

    /// Places of the paper that are text or attribute value, outside the Signature.
    private static func changeable(_ scalars: [Unicode.Scalar]) -> [Int] {
        var places: [Int] = []
        var isTag = false
        var isValue = false
        var isReference = false
        for (index, scalar) in scalars.enumerated() {
            if scalar == "<", scalars[index...].starts(with: "<Signature".unicodeScalars) { break }
            switch scalar {
            case "<": isTag = true
            case ">" where !isValue: isTag = false
            case "\"" where isTag: isValue.toggle()
            case "&": isReference = true
            case ";" where isReference: isReference = false
            default: if (!isTag || isValue) && !isReference { places.append(index) }
            }
        }
        return places
    }

    @Test func `any changed character of text or attribute value fails, in xmlsec1 too`() throws {
        let folder = try Folder()
        let scalars = Array(String(decoding: paper, as: UTF8.self).unicodeScalars)
        let places = Self.changeable(scalars)
        #expect(places.count > 80)
        for place in places {
            var changed = scalars
            changed[place] = changed[place] == "a" ? "b" : "a"
            let text = String(String.UnicodeScalarView(changed))
            #expect(try refused(Array(text.utf8)) != nil, "place \(place)")
            #expect(try !mine.isValidForXmlsec(Array(text.utf8), in: folder), "place \(place)")
        }
    }

    @Test(arguments: [0x01, 0x20, 0x80] as [UInt8])
    func `any changed byte fails`(_ flip: UInt8) throws {
        var verifier = PaperVerifier(anchor: mine.anchor.certificate)
        #expect(refusal(try verifier.verify(paper, at: Sample.stated)) == nil)
        for index in paper.indices {
            var changed = paper
            changed[index] ^= flip
            let result = try verifier.verify(changed, at: Sample.stated)
            #expect(refusal(result) != nil, "byte \(index) of \(paper.count), \(flip)")
        }
    }

    @Test func `any missing or doubled byte fails`() throws {
        var verifier = PaperVerifier(anchor: mine.anchor.certificate)
        for index in paper.indices {
            var shorter = paper
            shorter.remove(at: index)
            #expect(refusal(try verifier.verify(shorter, at: Sample.stated)) != nil, "\(index)")
            var longer = paper
            longer.insert(paper[index], at: index)
            #expect(refusal(try verifier.verify(longer, at: Sample.stated)) != nil, "\(index)")
        }
    }

    static let sameForXML: [(String, @Sendable (String) -> String)] = [
        ("no final line feed", { String($0.dropLast()) }),
        ("two final line feeds", { $0 + "\n" }),
        ("a final space", { $0 + " " }),
        ("CRLF at the end", { $0.dropLast() + "\r\n" }),
        ("a leading line feed", { "\n" + $0 }),
        ("a declaration", { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + $0 }),
        ("a byte order mark", { "\u{FEFF}" + $0 }),
        ("a comment inside", { $0.replacing("<title>", with: "<!-- --><title>") }),
        ("a comment behind", { $0 + "<!-- -->" }),
        ("a CDATA section", { $0.replacing("收件回执", with: "<![CDATA[收件回执]]>") }),
        ("other quotes", { $0.replacing("format=\"1\"", with: "format='1'") }),
        (
            "another order of attributes",
            {
                $0.replacing(
                    "code=\"received\" format=\"1\"", with: "format=\"1\" code=\"received\"")
            }
        ),
        ("a space in a tag", { $0.replacing("<title>", with: "<title >") }),
        ("a space in an end tag", { $0.replacing("</paper>", with: "</paper >") }),
        ("an empty tag", { $0.replacing("<empty></empty>", with: "<empty/>") }),
        ("a character reference", { $0.replacing("回执", with: "&#x56DE;执") }),
        ("space before the value", { $0.replacing("<SignatureValue>", with: "<SignatureValue> ") }),
        (
            "space in the certificate",
            {
                $0.replacing("</X509Certificate>", with: "\n</X509Certificate>")
            }
        ),
        (
            "space between signature tags",
            {
                $0.replacing("</SignedInfo><", with: "</SignedInfo>\n<")
            }
        ),
        (
            "an id on the signature",
            { $0.replacing("<Signature xmlns", with: "<Signature Id=\"s\" xmlns") }
        ),
        (
            "a second thing in KeyInfo",
            {
                $0.replacing("</X509Data>", with: "</X509Data><KeyName>k</KeyName>")
            }
        ),
        (
            "an unused namespace",
            {
                $0.replacing("<Signature xmlns", with: "<Signature xmlns:u=\"urn:u\" xmlns")
            }
        ),
    ]

    @Test(arguments: sameForXML.indices)
    func `what is the same for XML and not for us fails`(_ index: Int) throws {
        let (name, change) = Self.sameForXML[index]
        let text = String(decoding: paper, as: UTF8.self)
        let changed = change(text)
        #expect(changed != text, "\(name)")
        let bytes = Array(changed.utf8)
        // The signature itself holds: only the form is another.
        #expect(refusal(try judged(bytes, pinned: [mine.seal.certificate])) == nil, "\(name)")
        #expect(try refused(bytes) == .notOurForm, "\(name)")
    }

    @Test func `the twin with the larger s is refused, though the mathematics accept it`() throws {
        let folder = try Folder()
        let same = try rebuilt(paper, certificate: mine.seal.certificate)
        #expect(same == paper)
        let high = try rebuilt(paper, certificate: mine.seal.certificate, value: twin)
        #expect(high != paper)
        #expect(try mine.isValidForXmlsec(high, in: folder))
        #expect(try refused(high) == .notOurForm)
        #expect(refusal(try judged(high, pinned: [mine.seal.certificate])) == nil)
    }

    @Test func `a certificate of another anchor is refused`() throws {
        let foreign = try other.seal.sign(paper: Sample.paper())
        #expect(try refused(foreign) == .chainBroken)
        #expect(refusal(try verified(foreign, anchor: other.anchor.certificate)) == nil)
        let borrowed = try rebuilt(foreign, certificate: mine.seal.certificate)
        #expect(try refused(borrowed) == .valueMismatch)
    }

    @Test func `a certificate that certifies itself is refused`() throws {
        // A forger's anchor with the very name of ours.
        let forger = try Workshop(name: "泰安市数据局")
        #expect(try refused(try forger.seal.sign(paper: Sample.paper())) == .chainBroken)
    }

    @Test func `the anchor itself signs no papers`() throws {
        #expect(throws: SealError.mayNotSign) {
            try Seal(key: mine.anchorKey, certificate: mine.anchor.certificate)
        }
        let swapped = try rebuilt(paper, certificate: mine.anchor.certificate)
        #expect(try refused(swapped) == .chainBroken)
    }

    @Test func `a certificate counts within its time, to the second`() throws {
        let start = mine.seal.certificate.notBefore
        let end = mine.seal.certificate.notAfter
        #expect(try refused(paper, at: .at(start - 1)) == .certificateExpired(at: start - 1))
        #expect(try refused(paper, at: .at(start)) == nil)
        #expect(try refused(paper, at: .at(end + 999)) == nil)
        #expect(try refused(paper, at: .at(end + 1000)) == .certificateExpired(at: end + 1000))
    }

    @Test func `a paper that does not state its time is refused where it is asked`() throws {
        let reason = try refused(paper, at: .stated { _ in nil })
        #expect(reason?.code == "signature-malformed")
    }

    @Test func `one verifier judges many papers of many signers`() throws {
        var verifier = PaperVerifier(anchor: mine.anchor.certificate)
        let second = try SealKey.generate(.ecdsaP256)
        let authority = try Seal(
            key: second,
            certificate: try Workshop.certificate(
                second, by: mine.anchor, from: "2026-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z"))
        for seal in [mine.seal, authority, mine.seal, authority] {
            let paper = try seal.sign(paper: Sample.paper())
            let result = try verifier.verify(paper, at: Sample.stated).get()
            #expect(result.certificate == seal.certificate)
        }
        let foreign = try other.seal.sign(paper: Sample.paper())
        #expect(refusal(try verifier.verify(foreign, at: Sample.stated)) == .chainBroken)
    }

    @Test func `an unsigned paper is missing its signature`() throws {
        #expect(try refused(Sample.paper() + [0x0A]) == .missing)
    }
}
