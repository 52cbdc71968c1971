import Testing

@testable import Registry
@testable import WorkingDays

@Suite("What may be destroyed, by whose order")
struct DisposalGuardTests {
    private static let number = CaseNumber(region: "370900", year: 2026, sequence: 1)
    private static let seal = Scene.digest(7)

    /// An order that may be carried out, to be changed in one thing.
    private struct Order {
        var row: [String] = [number.text, "Z-1", seal.text]
        var rows: [[String]]?
        var appraiser = "王某"
        var approver = "李某"
        var appraisedOn = "2058-01-04"
        var approvedOn = "2058-01-05"
        var prospect = DisposalProspect(
            place: .archived(
                DisposedCase(
                    number: number, folder: "archive/2026/" + number.text, archiveCode: "Z-1",
                    tagManifest: seal)), keptUntil: Day(year: 2058, month: 1, day: 4))
        var sender: Party?
        var applicant: Party?
    }

    private func found(_ change: (inout Order) -> Void) throws -> [String] {
        var order = Order()
        change(&order)
        var scene = try Scene(at: "2058-01-05 09:00")
        let registrar = scene.cast.registrar
        var opening = try scene.application(applicants: [order.applicant ?? registrar])
        opening.facts.facts = [
            Fact(name: FactName.disposalAppraiser, label: "", value: order.appraiser),
            Fact(name: FactName.disposalApprover, label: "", value: order.approver),
            Fact(name: FactName.disposalAppraisedOn, label: "", value: order.appraisedOn),
            Fact(name: FactName.disposalApprovedOn, label: "", value: order.approvedOn),
        ]
        scene.context.disposal = DisposalView(
            cases: [DisposalGuardTests.number: order.prospect], orderer: registrar.id)
        let record = CaseRecord(
            opening: opening, number: CaseNumber(region: "370900", year: 2058, sequence: 1),
            in: scene.context)
        let subject = GuardedCase(
            record: record, context: scene.context, source: opening.facts.source,
            tables: [
                FactTable(
                    name: FactName.disposalCases, label: "", columns: ["", "", ""],
                    rows: order.rows ?? [order.row])
            ], opener: (order.sender ?? registrar).id)
        return NamedGuard.findings(of: NamedGuard.ofDisposal.map(\.name), in: subject).map(\.rule)
    }

    @Test("the city's registrar orders, for itself")
    func orderer() throws {
        let cast = try Cast()
        #expect(try found { _ in } == [])
        #expect(try found { $0.sender = cast.authority } == ["REG-DISPOSAL-ORDERER"])
        #expect(try found { $0.applicant = cast.authority } == ["REG-DISPOSAL-ORDERER"])
        #expect(
            try found {
                $0.applicant = cast.authority
                $0.sender = cast.authority
            } == ["REG-DISPOSAL-ORDERER"])
    }

    @Test("two people, the appraisal not after the approval, the approval not after receipt")
    func approval() throws {
        #expect(try found { $0.approver = $0.appraiser } == ["REG-DISPOSAL-APPROVAL"])
        #expect(try found { $0.appraisedOn = "2058-01-05" } == [])
        #expect(try found { $0.appraisedOn = "2058-01-06" } == ["REG-DISPOSAL-APPROVAL"])
        #expect(try found { $0.approvedOn = "2058-01-06" } == ["REG-DISPOSAL-APPROVAL"])
    }

    @Test("a case counts where it lies in the archive, and once")
    func places() throws {
        #expect(try found { $0.prospect.place = .unknown } == ["REG-DISPOSAL-UNKNOWN"])
        #expect(try found { $0.row[0] = "370900-2026-000002" } == ["REG-DISPOSAL-UNKNOWN"])
        #expect(try found { $0.prospect.place = .open } == ["REG-DISPOSAL-OPEN"])
        #expect(try found { $0.prospect.place = .disposed } == ["REG-DISPOSAL-DONE"])
        #expect(
            try found { $0.prospect.place = .unsound(chinese: "甲", english: "a") }
                == ["REG-DISPOSAL-BAG"])
        #expect(try found { $0.rows = [$0.row, $0.row] } == ["REG-DISPOSAL-TWICE"])
    }

    @Test("it is the bag that was appraised, with its code")
    func differences() throws {
        #expect(try found { $0.row[2] = Scene.digest(8).text } == ["REG-DISPOSAL-DIFFERS"])
        #expect(try found { $0.row[1] = "Z-2" } == ["REG-DISPOSAL-CODE"])
        #expect(try found { $0.row[1] = "" } == ["REG-DISPOSAL-CODE"])
    }

    @Test("the last day of retention is a day too early; without an end there is none")
    func retention() throws {
        #expect(
            try found { $0.prospect.keptUntil = Day(year: 2058, month: 1, day: 5) }
                == ["REG-DISPOSAL-KEPT"])
        #expect(try found { $0.prospect.keptUntil = nil } == ["REG-DISPOSAL-KEPT"])
    }

    @Test("nobody needs it any more")
    func needed() throws {
        #expect(
            try found { $0.prospect.standingEntry = "DJ-370900-2026-000001-X" }
                == ["REG-DISPOSAL-ENTRY"])
        #expect(
            try found {
                $0.prospect.openCases = [CaseNumber(region: "370900", year: 2057, sequence: 9)]
            } == ["REG-DISPOSAL-PENDING"])
        #expect(try found { $0.prospect.hasObjection = true } == ["REG-DISPOSAL-PENDING"])
    }
}
