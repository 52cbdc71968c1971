import Definitions
import Foundation
import Papers
import Registry
import Seals
import Testing
import Verification
import WorkingDays

/// The papers whose pages are golden files. They are files, so that new words of papers change no
/// page here; `UPDATE_PAPERS=1` has Papers and Seals write them anew.
@Suite("Papers to make pages of")
struct PaperFixtures {
    static let folder = Place.fixtures.appendingPathComponent("papers")
    static let names =
        PaperKind.allCases.map { $0.rawValue + ".xml" } + ["demonstration.xml", changed]
    /// A certificate of a later version.
    private static let changed = "certificate-changed.xml"

    static func bytes(_ name: String) throws -> [UInt8] {
        try Place.bytes(folder.appendingPathComponent(name))
    }

    @Test("there is one of every kind, as Papers writes them")
    func everyKindIsThere() throws {
        if ProcessInfo.processInfo.environment["UPDATE_PAPERS"] == "1" { try write() }
        for name in PaperFixtures.names {
            let view = try PaperReading.read(PaperFixtures.bytes(name))
            #expect(view.hasSignature)
            let isPlain = ![PaperFixtures.changed, "demonstration.xml"].contains(name)
            #expect(name == view.kind.rawValue + ".xml" || !isPlain && view.kind == .certificate)
        }
    }

    private func write() throws {
        let wording = try Shelf.wording()
        let seal = try Shelf.seal()
        for order in PaperOrders.all {
            let paper = Shelf.paper(order, isDemonstration: false)
            let bytes = try PaperRendering.signed(paper, wording: wording, by: seal)
            try Data(bytes).write(
                to: PaperFixtures.folder.appendingPathComponent(order.kind.rawValue + ".xml"))
        }
        let certificate = try #require(PaperOrders.all.first { $0.kind == .certificate })
        let void = try PaperRendering.signed(
            Shelf.paper(certificate, isDemonstration: true), wording: wording, by: seal)
        try Data(void).write(to: PaperFixtures.folder.appendingPathComponent("demonstration.xml"))
        let changed = try PaperRendering.signed(
            Shelf.paper(PaperOrders.changedCertificate, isDemonstration: false), wording: wording,
            by: seal)
        try Data(changed).write(
            to: PaperFixtures.folder.appendingPathComponent(PaperFixtures.changed))
    }
}

/// What is needed to write papers.
enum Shelf {
    /// The words of this repository's own set of schemas.
    static func wording() throws -> Wording { try words.get() }

    private static let words = Result { try RuleBook.load(wholeSet()).wording }

    /// This repository's own set of schemas, all of it.
    static func wholeSet() throws -> RuleFiles {
        let schemas = Place.root.appendingPathComponent("schemas")
        var files: [String: [UInt8]] = [:]
        for folder in try Place.names(schemas) {
            let inner = schemas.appendingPathComponent(folder)
            for name in try Place.names(inner) where name.contains(".") {
                files[folder + "/" + name] = try Place.bytes(inner.appendingPathComponent(name))
            }
        }
        return RuleFiles(files: files, digest: Sample.digest("e"))
    }

    /// A seal of the registrar under an anchor of its own; both keys are forgotten afterwards.
    static func seal() throws -> Seal {
        let id = Sample.registrarID.code
        let name = Sample.registrar.name
        let anchorKey = try SealKey.generate(.ecdsaP256)
        let terms = CertificateTerms(
            serialNumber: [0x61] + Array(1...15),
            notBefore: Sample.time("2026-01-01T00:00:00").milliseconds,
            notAfter: Sample.time("2036-01-01T00:00:00").milliseconds)
        let subject = CertificateSubject(commonName: name, organisation: name, organisationID: id)
        let anchor = try CertificateIssuer.selfSigned(subject, terms, key: anchorKey)
        let key = try SealKey.generate(.ecdsaP256)
        return try Seal(
            key: key, certificate: anchor.issue(to: subject, terms, publicKey: key.publicKey))
    }

    static func paper(_ order: PaperOrder, isDemonstration: Bool) -> Paper {
        var order = order
        let isAboutCase = order.caseNumber != nil
        if order.kind == .return { order.caseNumber = nil }
        return Paper(
            order: order, issuer: Sample.registrar,
            names: [Sample.applicantID: Sample.applicant.name],
            issuedAt: Sample.time("2026-03-16T08:30:00"), record: isAboutCase ? Sample.record : nil,
            settings: PaperSettings(
                isDemonstration: isDemonstration,
                remedy: "对本决定不服的，可以自收到之日起六十日内依法申请行政复议，或者自收到之日起六个月内依法提起行政诉讼。",
                contact: "", verificationHints: ["核验地址由登记机构公布；也可以持本文书到登记机构核对。"]))
    }
}
