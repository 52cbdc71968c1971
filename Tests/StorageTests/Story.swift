import Registry
import System
import Testing
import WorkingDays

@testable import Storage

/// A little year of a registry: what the pipeline would do, one step a journal line, able to go on
/// after any crash from what is durable.
struct Story {
    let first = CaseNumber(region: "370900", year: 2026, sequence: 1)
    let second = CaseNumber(region: "370900", year: 2026, sequence: 2)
    let sender: PartyID
    let outboxFolder: String
    /// Where the first case stands once it is closed: the payload of a bag, or as programs before bags
    /// left it.
    var closedFolder = ArchivePlace.standing(year: 2026)
    /// Where it stands after one more line about it.
    var correctedFolder = ArchivePlace.standing(year: 2026)

    /// Whether the first case is destroyed in the end.
    var isDisposed = false

    static let drops = ["a.zip", "b.zip", "c.xml", "d.zip"]

    init() throws {
        sender = try party("11370900MB2837001")
        outboxFolder = sender.code + "/2026"
    }

    /// What senders dropped before the program ever ran.
    func drop(on disk: any Disk) throws {
        try disk.makeFolders(WorkspacePaths.inbox / sender.code)
        for name in Self.drops {
            let path = WorkspacePaths.inboxFolder(of: name == "c.xml" ? sender : nil) / name
            try disk.create(path, Array("package \(name)".utf8), mode: 0o644)
        }
        try disk.create(WorkspacePaths.inbox / "b.zip.ok", [], mode: 0o644)
        try disk.syncEverything()
    }

    /// The lines of the story in batches.
    var batches: [[CommitInput]] {
        [
            [adoption], [opening(first, "a.zip", 1)],
            [review, opening(second, "b.zip", 2)], [wander("review", 3), wander("acceptance", 4)],
            [returned], [closing], [again, correction],
        ] + (isDisposed ? [[disposal]] : [])
    }

    /// Files after which a checkpoint is made.
    private static let checkpoints: Set<Int> = [2, 4]

    /// Opens the store and goes on with the story to its end.
    func play(on disk: any Disk) throws {
        let store = try openStore(disk)
        var pending: [String: Claim] = [:]
        for claim in try store.pendingClaims() { pending[claim.name.description] = claim }
        var line = 0
        for (number, batch) in batches.enumerated() {
            let rest = Array(batch.dropFirst(max(0, store.index.lineCount - line)))
            line += batch.count
            for input in rest where input.entry.input.claim != nil {
                let name = Self.name(of: input)
                if pending[name] == nil { pending[name] = try claim(name, disk) }
            }
            _ = try store.commit(rest)
            if Self.checkpoints.contains(number) { try store.checkpoint() }
        }
        try store.close()
    }

    private func claim(_ name: String, _ disk: any Disk) throws -> Claim {
        try Claims(disk: disk).claim(
            Path(name), in: name == "c.xml" ? sender : nil,
            marker: name == "b.zip" ? "b.zip.ok" : nil, id: Self.id(name),
            receivedAt: Instant(milliseconds: moment(0)))
    }

    private static func id(_ name: String) -> String {
        "claim-" + name.replacing(".", with: "-")
    }

    private static func name(of input: CommitInput) -> String {
        drops.first { id($0) == input.entry.input.claim } ?? ""
    }

    // MARK: Lines

    private var adoption: CommitInput {
        input(
            at: moment(0), events: ["adopted"],
            [
                Made(.registry, "config.xml", "<config/>", .replace),
                Made(.registry, "rules/00ff/xsd/common.xsd", "<schema/>"),
                Made(.outbox, "public/authority.pem", "PEM"),
            ])
    }

    private func opening(_ number: CaseNumber, _ name: String, _ minute: Int64) -> CommitInput {
        input(
            at: moment(minute), events: ["opened"], claim: Self.id(name), number: number,
            folder: "stages/registration/acceptance", counters: ["case:370900:2026": 1],
            [
                Made(.caseFolder, "0001-application.zip", "package \(name)", fromClaim: true),
                Made(.caseFolder, "0002-acknowledgement.xml", "received \(number.text)"),
                Made(.caseFolder, "case.xml", "case \(number.text) open", .replace),
                Made(
                    .outbox, "\(outboxFolder)/0000000\(minute)_acknowledgement.xml",
                    "received \(number.text)"),
            ])
    }

    private var review: CommitInput {
        input(
            at: moment(2), events: ["entered:review"], number: first,
            folder: "stages/registration/review",
            [
                Made(.caseFolder, "0003-acceptance.xml", "accepted"),
                Made(.caseFolder, "case.xml", "case one in review", .replace),
                Made(.outbox, "\(outboxFolder)/00000003_acceptance.xml", "accepted"),
            ])
    }

    /// The second case there and back.
    private func wander(_ stage: String, _ minute: Int64) -> CommitInput {
        input(
            at: moment(minute), events: ["entered:\(stage)"], number: second,
            folder: "stages/registration/\(stage)",
            [
                Made(.caseFolder, "000\(minute)-notice.xml", "now in \(stage)"),
                Made(.caseFolder, "case.xml", "case two in \(stage)", .replace),
            ])
    }

    private var returned: CommitInput {
        let bytes = Array("package c.xml".utf8)
        return input(
            at: moment(5), events: ["returned"], claim: Self.id("c.xml"),
            [
                Made(
                    .registry, "returned/2026/01/\(sha256(bytes).hex)/package", "package c.xml",
                    fromClaim: true),
                Made(.registry, "returned/2026/01/\(sha256(bytes).hex)/report.xml", "eight"),
                Made(.outbox, "\(outboxFolder)/00000004_return.xml", "eight"),
            ])
    }

    /// In the next month, hence in the next segment.
    private var closing: CommitInput {
        input(
            at: moment(60 * 24 * 40), events: ["closed:registered"], number: first,
            folder: closedFolder,
            [
                Made(.caseFolder, "0004-certificate.xml", "certificate"),
                Made(.caseFolder, "case.xml", "case one closed", .replace),
                Made(.registry, "register/370900/2026/1.xml", "entry", .replace),
                Made(.outbox, "\(outboxFolder)/00000005_certificate.xml", "certificate"),
            ] + tagFiles(closedFolder))
    }

    /// A repeat: nothing of the claim is kept.
    private var again: CommitInput {
        input(
            at: moment(60 * 24 * 41), events: ["repeated"], claim: Self.id("d.zip"),
            [Made(.outbox, "\(outboxFolder)/00000006_acknowledgement.xml", "received again")])
    }

    private var correction: CommitInput {
        // Nothing more happens to a case in a ZIP.
        if closedFolder.contains(".zip/") {
            return input(
                at: moment(60 * 24 * 41), events: ["corrected"],
                [Made(.registry, "register/370900/2026/1.xml", "entry two", .replace)])
        }
        return input(
            at: moment(60 * 24 * 41), events: ["corrected"], number: first,
            folder: correctedFolder,
            [
                Made(.caseFolder, "case.xml", "case one corrected", .replace),
                Made(.registry, "register/370900/2026/1.xml", "entry two", .replace),
            ] + (closedFolder == correctedFolder ? [] : tagFiles(correctedFolder)))
    }

    /// An order that opens and closes a case of its own, and destroys the first one.
    private var disposal: CommitInput {
        let order = CaseNumber(region: "370900", year: 2026, sequence: 3)
        var line = input(
            at: moment(60 * 24 * 42), events: [JournalEvent.disposed(first)], number: order,
            folder: ArchivePlace.standing(year: 2026),
            [
                Made(.caseFolder, "0001-application.xml", "order"),
                Made(.caseFolder, "case.xml", "order carried out", .replace),
                Made(.outbox, "\(outboxFolder)/00000007_result.xml", "destroyed"),
            ])
        line.entry.disposed = [
            DisposedCase(
                number: first, folder: "archive/2026/\(first.text)",
                archiveCode: "DA-1", tagManifest: sha256([7]))
        ]
        return line
    }

    /// A tag file beside the payload, where the case is one.
    private func tagFiles(_ folder: String) -> [Made] {
        guard folder.contains("*") else { return [] }
        let form: ArchiveForm = folder.contains(".zip/") ? .zip : .folder
        let bag = ArchivePlace.bag(of: first, closedOn: Self.closingDay, form)
        return [Made(.registry, bag + "/bagit.txt", "a bag")]
    }

    static let closingDay = Instant(milliseconds: moment(60 * 24 * 40)).day
    /// Where a case that closes then stands, its bag one ZIP.
    static let zippedFolder = ArchivePlace.standing(closedOn: closingDay, .zip)
}
