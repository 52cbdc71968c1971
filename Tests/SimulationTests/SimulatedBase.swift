import Foundation
import Ledger
import Registry
import System
import WorkingDays

@testable import Pipeline
@testable import Storage

/// What all seeds start from: a workspace that was made once by the program, read into memory, and
/// the packages that people may drop.
///
/// Its rules, keys, configuration and party files are read from the real files and never change here.
final class SimulatedBase: @unchecked Sendable {
    // Safety: nothing changes after `init`; a world copies the image.

    /// A package that somebody may drop.
    struct Package: Sendable {
        var name: String
        /// The party that sends it.
        var party: String
        var bytes: [UInt8]
    }

    static let registrar = "12370900DEMQ00001U"
    static let senders = ["11370900DEMQ000035", "11370911DEMQ000059", "11370900DEMQ00006E"]

    let root: Path
    let workspace: Workspace
    let signer: NoteSigner
    let answers: ExaminedAnswers
    let image: SimulatedNode
    let nextNumber: UInt64
    /// The end of its journal.
    let head: JournalReader.Head
    /// What its journal names of the outbox.
    let sent: Set<Path>
    /// Lines that its journal has.
    var lineCount: Int { head.lineCount }
    /// Good ones, of several parties; each opens a case.
    let good: [Package]
    /// The same ids with other bytes, by id.
    let other: [String: [UInt8]]
    /// Signed ones, for the common inbox.
    let signed: [Package]
    /// Bytes that no rule lets through, by file name.
    let spoiled: [String: [UInt8]]
    /// Slips of the first case, by outcome.
    let slips: [String: String]
    /// Its number in them.
    static let firstNumber = "370900-2026-000001"

    private static let created = "2026-01-05T08:30:00+08:00"

    /// Made at the first use.
    static let shared = Result { try SimulatedBase() }

    private init() throws {
        let made = Preparation("base")
        try made.make(now: "2026-01-04T09:00:00+08:00")
        let tried = Preparation("tried")
        try tried.copy(made)

        var good: [Package] = []
        var other: [String: [UInt8]] = [:]
        for party in Self.senders {
            for number in 1...2 {
                let id = "P\(party.suffix(4))-\(number)"
                good.append(
                    Package(
                        name: id, party: party,
                        bytes: try tried.application(id, of: party, created: Self.created)))
                if number == 1 {
                    other[id] = try tried.application(
                        id, of: party, created: "2026-01-05T08:45:00+08:00")
                }
            }
        }
        self.good = good
        self.other = other
        signed = [
            Package(
                name: "SIGNED-1", party: Self.senders[0],
                bytes: try tried.application(
                    "SIGNED-1", of: Self.senders[0], created: Self.created,
                    signedBy: Self.senders[0]))
        ]
        spoiled = try tried.spoiled(good[0].bytes)
        slips = try Self.slips(good[0], in: tried)

        root = Path(made.root)
        workspace = try Workspace.open(root)
        let disk = try LinuxDisk(root: root)
        signer = try LedgerKeys(root).signer(for: workspace.configuration, on: disk)
        answers = try ExaminedAnswers(workspace.rules)
        var sent: Set<Path> = []
        head = try JournalReader(disk: disk).read { line, _ in
            for file in line.entry.files where file.place == .outbox {
                sent.insert(WorkspacePaths.outbox / file.path)
            }
        }
        self.sent = sent
        var number: UInt64 = 1
        image = try Self.read(made.root, &number)
        nextNumber = number
    }

    /// The slips of the desk for a case under review.
    private static func slips(
        _ package: Package, in workspace: Preparation
    ) throws -> [String: String] {
        let inbox = workspace.root + "/inbox/" + package.party + "/first.zip"
        try Data(package.bytes).write(to: URL(fileURLWithPath: inbox))
        try Data().write(to: URL(fileURLWithPath: inbox + ".ok"))
        try workspace.dengji("run", "--once", "--now", "2026-01-05T09:00:00+08:00")
        let desk = "\(workspace.root)/outbox/\(registrar)/todo/\(firstNumber)"
        var slips: [String: String] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: desk)
        where name.hasPrefix("slip-") && name.hasSuffix(".xml") {
            let text = String(decoding: try workspace.bytes(desk + "/" + name), as: UTF8.self)
            slips[String(name.dropFirst(5).dropLast(4))] =
                text.replacing(/<officer>[^<]*<\/officer>/, with: "<officer>li</officer>")
                .replacing(/<reason>[^<]*<\/reason>/, with: "<reason>材料齐全，审查通过。</reason>")
                .replacing(/result=""/, with: "result=\"conform\"")
        }
        return slips
    }

    /// A folder of the machine as a durable tree; private keys and schemas are read where they lie.
    private static func read(_ path: String, _ number: inout UInt64) throws -> SimulatedNode {
        number += 1
        let status = try Files.status(of: Path(path))
        let node = SimulatedNode(number, status.kind == .folder ? .folder : .file, status.mode)
        node.changedAt = 1_767_400_000_000_000_000
        node.modifiedAt = node.changedAt
        guard node.kind == .folder else {
            node.bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
            return node
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        where !["schemas", "samples", "keys"].contains(name) {
            node.names[Path(name)] = try read(path + "/" + name, &number)
        }
        return node
    }
}

extension SimulatedWorld {
    /// An officer's slip for the case that a package opened; `nil` where it opened none yet.
    func slip(_ outcome: String, package: String) -> [UInt8]? {
        guard let number = openedCases()[package], let slip = base.slips[outcome] else {
            return nil
        }
        return Array(slip.replacing(SimulatedBase.firstNumber, with: number.text).utf8)
    }

    /// Cases by the id of the package that opened them, as recipients read it from their papers.
    func openedCases() -> [String: CaseNumber] {
        var cases: [String: CaseNumber] = [:]
        do {
            _ = try simulated.undisturbed {
                try JournalReader(disk: simulated, newestRedo: 0).read(after: base.head) {
                    line, _ in
                    guard line.entry.events.contains(JournalEvent.opened),
                        let id = line.entry.input.packageID, let standing = line.entry.standing
                    else { return }
                    cases[id.text] = standing.number
                }
            }
        } catch {
            remark("the journal cannot be read: \(error)")
        }
        return cases
    }
}
