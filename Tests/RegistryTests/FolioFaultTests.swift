import Testing

@testable import Registry
@testable import WorkingDays

@Suite("Entries that contradict themselves")
struct FolioFaultTests {
    private static let since = Day(number: 20_000)

    private static func version(_ version: Int, _ act: EntryAct) throws -> RegisterEntry {
        RegisterEntry(
            number: RegisterEntry.number(region: "370900", year: 2026, sequence: 45),
            version: version,
            caseNumber: CaseNumber(region: "370900", year: 2026, sequence: version),
            kind: PackageKind(rawValue: "resource-registration"),
            registrar: try party("12370900000000001"), registrants: [], facts: [],
            validFrom: since, validUntil: nil, publicityFrom: nil, publicityUntil: nil,
            application: Scene.digest(1), complianceReport: nil, act: act)
    }

    private static func act(_ act: EntryAct, _ version: Int) -> FolioAct {
        FolioAct(
            at: since.start, act: act, version: version, caseNumber: nil, effective: since,
            article: "9(5)")
    }

    /// Registered, rights confirmed, changed, suspended and resumed.
    private static func folio() throws -> RegisterFolio {
        let versions = [try version(1, .registered), try version(2, .changed)]
        return RegisterFolio(
            number: versions[0].number, kind: versions[0].kind, keeper: versions[0].registrar,
            versions: versions, since: since,
            rights: RightsStanding(names: ["holding"], documentNumber: "1", since: since),
            acts: [
                act(.registered, 1), act(.rightsConfirmed, 1), act(.changed, 2),
                act(.suspended, 2), act(.resumed, 2), act(.reminded, 2),
            ])
    }

    private func faults(_ change: (inout RegisterFolio) -> Void) throws -> [String] {
        var folio = try Self.folio()
        change(&folio)
        return folio.faults.map(\.code)
    }

    @Test("one as the program writes it has no fault")
    func whole() throws {
        #expect(try faults { _ in } == [])
        #expect(
            try faults {
                $0.acts.append(Self.act(.cancelled, 2))
                $0.state = .cancelled
                $0.rights = nil
            } == [])
    }

    @Test("each contradiction is told once")
    func contradictions() throws {
        #expect(try faults { $0.versions[1].version = 3 } == ["entry-versions", "entry-history"])
        #expect(try faults { $0.versions[1].act = .corrected } == ["entry-history"])
        #expect(try faults { $0.acts.remove(at: 2) } == ["entry-history"])
        #expect(try faults { $0.acts.append(Self.act(.renewed, 3)) } == ["entry-history"])
        #expect(try faults { $0.state = .suspended } == ["entry-state"])
        #expect(try faults { $0.acts.append(Self.act(.lapsed, 2)) } == ["entry-state"])
        #expect(
            try faults {
                $0.acts.append(Self.act(.revoked, 2))
                $0.state = .revoked
            } == ["entry-rights"])
        #expect(try faults { $0.acts.remove(at: 1) } == ["entry-rights"])
        #expect(try faults { $0.sources = ["DJ-370900-2026-000001-0"] } == ["entry-source"])
        #expect(
            try faults { $0.versions[0].number = "DJ-370900-2026-000046-X" } == ["entry-other"])
    }

    @Test("a number with another check character, or of another series, is told")
    func numbers() throws {
        let good = try Self.folio().number
        let check = good.hasSuffix("0") ? "1" : "0"
        let bad = good.dropLast() + check
        #expect(try faults { $0.number = String(bad) }.contains("entry-number"))
        let other = RegisterEntry.number(
            region: "370900", year: 2026, sequence: 45, series: .authorisation)
        #expect(try faults { $0.number = other }.contains("entry-number"))
    }

    @Test("what the journal says otherwise is told by its name")
    func journal() throws {
        let folio = try Self.folio()
        let standing = EntryStanding(
            number: folio.number, kind: folio.kind, version: 2, state: .inForce, since: 20_000,
            digest: Scene.digest(1), registrants: [], sources: [], hasRights: true, marks: [],
            catalogueCode: nil, tick: nil)
        #expect(folio.faults(against: standing) == [])
        var other = standing
        other.version = 1
        other.state = .lapsed
        other.hasRights = false
        #expect(
            folio.faults(against: other) == [
                .journal("version 1 ≠ 2"), .journal("state lapsed ≠ in-force"),
                .journal("rights false ≠ true"),
            ])
    }
}
