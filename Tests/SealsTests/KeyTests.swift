import Digests
import Foundation
import Testing

@testable import Seals
@testable import Verification

@Suite struct `Private keys` {
    private func failure(_ pem: [UInt8]) -> SealKeyError? {
        do throws(SealKeyError) {
            _ = try SealKey(pem: pem)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: SignatureAlgorithm.all)
    func `are written and read back, and openssl reads them`(_ algorithm: SignatureAlgorithm)
        throws
    {
        let folder = try Folder()
        let key = try SealKey.generate(algorithm)
        let again = try SealKey(pem: pem(key), algorithms: [algorithm])
        #expect(again.publicKey == key.publicKey)
        let file = try folder.write("key.pem", pem(key))
        let check = try run("openssl", ["pkey", "-in", file, "-check", "-noout"])
        #expect(check.isGood, "\(check.text)")
        let publicHalf = try run(
            "openssl",
            ["pkey", "-in", file, "-pubout", "-outform", "DER", "-out", folder.path("public.der")])
        #expect(publicHalf.isGood)
        #expect(try folder.read("public.der") == key.publicKey.der)
    }

    @Test(arguments: SignatureAlgorithm.all)
    func `sign what openssl verifies`(_ algorithm: SignatureAlgorithm) throws {
        let folder = try Folder()
        let key = try SealKey.generate(algorithm)
        let message = Array("数据资源登记".utf8)
        let signature = try key.sign(message)
        #expect(key.publicKey.verifies(signature, of: message))
        #expect(!key.publicKey.verifies(signature, of: message + [0]))
        #expect(signature.isLow(algorithm))
        let arguments = [
            "pkeyutl", "-verify", "-rawin", "-digest", algorithm.digestName.lowercased(),
            "-inkey", try folder.write("key.pem", pem(key)),
            "-in", try folder.write("message", message),
            "-sigfile", try folder.write("signature", signature.der),
        ]
        let id = algorithm.signerID.map {
            ["-pkeyopt", "distid:" + String(decoding: $0, as: UTF8.self)]
        }
        let result = try run("openssl", arguments + (id ?? []))
        #expect(result.isGood, "\(result.text)")
    }

    @Test func `of openssl are read`() throws {
        let folder = try Folder()
        let made = try run(
            "openssl",
            [
                "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out",
                folder.path("key.pem"),
            ])
        #expect(made.isGood)
        #expect(try SealKey(pem: try folder.read("key.pem")).algorithm == .ecdsaP256)
    }

    static let foreign: [(String, [String], SealKeyError)] = [
        ("RSA", ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"], .unsupportedKey("RSA")),
        (
            "P-384", ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"],
            .unsupportedKey("EC")
        ),
        ("Ed25519", ["-algorithm", "ED25519"], .unsupportedKey("ED25519")),
        (
            "encrypted",
            [
                "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-aes256", "-pass",
                "pass:geheim",
            ], .encrypted
        ),
    ]

    @Test(arguments: foreign.indices)
    func `of another kind are refused`(_ index: Int) throws {
        let (name, arguments, expected) = Self.foreign[index]
        let folder = try Folder()
        let made = try run("openssl", ["genpkey", "-out", folder.path("key.pem")] + arguments)
        #expect(made.isGood, "\(made.text)")
        #expect(failure(try folder.read("key.pem")) == expected, "\(name)")
    }

    @Test func `in another form are refused`() throws {
        let folder = try Folder()
        let key = try SealKey.generate(.ecdsaP256)
        let text = pem(key)
        let file = try folder.write("key.pem", text)
        _ = try run("openssl", ["ec", "-in", file, "-out", folder.path("sec1.pem")])
        #expect(failure(try folder.read("sec1.pem")) == .notOnePEM)
        #expect(failure(text + text) == .notOnePEM)
        #expect(failure([]) == .notOnePEM)
        #expect(failure(Array(text.dropLast(40))) == .unreadable)
        let header = "-----BEGIN PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: x,00\n\n"
        let asking = Array(header.utf8) + text.dropFirst(28)
        #expect(failure(asking) == .unreadable)
    }

    @Test func `whose halves differ are refused`() throws {
        func body(_ pem: [UInt8]) throws -> Data {
            let lines = String(decoding: pem, as: UTF8.self).split(separator: "\n")
            return try #require(Data(base64Encoded: lines.dropFirst().dropLast().joined()))
        }
        // PKCS#8 as libcrypto writes it ends with the 64 bytes of the public point.
        let first = try body(pem(try SealKey.generate(.ecdsaP256)))
        let second = try body(pem(try SealKey.generate(.ecdsaP256)))
        func text(_ body: Data) -> [UInt8] {
            Array(
                ("-----BEGIN PRIVATE KEY-----\n" + body.base64EncodedString()
                    + "\n-----END PRIVATE KEY-----\n").utf8)
        }
        #expect(failure(text(first)) == nil)
        #expect(failure(text(first.dropLast(64) + second.suffix(64))) == .halvesDiffer)
    }

    @Test func `show nothing of themselves`() throws {
        let key = try SealKey.generate(.ecdsaP256)
        var dumped = ""
        dump(key, to: &dumped)
        for text in ["\(key)", String(reflecting: key), dumped] {
            #expect(text.contains("SealKey(ecdsa-p256-sha256)"))
            #expect(!text.contains("0x"))
        }
    }

    @Test func `are wiped where they were handed out`() {
        var bytes: [UInt8] = [1, 2, 3]
        KeyPEM.wipe(&bytes)
        #expect(bytes == [0, 0, 0])
    }
}
