import Foundation
import Testing

@testable import Seals
@testable import Verification

/// Keys as others write them: under a passphrase, in PKCS#12, and SM2's in either of two ways.
@Suite struct `Keys of other forms` {
    let sm2: Workshop
    let mine: Workshop

    init() throws {
        sm2 = try Workshop.sm2.get()
        mine = try Workshop.mine.get()
    }

    private let passphrase = Array("口令 with spaces".utf8)

    private func failure(_ pem: [UInt8], _ passphrase: [UInt8]?) -> SealKeyError? {
        do throws(SealKeyError) {
            _ = try SealKey(pem: pem, passphrase: passphrase)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: SignatureAlgorithm.all)
    func `under a passphrase are scrypt and AES-256, and openssl opens them`(
        _ algorithm: SignatureAlgorithm
    ) throws {
        let folder = try Folder()
        let key = try SealKey.generate(algorithm)
        let sealed = try key.encryptedPEM(passphrase: passphrase)
        #expect(try SealKey.isEncrypted(pem: sealed))
        #expect(try SealKey(pem: sealed, passphrase: passphrase).publicKey == key.publicKey)
        #expect(failure(sealed, nil) == .encrypted)
        #expect(failure(sealed, passphrase + [0x21]) == .wrongPassphrase)
        let file = try folder.write("key.pem", sealed)
        let secret = try folder.write("secret", passphrase + [0x0A])
        let opened = try run(
            "openssl",
            [
                "pkey", "-in", file, "-passin", "file:\(secret)", "-pubout", "-outform", "DER",
                "-out", folder.path("public.der"),
            ])
        #expect(opened.isGood, "\(opened.text)")
        #expect(try folder.read("public.der") == key.publicKey.der)
        let outline = try run("openssl", ["asn1parse", "-in", file]).text
        for part in [":PBES2", ":scrypt", ":aes-256-cbc", "INTEGER           :4000"] {
            #expect(outline.contains(part), "\(part): \(outline)")
        }
        #expect(throws: SealKeyError.passphrase) { try key.encryptedPEM(passphrase: []) }
        #expect(throws: SealKeyError.passphrase) {
            try key.encryptedPEM(passphrase: [UInt8](repeating: 0x61, count: 1025))
        }
    }

    @Test func `encrypted by openssl are read`() throws {
        let folder = try Folder()
        let plain = try folder.write("key.pem", pem(sm2.key))
        let secret = try folder.write("secret", passphrase)
        for options in [["-scrypt"], ["-v2", "aes-256-cbc", "-v2prf", "hmacWithSHA256"]] {
            let made = try run(
                "openssl",
                [
                    "pkcs8", "-topk8", "-in", plain, "-passout", "file:\(secret)", "-out",
                    folder.path("sealed.pem"),
                ] + options)
            #expect(made.isGood, "\(made.text)")
            let key = try SealKey(pem: try folder.read("sealed.pem"), passphrase: passphrase)
            #expect(key.publicKey == sm2.key.publicKey)
        }
    }

    // MARK: PKCS#12

    private func bundle(_ workshop: Workshop, _ options: [String] = []) throws -> [UInt8] {
        let folder = try Folder()
        let made = try run(
            "openssl",
            [
                "pkcs12", "-export", "-inkey", folder.write("key.pem", pem(workshop.key)), "-in",
                folder.write("c.pem", workshop.seal.certificate.pem), "-certfile",
                folder.write("anchor.pem", workshop.anchor.certificate.pem), "-passout",
                "file:" + folder.write("secret", passphrase), "-out", folder.path("key.p12"),
            ] + options)
        #expect(made.isGood, "\(made.text)")
        return try folder.read("key.p12")
    }

    private func failure(bundle: [UInt8], _ passphrase: [UInt8]) -> SealKeyError? {
        do throws(SealKeyError) {
            _ = try KeyBundle(pkcs12: bundle, passphrase: passphrase)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [Workshop.mine, Workshop.sm2])
    func `in PKCS#12 come with their certificates`(_ workshop: Result<Workshop, any Error>) throws {
        let workshop = try workshop.get()
        let bytes = try bundle(workshop)
        let read = try KeyBundle(pkcs12: bytes, passphrase: passphrase)
        #expect(read.key.publicKey == workshop.key.publicKey)
        #expect(read.certificate == workshop.seal.certificate)
        #expect(read.others == [workshop.anchor.certificate])
        _ = try Seal(key: read.key, certificate: read.certificate)
        #expect(failure(bundle: bytes, Array("other".utf8)) == .wrongPassphrase)
        #expect(failure(bundle: Array(bytes.dropLast()), passphrase) == .notPKCS12)
        #expect(failure(bundle: [], passphrase) == .notPKCS12)
    }

    @Test func `in PKCS#12 without a key, or with RC2, are refused`() throws {
        #expect(failure(bundle: try bundle(mine, ["-nokeys"]), passphrase) == .bundleLacks)
        #expect(failure(bundle: try bundle(mine, ["-legacy"]), passphrase) == .notPKCS12)
    }

    // MARK: SM2's own identifier

    /// `30 13 06 07 id-ecPublicKey 06 08 sm2p256v1`.
    private static let customary: [UInt8] = [
        0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08, 0x2A, 0x81,
        0x1C, 0xCF, 0x55, 0x01, 0x82, 0x2D,
    ]

    /// AlgorithmIdentifiers in the other way.
    static let own: [(String, [UInt8])] = [
        ("301", [0x30, 0x0A, 0x06, 0x08, 0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x01, 0x82, 0x2D]),
        (
            "301 with NULL",
            [0x30, 0x0C, 0x06, 0x08, 0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x01, 0x82, 0x2D, 0x05, 0x00]
        ),
        (
            "301 with the curve",
            [
                0x30, 0x14, 0x06, 0x08, 0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x01, 0x82, 0x2D, 0x06, 0x08,
                0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x01, 0x82, 0x2D,
            ]
        ),
        (
            "301.1 with the curve",
            [
                0x30, 0x15, 0x06, 0x09, 0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x01, 0x82, 0x2D, 0x01, 0x06,
                0x08, 0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x01, 0x82, 0x2D,
            ]
        ),
    ]

    /// A DER SEQUENCE with other content.
    private func sequence(_ content: [UInt8]) -> [UInt8] {
        content.count < 0x80
            ? [0x30, UInt8(content.count)] + content
            : content.count < 0x100
                ? [0x30, 0x81, UInt8(content.count)] + content
                : [0x30, 0x82, UInt8(content.count >> 8), UInt8(content.count & 255)] + content
    }

    private func replaced(_ bytes: [UInt8], with identifier: [UInt8]) throws -> [UInt8] {
        let place = try #require(
            bytes.indices.first { bytes[$0...].starts(with: Self.customary) })
        return bytes[..<place] + identifier + bytes[(place + Self.customary.count)...]
    }

    @Test(arguments: own.indices)
    func `public keys under SM2's own identifier are the same keys`(_ index: Int) throws {
        let der = sm2.key.publicKey.der
        let other = sequence(try replaced(Array(der.dropFirst(2)), with: Self.own[index].1))
        let key = try PublicKey(der: other)
        #expect(key == sm2.key.publicKey && key.algorithm == .sm2)
        let message = Array("数据".utf8)
        #expect(key.verifies(try sm2.key.sign(message), of: message))
        #expect(throws: CertificateError.self) { try PublicKey(der: other + [0]) }
        #expect(throws: CertificateError.self) { try PublicKey(der: Array(other.dropLast())) }
    }

    @Test(arguments: own.indices)
    func `private keys under SM2's own identifier are the same keys`(_ index: Int) throws {
        let lines = String(decoding: pem(sm2.key), as: UTF8.self).split(separator: "\n")
        let der = Array(
            try #require(Data(base64Encoded: lines.dropFirst().dropLast().joined())))
        // SEQUENCE with a length of two bytes.
        #expect(der[1] == 0x81)
        let other = sequence(try replaced(Array(der.dropFirst(3)), with: Self.own[index].1))
        let text =
            "-----BEGIN PRIVATE KEY-----\n" + Data(other).base64EncodedString()
            + "\n-----END PRIVATE KEY-----\n"
        let key = try SealKey(pem: Array(text.utf8))
        #expect(key.publicKey == sm2.key.publicKey)
    }

    @Test(arguments: own.indices)
    func `certificates of such keys verify what they sign, also as issuers`(_ index: Int) throws {
        let identifier = Self.own[index].1
        let leaf = try reissued(
            sm2.seal.certificate, by: sm2.anchorKey, identifier: identifier)
        #expect(leaf.publicKey == sm2.key.publicKey)
        #expect(leaf.isIssued(by: sm2.anchor.certificate))
        let paper = try Seal(key: sm2.key, certificate: leaf).sign(paper: Sample.paper())
        #expect(refusal(try verified(paper, anchor: sm2.anchor.certificate)) == nil)
        let anchor = try reissued(
            sm2.anchor.certificate, by: sm2.anchorKey, identifier: identifier)
        #expect(sm2.seal.certificate.isIssued(by: anchor))
        let plain = try sm2.seal.sign(paper: Sample.paper())
        #expect(refusal(try verified(plain, anchor: anchor)) == nil)
    }

    /// The same certificate with the key's kind written in another way, signed anew by hand.
    private func reissued(_ certificate: Certificate, by key: SealKey, identifier: [UInt8]) throws
        -> Certificate
    {
        let der = certificate.der
        #expect(Array(der.prefix(2)) == [0x30, 0x82] && Array(der[4...5]) == [0x30, 0x82])
        let length = Int(der[6]) << 8 + Int(der[7])
        let content = Array(der[8..<(8 + length)])
        let place = try #require(
            content.indices.last { content[$0...].starts(with: Self.customary) })
        // SubjectPublicKeyInfo is `30 59` around the identifier and 68 bytes of the point.
        let rest = content[(place + Self.customary.count)...]
        let info = sequence(identifier + rest.prefix(68))
        let signed = sequence(content[..<(place - 2)] + info + rest.dropFirst(68))
        let algorithm = Array(der[(8 + length)..<(8 + length + 2 + Int(der[8 + length + 1]))])
        let value = try key.sign(signed).der
        let bits = [0x03, UInt8(value.count + 1), 0x00] + value
        return try Certificate(der: sequence(signed + algorithm + bits))
    }
}
