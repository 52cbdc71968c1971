import Testing

@testable import Papers
@testable import Registry
@testable import Seals
@testable import Verification
@testable import WorkingDays
@testable import XML

/// An anchor and the sample registrar's seal under it, made once.
struct Workshop {
    let anchor: CertificateIssuer
    let seal: Seal

    static let mine = Result { try Workshop(code: Sample.registrarID.code) }

    init(code: String) throws {
        let serial: [UInt8] = [0x61, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]
        let terms = CertificateTerms(
            serialNumber: serial,
            notBefore: Sample.instant("2025-01-01T00:00:00.000+08:00").milliseconds,
            notAfter: Sample.instant("2035-01-01T00:00:00.000+08:00").milliseconds)
        anchor = try CertificateIssuer.selfSigned(
            CertificateSubject(
                commonName: "泰安市数据局信任锚", organisation: "泰安市数据局",
                organisationID: Sample.authorityID.code),
            terms, key: try SealKey.generate(.ecdsaP256))
        let key = try SealKey.generate(.ecdsaP256)
        let certificate = try anchor.issue(
            to: CertificateSubject(
                commonName: "登记专用章", organisation: Sample.registrar.name, organisationID: code),
            CertificateTerms(
                serialNumber: serial.reversed(), notBefore: terms.notBefore,
                notAfter: terms.notAfter),
            publicKey: key.publicKey)
        seal = try Seal(key: key, certificate: certificate)
    }

    /// What xmlsec1 says, as an archivist would ask it.
    func xmlsec(_ paper: [UInt8]) throws -> ToolRun {
        let folder = try Folder()
        return try run(
            "xmlsec1",
            [
                "--verify", "--enabled-key-data", "x509", "--trusted-pem",
                try folder.write("authority.pem", Array(anchor.certificate.pem.utf8)),
                "--verification-gmt-time", "2026-01-13 00:15:00",
                try folder.write("paper.xml", paper),
            ])
    }
}

@Suite("Papers under seal") struct SealedTests {
    @Test("Each kind verifies here and with xmlsec1, and is valid", arguments: PaperKind.allCases)
    func sealed(kind: PaperKind) throws {
        let workshop = try Workshop.mine.get()
        let paper = Sample.paper(kind)
        let bytes = try PaperRendering.signed(
            paper, wording: Shipped.wording, by: workshop.seal)
        let oracle = try workshop.xmlsec(bytes)
        #expect(oracle.isGood, "\(oracle.text)")
        let verdict = try xmllint(bytes, schema: "paper.xsd")
        #expect(verdict.isGood, "\(verdict.text)")
        let verified = try PaperVerifier.verify(
            bytes, anchor: workshop.anchor.certificate, at: .stated(PaperReading.statedTime))
        let result = try verified.get()
        #expect(result.signedAt == paper.issuedAt.milliseconds)
        #expect(
            result.canonicalDocument
                == (try PaperRendering.unsigned(paper, wording: Shipped.wording)))
        let view = try PaperReading.read(bytes)
        #expect(view.hasSignature && view.kind == kind)
    }

    @Test("A changed character of text or attribute is found")
    func changed() throws {
        let workshop = try Workshop.mine.get()
        let good = string(
            try PaperRendering.signed(
                Sample.paper(.certificate), wording: Shipped.wording, by: workshop.seal))
        for (old, new) in [("准予登记", "不予登记"), (#"version="1""#, #"version="2""#)] {
            let bad = Array(good.replacing(old, with: new).utf8)
            #expect(try !workshop.xmlsec(bad).isGood)
            let verdict = try PaperVerifier.verify(
                bad, anchor: workshop.anchor.certificate, at: .stated(PaperReading.statedTime))
            #expect(throws: SignatureRefusal.self) { try verdict.get() }
        }
    }

    @Test("Another organisation's seal is not put under a paper")
    func otherSeal() throws {
        let other = try Workshop(code: Sample.authorityID.code)
        #expect(
            throws: PaperError.otherSeal(
                issuer: Sample.registrarID, seal: Sample.authorityID.code)
        ) {
            try PaperRendering.signed(
                Sample.paper(.acceptance), wording: Shipped.wording, by: other.seal)
        }
    }
}
