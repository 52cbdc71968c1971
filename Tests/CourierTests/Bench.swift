import Digests
import Foundation
import Packages
import Registry
import Seals
import System
import Testing
import Verification
import WorkingDays

@testable import Courier

/// Two trees, two channel folders and a stick, in a folder of their own.
final class Bench {
    static let party = "11370900DEMQ000035"
    static let other = "11370911DEMQ000059"
    static let now = Instant(milliseconds: 1_700_000_000_000)

    /// A key with its certificate, made once: what a side seals with.
    struct Side {
        let seal: Seal
        let certificate: Certificate

        static func make(_ name: String) throws -> Side {
            let subject = CertificateSubject(
                commonName: name, organisation: name, organisationID: name)
            func terms() -> CertificateTerms {
                CertificateTerms(
                    serialNumber: [0x40] + (1..<16).map { _ in UInt8.random(in: 0...255) },
                    notBefore: 1_600_000_000_000, notAfter: 1_900_000_000_000)
            }
            let issuer = try CertificateIssuer.selfSigned(
                subject, terms(), key: try SealKey.generate(.ecdsaP256))
            let key = try SealKey.generate(.ecdsaP256)
            let certificate = try issuer.issue(to: subject, terms(), publicKey: key.publicKey)
            return Side(
                seal: try Seal(key: key, certificate: certificate), certificate: certificate)
        }
    }

    static let outer = Result { try Side.make("outer") }
    static let inner = Result { try Side.make("inner") }
    static let stranger = Result { try Side.make("stranger") }

    let root: String

    init(maxFiles: Int = 100, maxBytes: Int = 1 << 20, innerParties: Set<PartyID> = []) throws {
        // Thousands of syncs: in memory where there is such a place.
        let memory = "/dev/shm"
        let top =
            FileManager.default.isWritableFile(atPath: memory)
            ? memory : FileManager.default.temporaryDirectory.path
        root = top + "/dengji-courier-" + UUID().uuidString
        for name in ["outer", "inner"] {
            for box in ["inbox/\(Bench.party)", "outbox"] {
                try makeFolder("\(name)/\(box)")
            }
            try makeFolder("\(name)-channel")
        }
        try makeFolder("stick")
        let xsd = try Data(
            contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .appendingPathComponent("../../schemas/xsd/courier.xsd"))
        for side in CourierSide.allCases {
            let id = try #require(ChannelID("test-1"))
            try Channel.make(
                path("\(side.rawValue)-channel"),
                ChannelSettings(
                    id: id, side: side, tree: path(side.rawValue), key: "courier.key.pem",
                    parties: side == .inner ? innerParties : [], maxFiles: maxFiles,
                    maxBytes: maxBytes), xsd: Array(xsd))
        }
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: root)
        } catch {
            Issue.record("\(root) was left behind: \(error)")
        }
    }

    // MARK: Acts

    func channel(_ side: CourierSide, effect: @escaping CourierFolder.Effect = { _, _ in })
        throws -> Channel
    {
        // A process that another test starts holds all descriptors, and with them the lock, until it
        // has become its program.
        for _ in 0..<1_000 {
            do {
                return try Channel(path("\(side.rawValue)-channel"), effect: effect)
            } catch ChannelError.busy {
                usleep(1_000)
            }
        }
        return try Channel(path("\(side.rawValue)-channel"), effect: effect)
    }

    /// Packs everything in the tree of a side.
    @discardableResult
    func pack(
        _ side: CourierSide, again: [Int] = [],
        effect: @escaping CourierFolder.Effect = { _, _ in }
    ) throws -> PackReport {
        let channel = try channel(side, effect: effect)
        let files = side == .outer ? try dropped() : try channel.waitingInOutbox()
        return try channel.pack(
            files, again: again, into: try CourierFolder(path("stick"), effect: effect),
            seal: try seal(side), now: Bench.now)
    }

    func seal(_ side: CourierSide) throws -> Seal {
        try (side == .outer ? Bench.outer : Bench.inner).get().seal
    }

    @discardableResult
    func unpack(
        _ name: String, on side: CourierSide,
        effect: @escaping CourierFolder.Effect = { _, _ in }
    ) throws -> [UnpackOutcome] {
        let channel = try channel(side, effect: effect)
        let peers = [
            try (side == .outer ? Bench.inner : Bench.outer).get().certificate
        ]
        let begun = try channel.resume(peers: peers, now: Bench.now)
        let file = SharedDescriptor(try Files.open(path("stick/\(name)")))
        return begun + (try channel.unpack(file, peers: peers, now: Bench.now))
    }

    /// Why a bundle is refused; `nil` when it is taken.
    func refusal(_ name: String, on side: CourierSide) throws -> BundleRefusal.Reason? {
        do {
            for outcome in try unpack(name, on: side) {
                guard case .refused(_, let refusal) = outcome else { continue }
                return refusal.reason
            }
            return nil
        } catch let refusal as BundleRefusal {
            return refusal.reason
        }
    }

    static func bundle(_ direction: CourierDirection, _ number: Int) -> String {
        "test-1-\(direction.rawValue)-\(BundleNumber.text(number)).zip"
    }

    /// What lies in the outer inbox, oldest name first; a name in `.ok` or `.sha256` is a
    /// marker of its file.
    func dropped() throws -> [Departure] {
        try files("outer/inbox").filter { !isMarker($0) && !$0.hasSuffix(".tmp") }
            .flatMap { name -> [Departure] in
                let present = [name, name + ".ok", name + ".sha256"]
                    .filter(exists(inOuterInbox:))
                return try present.map { file in
                    let status = try Files.status(of: path("outer/inbox/\(file)"))
                    let parts = file.split(separator: "/").map(String.init)
                    return Departure(
                        folder: parts.dropLast().joined(separator: "/"),
                        name: Path(parts[parts.count - 1]), inode: status.inode,
                        sizeBytes: status.sizeBytes, dropped: Bench.now,
                        isMarker: isMarker(file))
                }
            }
    }

    private func isMarker(_ name: String) -> Bool {
        name.hasSuffix(".ok") || name.hasSuffix(".sha256")
    }

    // MARK: Files

    func path(_ name: String) -> Path { Path("\(root)/\(name)") }

    private func exists(inOuterInbox name: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(root)/outer/inbox/\(name)")
    }

    func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(
            atPath: "\(root)/\(name)", withIntermediateDirectories: true)
    }

    func write(_ text: String, to name: String) throws {
        try makeFolder(String(name[..<(name.lastIndex(of: "/") ?? name.startIndex)]))
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(root)/\(name)"))
    }

    func read(_ name: String) throws -> String {
        try String(contentsOfFile: "\(root)/\(name)", encoding: .utf8)
    }

    func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: "\(root)/\(name)")))
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: "\(root)/\(name)"))
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: "\(root)/\(name)")
    }

    /// Files below a folder, relative, sorted.
    func files(_ folder: String) throws -> [String] {
        let found = FileManager.default.enumerator(atPath: "\(root)/\(folder)")
        return (found?.compactMap { $0 as? String } ?? []).filter { name in
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(
                atPath: "\(root)/\(folder)/\(name)", isDirectory: &isFolder)
            return !isFolder.boolValue
        }.sorted()
    }

    /// What a folder holds: texts by name.
    func texts(_ folder: String) throws -> [String: String] {
        var texts: [String: String] = [:]
        for name in try files(folder) { texts[name] = try read("\(folder)/\(name)") }
        return texts
    }
}

/// Stands in for a kill: thrown before an effect.
struct Killing {
    static let code: Int32 = 9_999

    /// An effect hook that ends the process, so to say, before the effect of this number.
    static func before(_ number: Int, _ count: Counter) -> CourierFolder.Effect {
        { verb, path throws(SystemError) in
            count.value += 1
            guard count.value == number else { return }
            throw SystemError(call: verb, code: code, subject: path.description)
        }
    }

    final class Counter {
        var value = 0
    }
}
