import Foundation
import Testing

@testable import Definitions
@testable import Registry
@testable import WorkingDays

@Suite struct `The shipped set` {
    @Test("It loads, with nothing missing and nothing extra")
    func loads() throws {
        let book = try Shipped.book()
        #expect(book.digest.text == "sha256:" + String(repeating: "0", count: 64))
        let names = try Shipped.files().folder("procedures").map { String($0.name.dropLast(4)) }
        #expect(book.procedures.map(\.name) == names)
        #expect(names.count >= 15)
        #expect(book.profiles.map(\.name) == ["taian-2024", "taian-2025"])
        #expect(book.calendar.years.keys.sorted() == Array(2024...2035))
        #expect(
            book.calendar.years.values.filter(\.isOfficial).map(\.year).sorted() == [
                2024, 2025, 2026,
            ])
        #expect(
            book.regions.regions.filter { !$0.isLocal }.map(\.code) == [
                "370900", "370902", "370911", "370921", "370923", "370982", "370983",
            ])
        #expect(book.regions.regions.filter(\.isLocal).count == 3)
        #expect(book.regions.name(of: "370983") == "肥城市")
        #expect(book.regions["110000"] == nil)
        #expect(book.regions.name(of: "110000") == "110000")
    }

    @Test(
        "What the national rules of 2025 brought opens no case under the earlier rules",
        arguments: [
            ("renewal", nil, "renewal"), ("revocation", nil, "revocation"),
            ("national-code", nil, "national-code"),
            ("cancellation", "cancellation", "cancellation-2025"), ("change", "change", "change"),
        ])
    func procedureOfProfile(kind: String, old: String?, new: String?) throws {
        let book = try Shipped.book()
        let kind = PackageKind(rawValue: kind)
        #expect(book.procedure(openedBy: kind, under: "taian-2024")?.name == old)
        #expect(book.procedure(openedBy: kind, under: "taian-2025")?.name == new)
    }

    @Test("A registration is accepted, reviewed, shown and issued as article 9 says")
    func registration() throws {
        let book = try Shipped.book()
        let kind = PackageKind(rawValue: "resource-registration")
        let procedure = try #require(book.procedure(openedBy: kind, under: "taian-2025"))
        #expect(procedure == book.procedure(named: "registration"))
        #expect(book.procedure(openedBy: .decision, under: "taian-2025") == nil)
        #expect(procedure.applicantRoles == [.provider])
        #expect(
            procedure.stages.map(\.name) == ["acceptance", "supplement", "review", "publicity"])
        #expect(procedure.stages.map(\.decider) == [.registrar, nil, .registrar, .registrar])
        #expect(procedure.stages.map(\.isDecided) == [true, false, true, false])
        #expect(procedure.stages.map(\.countedFrom) == [.receipt, .stage, .stage, .stage])
        #expect(procedure.stages.map(\.isExpiryIrreversible) == [false, true, false, true])
        #expect(procedure.stages.allSatisfy { $0.article.contains("第九条第一款") })
        let steps = procedure.stages.flatMap { $0.outcomes + ($0.expiry.map { [$0] } ?? []) }
        #expect(
            steps.map(\.name) == [
                "accept", "refuse", "request-supplement", "explain-lateness",
                "treated-as-withdrawn", "pass", "reject", "engage-third-party",
                "explain-lateness", "dismiss-objection", "uphold-objection", "issue",
            ])
        #expect(steps.filter { $0.automation == .clean }.map(\.name) == ["accept"])
        #expect(
            steps.filter { !$0.needsReason }.map(\.name) == [
                "accept", "treated-as-withdrawn", "pass", "issue",
            ])
        #expect(steps.filter(\.needsChecklist).map(\.name) == ["pass"])
        #expect(
            steps.map(\.papers) == [
                [.acceptance], [.refusal], [.supplementRequest], [.latenessReason],
                [.termination], [.complianceReport, .publicity], [.rejection], [.extension],
                [.latenessReason], [.objectionDecision], [.objectionDecision, .termination],
                [.certificate, .rightsStatement],
            ])
        #expect(
            steps.map(\.next) == [
                .stage("review"), .closed(code: "refused"), .stage("supplement"), .stay,
                .closed(code: "withdrawn"), .stage("publicity"), .closed(code: "rejected"),
                .extend(term: "reviewWithThirdParty"), .stay, .stay,
                .closed(code: "terminated"), .closed(code: "registered"),
            ])
        for stage in procedure.stages {
            #expect(stage.arrivals.contains { $0.step.next == .closed(code: "withdrawn") })
        }
        #expect(steps.allSatisfy { $0.article.contains("第九条") })
        let review = try #require(procedure.stage("review"))
        #expect(review.checklist.count == 14)
        #expect(review.checklist.allSatisfy { !$0.title.isEmpty && !$0.source.isEmpty })
    }

    struct Number: Sendable, CustomTestStringConvertible {
        let term: String
        let old: Int?
        let new: Int?
        let unit: Term.Unit
        var testDescription: String { term }

        init(_ term: String, _ old: Int?, _ new: Int?, _ unit: Term.Unit = .workingDays) {
            (self.term, self.old, self.new, self.unit) = (term, old, new, unit)
        }
    }

    @Test(
        "The numbers of both profiles are those of the law page",
        arguments: [
            Number("acceptance", 3, 3), Number("review", 5, 5),
            Number("reviewWithThirdParty", 20, 20),
            Number("publicity", 5, 10), Number("supplement", 10, 10),
            Number("objectionDecision", 10, 10), Number("validityYears", nil, 3, .years),
            Number("renewalWindow", nil, 60, .days), Number("renewalYears", nil, 3, .years),
            Number("cancellation", nil, 10), Number("firstApplication", nil, 20),
            Number("listPublicity", 5, 5), Number("party", 5, 5),
            Number("agreementYears", 3, 3, .years),
            Number("agreementYearsWithGround", 5, 5, .years),
            Number("authorisationRenewalWindow", 6, 6, .months),
            Number("accessLogMonths", 6, 6, .months),
            Number("retentionRegisteredYears", 30, 30, .years),
            Number("retentionOtherYears", 10, 10, .years),
        ])
    func numbers(row: Number) throws {
        let book = try Shipped.book()
        for (name, value) in [("taian-2024", row.old), ("taian-2025", row.new)] {
            let term = try #require(book.profile(named: name)).terms[row.term]
            #expect(term?.value == value)
            #expect(term == nil || term?.unit == row.unit)
            #expect(term?.source.isEmpty != true)
        }
    }

    @Test("What the national rule of 2025 requires is optional before it")
    func switches() throws {
        let book = try Shipped.book()
        let old = try #require(book.profile(named: "taian-2024"))
        let new = try #require(book.profile(named: "taian-2025"))
        for name in [
            "required.riskAssessment", "required.evidenceDeposit", "required.sharingConsent",
            "operator.legalPersonOnly", "certificate.nationalCode",
        ] {
            #expect(old.settings[name] == "false")
            #expect(!old.isOn(name))
            #expect(new.isOn(name))
        }
        #expect(!new.isOn("no.such.setting"))
        for profile in [old, new] {
            #expect(profile.list("levels.automatic") == ["一般"])
            #expect(profile.list("levels.officer") == ["重要"])
            #expect(profile.list("levels.refused") == ["核心"])
            #expect(profile.list("no.such.setting").isEmpty)
            #expect(profile.trust[PackageKind(rawValue: "resource-registration")] == .either)
            #expect(profile.trust[.decision] == .either)
            #expect(profile.trust[PackageKind(rawValue: "party")] == .anyone)
            #expect(profile.trust[PackageKind(rawValue: "calendar")] == .signature)
            #expect(profile.standIn == .authority)
        }
    }

    @Test(
        "The profile follows the day of receipt",
        arguments: [
            ("2024-10-31", nil), ("2024-11-01", "taian-2024"), ("2025-02-28", "taian-2024"),
            ("2025-03-01", "taian-2025"), ("2027-10-31", "taian-2025"),
            ("2030-01-01", "taian-2025"),
        ])
    func choice(receipt: String, name: String?) throws {
        #expect(try Shipped.book().profile(onReceipt: day(receipt))?.name == name)
    }

    @Test(
        "From six months before the measures end they say so",
        arguments: [
            ("2027-04-29", "in force"), ("2027-04-30", "ends soon"), ("2027-10-31", "ends soon"),
            ("2027-11-01", "ended"),
        ])
    func warning(on: String, state: String) throws {
        let profile = try #require(try Shipped.book().profile(onReceipt: day(on)))
        let last = try day("2027-10-31")
        let expected: Profile.LegalBasis =
            switch state {
            case "in force": .inForce
            case "ends soon": .endsSoon(last)
            default: .ended(last)
            }
        #expect(profile.legalBasis(on: try day(on)) == expected)
    }

    @Test("xmllint finds every shipped file valid")
    func xmllint() throws {
        let schemas = [
            "procedures": "procedure.xsd", "profiles": "profile.xsd", "calendars": "calendar.xsd",
            "codes": "codes.xsd", "wording": "wording.xsd", "steps": "procedure.xsd",
        ]
        var count = 0
        for (path, bytes) in try Shipped.files().files {
            let folder = String(path.prefix { $0 != "/" })
            guard let schema = schemas[folder] else { continue }
            #expect(try isValidForXmllint(bytes, schema: schema), "\(path)")
            count += 1
        }
        #expect(count >= 36)
    }

    @Test(
        "Its schemas are explained in Chinese wherever they are in English",
        arguments: [
            "calendar", "codes", "config", "party", "procedure", "profile", "wording", "paper",
            "case", "entry", "docket-types", "xmldsig-profile",
        ])
    func annotated(name: String) throws {
        let text = String(decoding: try Shipped.bytes("xsd/\(name).xsd"), as: UTF8.self)
        let chinese = text.components(separatedBy: "<xs:documentation xml:lang=\"zh\">").count - 1
        let english = text.components(separatedBy: "<xs:documentation xml:lang=\"en\">").count - 1
        #expect(chinese == english)
        #expect(chinese >= 1)
    }
}
