import Digests
import Registry
import System
import WorkingDays

@testable import Storage

/// Lines, claim records and a redo file with everything they can hold.
enum JournalSeeds {
    private static let moment: Int64 = 1_767_574_800_000

    private static func digest(_ byte: UInt8) -> ContentDigest {
        ContentDigest(sha256: SHA256.digest(of: [byte]).hex)
    }

    private static func party() throws -> PartyID {
        guard let party = PartyID("11330105002500287C") else {
            throw BrokenPromise(description: "a credit code is one")
        }
        return party
    }

    static func entries() throws -> [JournalEntry] {
        let number = CaseNumber(region: "370900", year: 2026, sequence: 12)
        let bare = JournalEntry(
            at: moment, input: JournalInput(type: "tick", receivedAt: moment - 1),
            events: [], files: [], counters: [:])
        let opened = JournalEntry(
            at: moment + 1,
            input: JournalInput(
                type: "package", claim: "c-1", digest: digest(1), sender: try party(),
                packageID: PackageID("SWJ-1"),
                kind: PackageKind(rawValue: "resource-registration"), receivedAt: moment - 1,
                caseNumber: number),
            events: ["opened", "quote \" back \\ tab \t 中文"],
            standing: CaseStanding(
                number: number, folder: "stages/registration/review", digest: digest(2),
                tick: ScheduledTick(kind: .overdue, at: moment + 9, provisional: true),
                rules: digest(3), subject: nil, waitsForEntry: true),
            files: files, counters: ["case:370900:2026": 12, "outbox:x": 1],
            entries: [try entry()],
            disposed: [
                DisposedCase(
                    number: number, folder: "archive/2026/\(number.text)", archiveCode: "档-1",
                    tagManifest: digest(6))
            ])
        return [bare, opened, bare.at(moment + 2), opened.at(moment + 3)]
    }

    private static func entry() throws -> EntryStanding {
        guard let check = CheckCharacter.compute("DJ3709002026000001") else {
            throw BrokenPromise(description: "a number has a check character")
        }
        return EntryStanding(
            number: "DJ-370900-2026-000001-\(check)",
            kind: PackageKind(rawValue: "resource-registration"), version: 1, state: .inForce,
            since: 20_000, digest: digest(7), registrants: [try party()],
            sources: ["DJ-370900-2026-000001-\(check)"], hasRights: true, marks: [.disputed],
            catalogueCode: "307001", certificate: digest(8),
            tick: ScheduledTick(kind: .lapse, at: moment, provisional: false))
    }

    private static var files: [JournalFile] {
        [
            JournalFile(
                place: .caseFolder, path: "0001-application.zip", digest: digest(4),
                sizeBytes: 4, source: .claim, manner: .create, kind: "application"),
            JournalFile(
                place: .outbox, path: "public/a.xml", digest: digest(5), sizeBytes: 1,
                source: .redo, manner: .replace, kind: "publicity"),
        ]
    }

    static func claims() throws -> [[UInt8]] {
        let mark = FileMark(
            DiskStatus(
                kind: .file, device: 1, inode: 2, sizeBytes: 3, changedAtNanoseconds: 4,
                modifiedAtNanoseconds: 5, mode: 0o640))
        let received = Instant(milliseconds: moment)
        return [
            ClaimRecord(
                id: "c-1", folder: nil, name: "申请.xml", original: mark, receivedAt: received),
            ClaimRecord(
                id: "c-2", folder: try party(), name: Path(bytes: [0xB5, 0x20]), original: mark,
                markers: [ClaimRecord.Marker(name: "a.ok", mark: mark, content: Array("x".utf8))],
                receivedAt: received, isFolder: true),
        ].map(\.bytes)
    }

    static func redo(_ entries: [JournalEntry]) throws -> [UInt8] {
        var tar = TarWriter(reservingBytes: 8192)
        for (number, entry) in entries.prefix(2).enumerated() {
            let line = JournalLine(
                number: number, previous: JournalLine.origin,
                salt: [UInt8](repeating: 7, count: JournalLine.saltBytes), entry: entry)
            for (path, bytes) in [
                ("line/00\(number).json", line.bytes), ("registry/a/中文.xml", Array("<a/>".utf8)),
            ] {
                tar.append(
                    TarEntry(path: path, mode: 0o440, modifiedSeconds: 1, bytes: bytes))
            }
        }
        return tar.finish()
    }
}

extension JournalEntry {
    /// The same at another time.
    fileprivate func at(_ moment: Int64) -> JournalEntry {
        var copy = self
        copy.at = moment
        return copy
    }
}
