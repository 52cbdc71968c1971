import Testing

@testable import Registry
@testable import WorkingDays

@Suite("Who sent it, and whether it came before")
struct SenderTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var kind: String
        var folder: String?
        var signer: String?
        var isTrusted = true
        var claimed: String?
        var result: String

        var testDescription: String {
            "\(kind) folder \(folder ?? "-") signer \(signer ?? "-") trusted \(isTrusted)"
        }
    }

    static let rows = [
        Row(kind: "resource-registration", folder: "provider", result: "provider"),
        Row(kind: "resource-registration", signer: "provider", result: "provider"),
        Row(
            kind: "resource-registration", folder: "provider", signer: "provider",
            result: "provider"),
        Row(kind: "resource-registration", result: "REG-SENDER-UNAUTHENTICATED"),
        Row(
            kind: "resource-registration", folder: "provider", isTrusted: false,
            result: "REG-SENDER-UNAUTHENTICATED"),
        Row(
            kind: "resource-registration", folder: "provider", signer: "provider",
            isTrusted: false, result: "provider"),
        Row(
            kind: "resource-registration", folder: "provider", signer: "other",
            result: "REG-SENDER-DISAGREES"),
        Row(
            kind: "resource-registration", folder: "provider", signer: "other", isTrusted: false,
            result: "REG-SENDER-DISAGREES"),
        Row(kind: "resource-registration", folder: "stranger", result: "REG-SENDER-UNKNOWN"),
        Row(kind: "resource-registration", signer: "stranger", result: "REG-SENDER-UNKNOWN"),
        // The applicants of an application are judged when the case opens.
        Row(
            kind: "resource-registration", folder: "provider", claimed: "other", result: "provider"),
        Row(kind: "calendar", folder: "provider", result: "REG-SIGNATURE-REQUIRED"),
        Row(kind: "calendar", signer: "provider", result: "provider"),
        Row(kind: "catalogue", signer: "provider", result: "REG-FOLDER-REQUIRED"),
        Row(kind: "catalogue", folder: "provider", result: "provider"),
        Row(kind: "catalogue", folder: "provider", isTrusted: false, result: "REG-FOLDER-REQUIRED"),
        Row(kind: "a-kind-nobody-named", folder: "provider", result: "REG-SIGNATURE-REQUIRED"),
        Row(kind: "party", result: "anonymous"),
        Row(kind: "party", folder: "provider", result: "provider"),
        Row(kind: "party", folder: "provider", isTrusted: false, result: "anonymous"),
        Row(kind: "party", signer: "provider", result: "provider"),
        Row(kind: "decision", folder: "provider", claimed: "provider", result: "provider"),
        Row(kind: "decision", folder: "provider", claimed: "other", result: "REG-SENDER-NOT-NAMED"),
        Row(kind: "decision", folder: "provider", result: "provider"),
    ]

    @Test("folder and signature, as the profile asks of the kind", arguments: rows)
    func authentication(row: Row) throws {
        let cast = try Cast()
        var parties = cast.all
        let ids = [
            "provider": cast.provider.id, "other": cast.other.id, "stranger": cast.stranger,
        ]
        parties[cast.provider.id]?.trustsFolder = row.isTrusted
        let verdict = Authentication.decide(
            folder: row.folder.flatMap { ids[$0] }, signer: row.signer.flatMap { ids[$0] },
            kind: PackageKind(rawValue: row.kind), profile: try profile("taian-2025"),
            parties: parties, claimed: ClaimedIdentity(party: row.claimed.flatMap { ids[$0] }))
        switch verdict {
        case .authenticated(let id): #expect(id == ids[row.result])
        case .anonymous: #expect(row.result == "anonymous")
        case .refused(let finding): #expect(finding.rule == row.result)
        }
    }

    private func index(_ lines: [(PartyID, String, Int, [String])]) -> RegistryIndex {
        var index = RegistryIndex()
        for (sender, id, digest, events) in lines {
            index.take(
                JournalEntry(
                    at: 1,
                    input: JournalInput(
                        type: "package", digest: Scene.digest(digest), sender: sender,
                        packageID: PackageID(id), receivedAt: 1), events: events, files: [],
                    counters: [:]))
        }
        return index
    }

    @Test("the same bytes are a repeat, the same id with other bytes a conflict")
    func identity() throws {
        let cast = try Cast()
        let me = cast.provider.id
        let id = PackageID("A-1")
        let index = index([(me, "A-1", 1, ["consumed", "opened"])])
        func judge(_ digest: Int, _ sender: PartyID?, _ id: PackageID?) -> String {
            switch Intake.judge(
                digest: Scene.digest(digest), sender: sender, packageID: id, index: index)
            {
            case .fresh: "fresh"
            case .repeat(let earlier): "repeat of line \(earlier.line)"
            case .conflict(let finding): finding.rule
            }
        }
        #expect(judge(1, me, id) == "repeat of line 0")
        #expect(judge(1, me, nil) == "repeat of line 0")
        #expect(judge(2, me, id) == "REG-ID-REUSED")
        #expect(judge(2, me, PackageID("A-2")) == "fresh")
        #expect(judge(2, cast.other.id, id) == "fresh")
        #expect(judge(1, cast.other.id, id) == "REG-BYTES-REUSED")
        #expect(judge(1, nil, id) == "fresh")
    }

    @Test("a returned package consumed nothing and is examined anew")
    func returned() throws {
        let me = try Cast().provider.id
        let index = index([(me, "A-1", 1, ["returned"])])
        for digest in [1, 2] {
            #expect(
                Intake.judge(
                    digest: Scene.digest(digest), sender: me, packageID: PackageID("A-1"),
                    index: index) == .fresh)
        }
    }

    @Test("a return is acknowledged, goes to the sender when known, and names its engine")
    func returns() throws {
        var scene = try Scene(at: "2026-01-05 09:00")
        let input = try scene.input("A-1")
        let finding = RegistryRule.senderUnknown.finding(["code": "X"])
        for (sender, addressee) in [
            (scene.cast.provider.id, Addressee.party(scene.cast.provider.id)), (nil, .unclaimed),
        ] {
            var numbering = Numbering(after: [:])
            let answer = Docket.returned(
                [finding], input, kind: .decision, sender: sender, issuer: scene.cast.registrar,
                engine: scene.context.engine, now: scene.context.now, numbering: &numbering)
            #expect(answer.events == ["returned"])
            #expect(answer.orders.map(\.kind) == [.acknowledgement, .return])
            #expect(answer.orders.map(\.code) == ["received", "returned"])
            #expect(answer.orders.map(\.addressees) == [[addressee], [addressee]])
            #expect(answer.orders[1].body == .findings([finding], scene.context.engine))
            #expect(answer.orders.allSatisfy { $0.answers == input && $0.caseNumber == nil })
            #expect(answer.orders.map(\.documentNumber) == ["泰数登〔2026〕1号", "泰数登〔2026〕2号"])
        }
    }

    @Test("a quarantine is told to the sender and to the keeper, each once")
    func quarantines() throws {
        var scene = try Scene(at: "2026-01-05 09:00")
        let input = try scene.input("A-1")
        let keeper = scene.cast.registrar.id
        let rows: [(PartyID?, [Addressee])] = [
            (scene.cast.provider.id, [.party(scene.cast.provider.id), .party(keeper)]),
            (nil, [.unclaimed, .party(keeper)]), (keeper, [.party(keeper)]),
        ]
        for (sender, addressees) in rows {
            var numbering = Numbering(after: [:])
            let answer = Docket.quarantined(
                "检查进程中止", input, kind: nil, sender: sender, issuer: scene.cast.registrar,
                keeper: keeper, engine: scene.context.engine, now: scene.context.now,
                numbering: &numbering)
            #expect(answer.events == ["quarantined"])
            #expect(answer.orders.map(\.kind) == [.acknowledgement, .quarantineReport])
            #expect(answer.orders[0].addressees == [addressees[0]])
            #expect(answer.orders[1].addressees == addressees)
            #expect(answer.orders[1].reasons == ["检查进程中止"])
        }
    }
}
