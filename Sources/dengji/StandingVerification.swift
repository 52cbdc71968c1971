internal import Foundation
internal import Pipeline
internal import Registry
internal import Standing
internal import Storage
internal import System

/// Holds `registry/standing.sqlite` against one that is made from the journal anew, in a folder of its own
/// that goes afterwards. A running dengji may go on.
struct StandingVerification {
    private let file: StandingFile
    private let disk: LinuxDisk

    /// Differences that are named.
    private static let limit = 20
    /// How often a file that went on meanwhile is caught up with.
    private static let rounds = 5

    init(_ root: Path, disk: LinuxDisk) {
        file = StandingFile.toCompare(of: root)
        self.disk = disk
    }

    /// What is wrong; nothing where there is no such file. Throws where it could not be compared: no
    /// room for temporary files, a missing right, a registry that goes on faster than it is read.
    func run() throws(SettledFault) -> [Discrepancy] {
        do throws(SettledFault) {
            guard let state = try file.reading() else { return [] }
            file.close()
            return try withScratch { try compare(state.head.place.lineCount, with: $0) }
        } catch {
            guard error.isDamaged else { throw error }
            return [.standing(error.cause)]
        }
    }

    private func compare(_ lineCount: Int, with scratch: StandingFile) throws -> [Discrepancy] {
        var run = try SettlingRun(disk, on: scratch)
        var end = lineCount
        let lines = ProgressLine(Message(zh: "核对日志的已定部分", en: "settled lines"), total: end)
        defer { lines.finish() }
        for _ in 0..<Self.rounds {
            let count = try RegistryReader(disk: disk).lineCount()
            if end > count { return [.standing("\(end) lines, and the journal has \(count)")] }
            try run.advance(before: end) { lines.reach($0) }
            if let found = try file.differences(from: scratch, limit: Self.limit) {
                return found.map { .standing($0) }
            }
            guard let state = try file.reading() else { return [] }
            file.close()
            end = state.head.place.lineCount
        }
        throw SettledFault(
            "compare", "the registry went on each time; compare it at a quieter time",
            isDamaged: false)
    }

    private func withScratch(
        _ body: (StandingFile) throws -> [Discrepancy]
    ) throws(SettledFault) -> [Discrepancy] {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent(
                "dengji-verify-\(ThisProcess.pid)-\(SystemClock.monotonicNanoseconds())")
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700])
            let scratch = StandingFile(Path(folder.path + "/standing.sqlite"), key: .open)
            let found = Result { try body(scratch) }
            scratch.close()
            try FileManager.default.removeItem(at: folder)
            return try found.get()
        } catch let fault as SettledFault {
            throw fault
        } catch {
            throw SettledFault("compare", "\(error)", isDamaged: false)
        }
    }
}
