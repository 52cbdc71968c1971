import Foundation
import Seals
import Testing
import Verification
import XML

@Suite struct `Certificates` {
    let mine: Workshop
    let other: Workshop

    init() throws {
        mine = try Workshop.mine.get()
        other = try Workshop.other.get()
    }

    @Test func `are verified by openssl`() throws {
        let folder = try Folder()
        let anchor = try folder.write("anchor.pem", mine.anchor.certificate.pem)
        let foreign = try folder.write("foreign.pem", other.anchor.certificate.pem)
        let leaf = try folder.write("leaf.pem", mine.seal.certificate.pem)
        let time = ["verify", "-x509_strict", "-attime", String(Sample.issued / 1000), "-CAfile"]
        let result = try run("openssl", time + [anchor, leaf])
        #expect(result.isGood, "\(result.text)")
        #expect(try run("openssl", time + [anchor, anchor]).isGood)
        #expect(try !run("openssl", time + [foreign, leaf]).isGood)
    }

    @Test func `say what openssl prints`() throws {
        func text(_ certificate: Certificate) throws -> String {
            let folder = try Folder()
            let file = try folder.write("c.pem", certificate.pem)
            return try run(
                "openssl",
                ["x509", "-text", "-noout", "-nameopt", "utf8,sep_comma_plus", "-in", file]
            ).text
        }
        let anchor = try text(mine.anchor.certificate)
        for line in [
            "CA:TRUE, pathlen:0", "Certificate Sign, CRL Sign",
            "X509v3 Basic Constraints: critical",
            "X509v3 Key Usage: critical", "61:02:03:04:05:06:07:08:09:0a:0b:0c:0d:0e:0f:10",
            "Not Before: Jan  1 00:00:00 2025 GMT", "Not After : Jan  1 00:00:00 2045 GMT",
            "O=泰安市数据局,organizationIdentifier=113700000045046442,CN=泰安市数据局信任锚",
            "ecdsa-with-SHA256", "prime256v1", "Version: 3",
        ] {
            #expect(anchor.contains(line), "\(line)")
        }
        let leaf = try text(mine.seal.certificate)
        for line in [
            "CA:FALSE", "Digital Signature\n", "X509v3 Key Usage: critical",
            "X509v3 Subject Key Identifier", "X509v3 Authority Key Identifier",
            "organizationIdentifier=11330105002500287C", "Issuer: O=泰安市数据局,",
        ] {
            #expect(leaf.contains(line), "\(line)")
        }
        #expect(!leaf.contains("Certificate Sign"))
    }

    @Test func `are read as they were issued`() throws {
        let leaf = mine.seal.certificate
        #expect(leaf.organisationID == "11330105002500287C")
        #expect(leaf.commonName == "泰安市公共数据登记中心")
        #expect(
            leaf.subjectName
                == "CN=泰安市公共数据登记中心,organizationIdentifier=11330105002500287C,O=泰安市公共数据登记中心")
        #expect(leaf.notBefore == (try moment("2025-06-01T00:00:00Z")))
        #expect(leaf.notAfter == (try moment("2030-06-01T00:00:00Z")))
        #expect(leaf.maySignDocuments && !leaf.isAuthority)
        #expect(leaf.publicKey == mine.key.publicKey)
        #expect(mine.anchor.certificate.isAuthority && !mine.anchor.certificate.maySignDocuments)
        #expect(leaf.isIssued(by: mine.anchor.certificate))
        #expect(!leaf.isIssued(by: other.anchor.certificate))
        #expect(!leaf.isIssued(by: leaf))
        #expect(mine.anchor.certificate.isIssued(by: mine.anchor.certificate))
        #expect(try Certificate(pem: leaf.pem) == leaf)
        let folder = try Folder()
        let file = try folder.write("c.pem", leaf.pem)
        let printed = try run(
            "openssl", ["x509", "-fingerprint", "-sha256", "-noout", "-in", file])
        #expect(
            printed.text.lowercased().replacing(":", with: "").contains("=" + leaf.fingerprint))
    }

    @Test func `have the smaller s, and the twin is told apart`() throws {
        for _ in 0..<20 {
            let certificate = try Workshop.certificate(
                mine.key, by: mine.anchor, from: "2025-06-01T00:00:00Z", to: "2030-06-01T00:00:00Z")
            #expect(certificate.hasOneForm(.ecdsaP256))
        }
        let twin = try highTwin(of: mine.seal.certificate)
        #expect(twin != mine.seal.certificate)
        #expect(twin.isIssued(by: mine.anchor.certificate))
        #expect(!twin.hasOneForm(.ecdsaP256))
        let paper = try Seal(key: mine.key, certificate: twin).sign(paper: Sample.paper())
        #expect(refusal(try verified(paper, anchor: mine.anchor.certificate)) == .notOurForm)
    }

    /// Puts the other s at the end of a certificate, by hand.
    private func highTwin(of certificate: Certificate) throws -> Certificate {
        let der = certificate.der
        // SEQUENCE (long form, two bytes of length), then TBS, algorithm (12 bytes), BIT STRING.
        #expect(Array(der.prefix(2)) == [0x30, 0x82] && Array(der[4...5]) == [0x30, 0x82])
        let signed = 8 + Int(der[6]) << 8 + Int(der[7])
        let head = Array(der[4..<(signed + 12)])
        let raw = try #require(
            RawSignature(der: Array(der[(signed + 15)...]), algorithm: .ecdsaP256))
        let signature = try twin(of: raw).der
        let body = head + [0x03, UInt8(signature.count + 1), 0x00] + signature
        return try Certificate(
            der: [0x30, 0x82, UInt8(body.count >> 8), UInt8(body.count & 255)] + body)
    }

    @Test func `with any changed byte are not issued by the anchor`() throws {
        let der = mine.seal.certificate.der
        var readable = 0
        for index in der.indices {
            var changed = der
            changed[index] ^= 0x01
            switch Result(catching: { try Certificate(der: changed) }) {
            case .success(let certificate):
                readable += 1
                #expect(!certificate.isIssued(by: mine.anchor.certificate), "byte \(index)")
            case .failure(let error):
                #expect(error is CertificateError)
            }
        }
        #expect(readable > 100)
        #expect(throws: CertificateError.notDER) { try Certificate(der: der + [0]) }
        #expect(throws: CertificateError.notDER) { try Certificate(der: Array(der.dropLast())) }
    }

    @Test func `live beyond 2050`() throws {
        let anchor = try CertificateIssuer.selfSigned(
            CertificateSubject(commonName: "a", organisation: "b", organisationID: "c"),
            CertificateTerms(
                serialNumber: Workshop.serial, notBefore: try moment("1969-12-31T23:59:59Z") + 999,
                notAfter: try moment("2149-06-07T08:09:10Z") + 1),
            key: try SealKey.generate(.ecdsaP256))
        #expect(anchor.certificate.notBefore == -1000)
        #expect(anchor.certificate.notAfter == (try moment("2149-06-07T08:09:10Z")))
    }

    private func failure(
        _ subject: CertificateSubject, _ terms: CertificateTerms
    ) -> IssuingError? {
        do throws(IssuingError) {
            _ = try mine.anchor.issue(to: subject, terms, publicKey: mine.key.publicKey)
            return nil
        } catch {
            return error
        }
    }

    @Test func `are issued within bounds`() throws {
        let subject = CertificateSubject(
            commonName: String(repeating: "数", count: 64), organisation: "o", organisationID: "i")
        let terms = CertificateTerms(
            serialNumber: Workshop.serial, notBefore: mine.anchor.certificate.notBefore,
            notAfter: mine.anchor.certificate.notAfter)
        func with(serial: [UInt8]) -> IssuingError? {
            failure(
                subject,
                CertificateTerms(
                    serialNumber: serial, notBefore: terms.notBefore, notAfter: terms.notAfter))
        }
        func with(_ from: Int64, _ to: Int64) -> IssuingError? {
            failure(
                subject,
                CertificateTerms(
                    serialNumber: Workshop.serial, notBefore: terms.notBefore + from,
                    notAfter: terms.notAfter + to))
        }
        #expect(failure(subject, terms) == nil)
        var long = subject
        long.commonName += "数"
        #expect(failure(long, terms) == .subject("common name"))
        var empty = subject
        empty.organisationID = ""
        #expect(failure(empty, terms) == .subject("organisation's code"))
        #expect(with(serial: [UInt8](repeating: 1, count: 7)) == .serialNumber)
        #expect(with(serial: [UInt8](repeating: 0xFF, count: 8)) == nil)
        #expect(with(serial: [UInt8](repeating: 0, count: 8)) == .serialNumber)
        #expect(with(serial: [UInt8](repeating: 0x7F, count: 20)) == nil)
        #expect(with(serial: [UInt8](repeating: 0x80, count: 20)) == .serialNumber)
        #expect(with(serial: [UInt8](repeating: 1, count: 21)) == .serialNumber)
        #expect(with(-1, 0) == .validity)
        #expect(with(0, 1000) == .validity)
        #expect(with(terms.notAfter - terms.notBefore, 0) == .validity)
    }

    @Test func `need a key and an issuer that fit`() throws {
        #expect(throws: IssuingError.issuer) {
            try CertificateIssuer(key: mine.key, certificate: mine.anchor.certificate)
        }
        #expect(throws: IssuingError.issuer) {
            try CertificateIssuer(key: mine.key, certificate: mine.seal.certificate)
        }
        #expect(throws: SealError.otherKey) {
            try Seal(key: other.key, certificate: mine.seal.certificate)
        }
        let again = try CertificateIssuer(
            key: mine.anchorKey, certificate: mine.anchor.certificate)
        #expect(again.certificate == mine.anchor.certificate)
    }

    @Test func `come as one PEM block, with text around it or not`() throws {
        let pem = mine.seal.certificate.pem
        #expect(try Certificate(pem: "Certificate:\n" + pem) == mine.seal.certificate)
        #expect(
            try Certificate(pem: pem.replacing("\n", with: "\r\n")) == mine.seal.certificate)
        #expect(throws: CertificateError.notOnePEM) { try Certificate(pem: pem + pem) }
        #expect(throws: CertificateError.notOnePEM) { try Certificate(pem: "") }
        let key = mine.key.withPEM { pem in String(decoding: copy pem, as: UTF8.self) }
        #expect(throws: CertificateError.notOnePEM) { try Certificate(pem: pem + key) }
    }

    @Test(arguments: [
        ["-newkey", "rsa:2048"], ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384"],
    ])
    func `with keys of other kinds are refused`(_ arguments: [String]) throws {
        let folder = try Folder()
        let made = try run(
            "openssl",
            ["req", "-x509", "-nodes", "-subj", "/CN=x", "-days", "1"] + arguments + [
                "-keyout", folder.path("k.pem"), "-out", folder.path("c.pem"),
            ])
        #expect(made.isGood, "\(made.text)")
        let pem = String(decoding: try folder.read("c.pem"), as: UTF8.self)
        #expect {
            try Certificate(pem: pem)
        } throws: { error in
            if case .unsupportedKey = error as? CertificateError { true } else { false }
        }
    }
}
