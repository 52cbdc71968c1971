import Testing

@testable import Registry
@testable import WorkingDays

@Suite("What is asked about parties")
struct PartyTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var action: String
        var rules: [String]
        var change: @Sendable (inout PartyScene) throws -> Void

        init(
            _ name: String, _ action: String, _ rules: [String],
            _ change: @escaping @Sendable (inout PartyScene) throws -> Void = { _ in }
        ) {
            testDescription = name
            self.action = action
            self.rules = rules
            self.change = change
        }
    }

    static let rows = [
        Row("one that is on file is registered", "register", ["REG-PARTY-KNOWN"]),
        Row("one that is not on file is registered", "register", []) {
            $0.facts["party.code"] = $0.scene.cast.stranger.code
        },
        Row("one that is not on file is changed", "change", ["REG-PARTY-UNKNOWN"]) {
            $0.facts["party.code"] = $0.scene.cast.stranger.code
        },
        Row("its own contact is changed", "change", []) {
            $0.sender = $0.scene.cast.provider.id
        },
        Row("another party's is changed", "change", ["REG-PARTY-SENDER"]) {
            $0.sender = $0.scene.cast.other.id
        },
        Row("the registrar changes it", "change", []) { $0.sender = $0.scene.cast.registrar.id },
        Row("nobody known changes it", "change", []),
        Row("nobody known changes the registrar", "change", ["REG-PARTY-SENDER"]) {
            $0.facts["party.code"] = $0.scene.cast.registrar.id.code
        },
        Row("an active party is resumed", "resume", ["REG-PARTY-ACTION"]),
        Row("a suspended one is", "resume", []) { $0.stand(.suspended) },
        Row("a suspended one is suspended", "suspend", ["REG-PARTY-ACTION"]) {
            $0.stand(.suspended)
        },
        Row("a closed one is resumed", "resume", ["REG-PARTY-ACTION"]) { $0.stand(.closed) },
        Row("a closed one is changed", "change", ["REG-PARTY-ACTION"]) { $0.stand(.closed) },
        Row("the authority is suspended", "suspend", ["REG-PARTY-NEEDED"]) {
            $0.facts["party.code"] = $0.scene.cast.authority.id.code
            $0.sender = $0.scene.cast.registrar.id
        },
        Row("the city's only registrar is closed", "close", ["REG-PARTY-NEEDED"]) {
            $0.facts["party.code"] = $0.scene.cast.registrar.id.code
            $0.sender = $0.scene.cast.authority.id
        },
        Row("a county's registrar is closed", "close", []) {
            $0.facts["party.code"] = $0.scene.cast.countyRegistrar.id.code
            $0.sender = $0.scene.cast.authority.id
        },
        Row("a party without anything open is closed", "close", []),
        Row("a party with an entry in force is closed", "close", ["REG-PARTY-IN-USE"]) {
            $0.stake.entries = ["DJ-370900-2026-000001-X"]
        },
        Row("a party with an entry in force is suspended", "suspend", []) {
            $0.stake.entries = ["DJ-370900-2026-000001-X"]
        },
        Row("a valid certificate is filed", "change", []) {
            $0.certificates = [try PartyScene.certificate()]
        },
        Row("one that ended an hour ago is filed", "change", ["REG-PARTY-CERTIFICATE-TERM"]) {
            $0.certificates = [try PartyScene.certificate(until: "2026-01-05 08:00")]
        },
        Row("another party's is filed", "change", ["REG-PARTY-CERTIFICATE-KNOWN"]) {
            $0.certificates = [try PartyScene.certificate()]
            $0.scene.context.parties[$0.scene.cast.other.id]?.certificates = [
                PinnedCertificate(PartyScene.pem + "\n")
            ]
        },
        Row("one on file is revoked", "change", []) {
            $0.certificates = [try PartyScene.certificate("revoke")]
            $0.scene.context.parties[$0.scene.cast.provider.id]?.certificates = [
                PinnedCertificate(PartyScene.pem + "\n")
            ]
        },
        Row("one that is not on file is revoked", "change", ["REG-PARTY-CERTIFICATE-UNKNOWN"]) {
            $0.certificates = [try PartyScene.certificate("revoke")]
        },
        Row("a new officer has a name", "change", []) {
            $0.officers = [["zhao", "set", "赵某", "acceptance"]]
        },
        Row("a new officer has none", "change", ["REG-PARTY-OFFICER"]) {
            $0.officers = [["zhao", "set", "", "acceptance"]]
        },
        Row(
            "the last who decides two of the registrar's stages goes", "change",
            ["REG-PARTY-LAST-OFFICER", "REG-PARTY-LAST-OFFICER"]
        ) {
            $0.facts["party.code"] = $0.scene.cast.registrar.id.code
            $0.sender = $0.scene.cast.registrar.id
            $0.officers = [["li", "remove"]]
        },
        Row("another one goes", "change", []) {
            $0.facts["party.code"] = $0.scene.cast.registrar.id.code
            $0.sender = $0.scene.cast.registrar.id
            $0.officers = [["wang", "remove"]]
        },
        Row("the registrar's entrustment ended the day before", "change", ["REG-ENTRUSTMENT"]) {
            $0.scene.context.registrar.entrustment = Entrustment(
                "泰数委", until: try day("2026-01-04"))
        },
        Row("it ends today", "change", []) {
            $0.scene.context.registrar.entrustment = Entrustment(
                "泰数委", until: try day("2026-01-05"))
        },
    ]

    @Test("one thing at a time decides", arguments: rows)
    func asked(row: Row) throws {
        var scene = try PartyScene(row.action, of: try Cast().provider.id)
        try row.change(&scene)
        #expect(try scene.open().refusedBy == row.rules)
    }

    @Test("an officer registers a new party; a trusted folder is granted or not")
    func registered() throws {
        for (outcome, isTrusted) in [("accept", false), ("grant", true)] {
            var scene = try PartyScene("register", of: try Cast().stranger)
            scene.facts["party.folder.trusted"] = "true"
            let opened = try scene.open().act()
            #expect(opened.record.stage == "acceptance")
            #expect(opened.orders.map(\.addressees) == [[.unclaimed]])
            let act = try scene.decide(outcome, opened.record).act()
            let party = try #require(act.parties.first)
            #expect(party.trustsFolder == isTrusted)
            #expect(party.name == "泰安市气象局" && party.roles == [.provider])
            #expect(act.events.contains(JournalEvent.party(party.id)))
            #expect(JournalEntry.reopens(act.events) && !JournalEntry.reopens(opened.events))
            // Whoever sent it, and the party, which is on file now.
            #expect(try act.order(.result).addressees == [.unclaimed, .party(party.id)])
        }
    }

    @Test("a change names only what changes, and merges with the file as it is when decided")
    func merged() throws {
        let provider = try Cast().provider
        var scene = try PartyScene("change", of: provider.id, by: provider.id)
        scene.facts["party.contact"] = "新地址"
        let record = try scene.open().act().record
        scene.scene.context.parties[provider.id]?.name = "泰安市水利局（新）"
        let party = try #require(try scene.decide("accept", record).act().parties.first)
        #expect(party.contact == "新地址" && party.name == "泰安市水利局（新）")
        #expect(party.roles == provider.roles && party.trustsFolder)
    }

    @Test("a registrar is for the authority to decide, and not for the registrar")
    func authority() throws {
        var scene = try PartyScene("register", of: try Cast().stranger)
        scene.roles = [.registrar]
        let record = try scene.open().act().record
        #expect(record.stage == "review")
        #expect(try scene.decide("accept", record).refusedBy == ["REG-DECIDER-ROLE"])
        let act = try scene.decide("accept", record, by: scene.scene.cast.authority).act()
        #expect(act.parties.first?.roles == [.registrar])
    }

    @Test("a suspended party may not decide, nor one whose entrustment ended: the stand-in does")
    func standIn() throws {
        var context = try Scene(at: "2026-01-05 09:00").context
        let decider = { (context: DocketContext) in
            Competence.decider(in: .registrar, applicants: [], context: context)?.id
        }
        #expect(decider(context) == context.registrar.id)
        context.registrar.standing = PartyStanding(.suspended)
        #expect(decider(context) == context.authority.id)
        context.registrar.standing = .active
        context.registrar.entrustment = Entrustment("泰数委", until: try day("2026-01-04"))
        #expect(decider(context) == context.authority.id)
        context.authority.standing = PartyStanding(.closed)
        #expect(decider(context) == nil)
    }

    @Test("a certificate counts for what came before it was revoked, to the millisecond")
    func revocation() throws {
        let moment = try time("2026-01-06 10:00")
        let pinned = PinnedCertificate(PartyScene.pem, revokedAt: moment)
        #expect(pinned.counts(at: moment.adding(milliseconds: -1)))
        #expect(!pinned.counts(at: moment))
        #expect(PinnedCertificate(PartyScene.pem).counts(at: moment))
    }

    @Test("an open case goes on with the registrar that took over, and says so")
    func transferred() throws {
        var scene = try Scene(at: "2026-01-05 09:00")
        let record = try scene.open(try scene.application(level: "重要")).act().record
        var moved = record
        moved.registrar = scene.cast.countyRegistrar.id
        let act = try scene.decide(scene.slip("accept", for: moved), moved).act()
        #expect(act.record.registrar == scene.cast.registrar.id)
        #expect(act.events.contains(JournalEvent.transferred))
        #expect(act.record.history.contains { $0.act == "transferred" })
    }
}
