import Testing

@testable import Papers
@testable import Registry
@testable import WorkingDays

@Suite("The history in case.xml")
struct CaseHistoryTests {
    private func record(_ steps: [DecisionStep]) throws -> CaseRecord {
        let digest = ContentDigest(sha256: String(repeating: "a", count: 64))
        let registrar = try #require(PartyID("11100000000013338W"))
        let now = try #require(Instant(iso: "2026-01-05T09:00:00+08:00"))
        return CaseRecord(
            number: CaseNumber(region: "370900", year: 2026, sequence: 1),
            procedure: "registration", rules: digest, profile: "taian-2025", registrar: registrar,
            applicants: [
                Applicant(
                    name: "泰安市水利局", id: registrar, kind: "provider", region: "370900",
                    representative: "张某", contact: "赵某")
            ],
            opening: AnsweredInput(
                packageID: PackageID("A-1"), fileName: "a.xml", sizeBytes: 1, digest: digest,
                receivedAt: now),
            kind: PackageKind(rawValue: "resource-registration"), facts: [], remarks: [],
            attachments: [], standing: .closed(code: "rejected"), since: now, revision: 3,
            clock: nil, papers: [],
            history: [
                HistoryEntry(
                    at: now, act: "reject", stage: "review", article: "9(3)", party: registrar,
                    officer: "li", reason: "来源不合法", effective: now.day, steps: steps)
            ])
    }

    @Test(
        "who drafted, reviewed and signed is kept, and nobody where only the officer acted",
        arguments: [[], ["drafter"], ["drafter", "reviewer", "signer"], ["drafter", "signer"]])
    func steps(roles: [String]) throws {
        let steps = roles.map { DecisionStep(role: $0, name: "\($0)<&\"某") }
        let record = try record(steps)
        #expect(try CaseFile.read(CaseFile.write(record)) == record)
    }
}
