import Digests
import Foundation
import Testing
import XML

@testable import Seals
@testable import Verification

@Suite struct `SM2 with SM3` {
    let sm2: Workshop
    let mine: Workshop
    let paper: [UInt8]

    init() throws {
        sm2 = try Workshop.sm2.get()
        mine = try Workshop.mine.get()
        paper = try sm2.seal.sign(paper: Sample.paper())
    }

    static let id = ["-pkeyopt", "distid:1234567812345678"]

    /// What openssl says of a message's signature in DER.
    private func openssl(_ message: [UInt8], _ der: [UInt8], by certificate: Certificate) throws
        -> ToolRun
    {
        let folder = try Folder()
        let key = try run(
            "openssl",
            [
                "x509", "-in", folder.write("c.pem", certificate.pem), "-noout", "-pubkey", "-out",
                folder.path("key.pub"),
            ])
        #expect(key.isGood, "\(key.text)")
        return try run(
            "openssl",
            [
                "pkeyutl", "-verify", "-rawin", "-digest", "sm3", "-pubin", "-inkey",
                folder.path("key.pub"), "-in", folder.write("message", message), "-sigfile",
                folder.write("signature", der),
            ] + Self.id)
    }

    @Test func `papers verify and name the customs' algorithms`() throws {
        let result = try verified(paper, anchor: sm2.anchor.certificate).get()
        #expect(result.canonicalDocument == Sample.paper())
        #expect(result.certificate == sm2.seal.certificate)
        let text = String(decoding: paper, as: UTF8.self)
        #expect(text.contains("\"http://www.chinaport.gov.cn/2022/04/xmldsig#sm2-sm3\""))
        #expect(text.contains("\"http://www.chinaport.gov.cn/2022/04/xmldsig#sm3\""))
        #expect(
            refusal(try verified(paper, anchor: mine.anchor.certificate)) == .chainBroken)
    }

    @Test(arguments: [0x01, 0x20, 0x80] as [UInt8])
    func `any changed byte of a paper fails`(_ flip: UInt8) throws {
        var verifier = PaperVerifier(anchor: sm2.anchor.certificate)
        for index in paper.indices {
            var changed = paper
            changed[index] ^= flip
            let result = try verifier.verify(changed, at: Sample.stated)
            #expect(refusal(result) != nil, "byte \(index) of \(paper.count), \(flip)")
        }
    }

    @Test func `openssl verifies the canonical SignedInfo of a paper`() throws {
        let parts = try parts(of: paper)
        let value = try #require(RawSignature(raw: parts.value, algorithm: .sm2))
        let good = try openssl(parts.canonicalSignedInfo, value.der, by: sm2.seal.certificate)
        #expect(good.isGood, "\(good.text)")
        var changed = parts.canonicalSignedInfo
        changed[changed.count - 30] ^= 1
        #expect(try !openssl(changed, value.der, by: sm2.seal.certificate).isGood)
        // And the digest in it is SM3 as openssl reckons it.
        let folder = try Folder()
        let file = try folder.write("document", parts.canonicalDocument)
        let digest = try run("openssl", ["dgst", "-sm3", "-binary", file])
        #expect(try SignedInfo.read(parts.canonicalSignedInfo).get().digest == digest.output)
    }

    @Test func `a detached signature is one of the file's bytes`() throws {
        let signature = try sm2.seal.detached(paper)
        #expect(try openssl(paper, signature, by: sm2.seal.certificate).isGood)
        #expect(try !openssl(paper + [0x0A], signature, by: sm2.seal.certificate).isGood)
        let check = DetachedSignature.verify(
            signature, of: paper, by: [mine.seal.certificate, sm2.seal.certificate],
            at: Sample.issued)
        #expect(try check.get() == sm2.seal.certificate)
        let raw = try #require(RawSignature(der: signature, algorithm: .sm2)).bytes
        #expect(
            try DetachedSignature.verify(
                raw, of: paper, by: [sm2.seal.certificate], at: Sample.issued
            ).get() == sm2.seal.certificate)
        func reason(_ signature: [UInt8], _ file: [UInt8], at time: Int64 = Sample.issued)
            -> SignatureRefusal?
        {
            refusal(
                DetachedSignature.verify(
                    signature, of: file, by: [sm2.seal.certificate], at: time))
        }
        #expect(reason(signature, paper + [0x0A]) == .valueMismatch)
        #expect(reason([], paper)?.code == "signature-malformed")
        #expect(reason(signature + [0], paper)?.code == "signature-malformed")
        let late = sm2.seal.certificate.notAfter + 1000
        #expect(reason(signature, paper, at: late) == .certificateExpired(at: late))
        let ecdsa = try mine.seal.detached(paper)
        #expect(
            try DetachedSignature.verify(
                ecdsa, of: paper, by: [sm2.seal.certificate, mine.seal.certificate],
                at: Sample.issued
            ).get() == mine.seal.certificate)
    }

    @Test func `certificates of an SM2 anchor are verified by openssl`() throws {
        let folder = try Folder()
        let anchor = try folder.write("anchor.pem", sm2.anchor.certificate.pem)
        let leaf = try folder.write("leaf.pem", sm2.seal.certificate.pem)
        let check = try run(
            "openssl",
            [
                "verify", "-x509_strict", "-vfyopt", "distid:1234567812345678", "-attime",
                String(Sample.issued / 1000), "-CAfile", anchor, leaf,
            ])
        #expect(check.isGood, "\(check.text)")
        let text = try run("openssl", ["x509", "-text", "-noout", "-in", leaf]).text
        #expect(text.contains("Signature Algorithm: SM2-with-SM3") && text.contains("SM2"))
    }

    /// A document with a Signature around `value`, which is made over its SignedInfo.
    private func document(
        _ naming: (method: String, digest: DigestAlgorithm, digestMethod: String),
        value: ([UInt8]) throws -> [UInt8]
    ) throws -> [UInt8] {
        let head = "<slip xmlns=\"urn:dengji:slip:1\"><case>370900-2026-000001</case>"
        let stream = DigestStream(naming.digest)
        stream.update(Array((head + "</slip>").utf8))
        func info(_ namespace: String) -> String {
            "<SignedInfo\(namespace)><CanonicalizationMethod Algorithm=\"\(exclusive)\">"
                + "</CanonicalizationMethod><SignatureMethod Algorithm=\"\(naming.method)\">"
                + "</SignatureMethod><Reference URI=\"\"><Transforms><Transform Algorithm="
                + "\"\(EnvelopedSignature.namespace)enveloped-signature\"></Transform>"
                + "<Transform Algorithm=\"\(exclusive)\"></Transform></Transforms>"
                + "<DigestMethod Algorithm=\"\(naming.digestMethod)\"></DigestMethod><DigestValue>"
                + Base64.encode(stream.finish().bytes) + "</DigestValue></Reference></SignedInfo>"
        }
        let exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#"
        let plain = info("")
        let namespace = " xmlns=\"\(EnvelopedSignature.namespace)\""
        let message = plain.replacing("<SignedInfo>", with: "<SignedInfo\(namespace)>")
        let text =
            head + "<Signature\(namespace)>" + plain + "<SignatureValue>"
            + Base64.encode(try value(Array(message.utf8)))
            + "</SignatureValue></Signature></slip>"
        return Array(text.utf8)
    }

    static let customs = (
        "http://www.chinaport.gov.cn/2022/04/xmldsig#sm2-sm3", DigestAlgorithm.sm3,
        "http://www.chinaport.gov.cn/2022/04/xmldsig#sm3"
    )

    private func opensslSignature(_ message: [UInt8]) throws -> [UInt8] {
        let folder = try Folder()
        let made = try run(
            "openssl",
            [
                "pkeyutl", "-sign", "-rawin", "-digest", "sm3", "-inkey",
                folder.write("key.pem", pem(sm2.key)), "-in", folder.write("message", message),
                "-out", folder.path("signature"),
            ] + Self.id)
        #expect(made.isGood, "\(made.text)")
        return try folder.read("signature")
    }

    @Test func `what openssl signs counts here, in DER and as r and s`() throws {
        let der = try document(Self.customs) { try opensslSignature($0) }
        #expect(refusal(try judged(der, pinned: [sm2.seal.certificate])) == nil)
        let raw = try document(Self.customs) {
            try #require(RawSignature(der: opensslSignature($0), algorithm: .sm2)).bytes
        }
        #expect(refusal(try judged(raw, pinned: [sm2.seal.certificate])) == nil)
        #expect(
            refusal(try judged(raw, pinned: [mine.seal.certificate])) == .valueMismatch)
        // With another id than the customary one it is another signature.
        let other = try document(Self.customs) { message in
            let folder = try Folder()
            _ = try run(
                "openssl",
                [
                    "pkeyutl", "-sign", "-rawin", "-digest", "sm3", "-inkey",
                    folder.write("key.pem", pem(sm2.key)), "-in",
                    folder.write("message", message), "-out", folder.path("signature"),
                    "-pkeyopt", "distid:ALICE123@YAHOO.COM",
                ])
            return try folder.read("signature")
        }
        #expect(refusal(try judged(other, pinned: [sm2.seal.certificate])) == .valueMismatch)
    }

    @Test func `either digest goes with either signature, under any of the names`() throws {
        let sha = "http://www.w3.org/2001/04/xmlenc#sha256"
        let ecdsa = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"
        for method in [Self.customs.0, "http://www.w3.org/2000/09/xmldsig#sm2-sm3"] {
            for digest in [(DigestAlgorithm.sm3, Self.customs.2), (.sha256, sha)] {
                let bytes = try document((method, digest.0, digest.1)) {
                    try sm2.key.sign($0).bytes
                }
                #expect(refusal(try judged(bytes, pinned: [sm2.seal.certificate])) == nil)
            }
        }
        let mixed = try document((ecdsa, .sm3, Self.customs.2)) { try mine.key.sign($0).bytes }
        #expect(refusal(try judged(mixed, pinned: [mine.seal.certificate])) == nil)
        // A name that says another algorithm than the key's never counts.
        let lying = try document((ecdsa, .sm3, Self.customs.2)) { try sm2.key.sign($0).bytes }
        #expect(refusal(try judged(lying, pinned: [sm2.seal.certificate])) == .valueMismatch)
        let foreign = try document(("urn:city:sm2", .sm3, "urn:city:sm3")) {
            try sm2.key.sign($0).bytes
        }
        #expect(refusal(try judged(foreign, pinned: [sm2.seal.certificate])) == .wrongAlgorithm)
    }

    @Test func `names are settings: those set are written, all are read`() throws {
        let names = try SignatureNames(
            methods: [("sm2-sm3", "urn:city:sm2")], digests: [("sm3", "urn:city:sm3")])
        let seal = try Seal(key: sm2.key, certificate: sm2.seal.certificate, names: names)
        let local = try seal.sign(paper: Sample.paper())
        #expect(String(decoding: local, as: UTF8.self).contains("\"urn:city:sm2\""))
        let roots = [sm2.anchor.certificate]
        var knowing = PaperVerifier(roots: roots, names: names)
        #expect(refusal(try knowing.verify(local, at: Sample.stated)) == nil)
        #expect(refusal(try knowing.verify(paper, at: Sample.stated)) == nil)
        #expect(
            refusal(try verified(local, anchor: sm2.anchor.certificate)) == .wrongAlgorithm)
        #expect(
            throws: SignatureNames.Fault.shared(uri: "http://www.w3.org/2001/04/xmlenc#sha256")
        ) {
            try SignatureNames(
                methods: [("sm2-sm3", "http://www.w3.org/2001/04/xmlenc#sha256")], digests: [])
        }
        #expect(throws: SignatureNames.Fault.unknown("sm9")) {
            try SignatureNames(methods: [("sm9", "urn:x")], digests: [])
        }
        #expect(throws: SignatureNames.Fault.uri("urn:\"")) {
            try SignatureNames(methods: [], digests: [("sm3", "urn:\"")])
        }
    }

    @Test func `malformed values are refused`() throws {
        let cases: [(String, @Sendable (RawSignature) -> [UInt8])] = [
            ("empty", { _ in [] }),
            ("63 bytes", { Array($0.bytes.dropLast()) }),
            ("65 bytes", { [0] + $0.bytes }),
            ("DER and a byte", { $0.der + [0] }),
            ("DER without its last byte", { Array($0.der.dropLast()) }),
            ("a long form of length", { [0x30, 0x81] + $0.der.dropFirst() }),
            (
                "a zero in front of r",
                { value in
                    let r = value.bytes.prefix(32)
                    let s = RawSignature(raw: value.bytes, algorithm: .sm2).map { $0.der } ?? []
                    let tail = Array(s.dropFirst(4 + Int(s[3])))
                    let body = [0x02, 34, 0, 0] + Array(r) + tail
                    return [0x30, UInt8(body.count)] + body
                }
            ),
            ("two of them", { $0.der + $0.der }),
        ]
        for (name, change) in cases {
            let bytes = try document(Self.customs) { change(try sm2.key.sign($0)) }
            #expect(
                refusal(try judged(bytes, pinned: [sm2.seal.certificate]))?.code
                    == "signature-malformed", "\(name)")
        }
        for bytes in [[UInt8](repeating: 0, count: 64), [UInt8](repeating: 0xFF, count: 64)] {
            let document = try document(Self.customs) { _ in bytes }
            #expect(
                refusal(try judged(document, pinned: [sm2.seal.certificate])) == .valueMismatch)
        }
        // Of papers there is one form, r and s.
        let der = try parts(of: paper)
        let text = String(decoding: paper, as: UTF8.self)
        let value = try #require(RawSignature(raw: der.value, algorithm: .sm2))
        let changed = text.replacing(
            Base64.encode(der.value), with: Base64.encode(value.der))
        #expect(
            refusal(try verified(Array(changed.utf8), anchor: sm2.anchor.certificate))
                == .notOurForm)
    }

    // MARK: gmssl

    @Test(.enabled(if: Oracle.reachesPyPI, "make oracles found PyPI out of reach"))
    func `gmssl verifies ours, and its signatures count here`() throws {
        // It strips leading 0 and 4 of a point, taking them for the mark of its form; so a key is
        // taken whose x begins otherwise.
        var key = try SealKey.generate(.sm2)
        while [0, 4].contains(key.publicKey.der.suffix(64).first.map { $0 >> 4 } ?? 0) {
            key = try SealKey.generate(.sm2)
        }
        let seal = try Seal(
            key: key,
            certificate: try Workshop.certificate(
                key, by: sm2.anchor, from: "2025-06-01T00:00:00Z", to: "2030-06-01T00:00:00Z"))
        let point = Hexadecimal.text(Array(key.publicKey.der.suffix(64)))
        let parts = try parts(of: try seal.sign(paper: Sample.paper()))
        let folder = try Folder()
        let file = try folder.write("info", parts.canonicalSignedInfo)
        func gmssl(_ arguments: [String]) throws -> ToolRun {
            try Oracle.python("sm2_signature.py", arguments)
        }
        let good = try gmssl(["verify", point, file, Hexadecimal.text(parts.value)])
        #expect(good.isGood, "\(good.text)")
        var other = parts.value
        other[40] ^= 1
        #expect(try !gmssl(["verify", point, file, Hexadecimal.text(other)]).isGood)
        let digest = try gmssl(["digest", folder.write("document", parts.canonicalDocument)])
        #expect(
            try SignedInfo.read(parts.canonicalSignedInfo).get().digest
                == Hexadecimal.bytes(digest.text.trimmingCharacters(in: .whitespacesAndNewlines)))

        // PKCS#8 of libcrypto has the private number in 32 bytes behind `02 01 01 04 20`.
        let text = String(decoding: pem(key), as: UTF8.self).split(separator: "\n")
        let der = Array(try #require(Data(base64Encoded: text[1...3].joined())))
        let mark = try #require(
            der.indices.first { der[$0...].starts(with: [0x02, 1, 1, 0x04, 0x20]) })
        let secret = Hexadecimal.text(Array(der[(mark + 5)..<(mark + 37)]))
        let theirs = try document(Self.customs) { message in
            let made = try gmssl([
                "sign", secret, point, folder.write("message", message),
            ])
            #expect(made.isGood, "\(made.text)")
            let hex = made.text.trimmingCharacters(in: .whitespacesAndNewlines)
            return try #require(Hexadecimal.bytes(hex))
        }
        #expect(refusal(try judged(theirs, pinned: [seal.certificate])) == nil)
    }
}
