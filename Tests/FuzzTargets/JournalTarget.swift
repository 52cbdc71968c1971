import Digests
import Registry
import System

@testable import Storage

/// What the registry reads back of its own after a crash, from a disk that may hold anything: segments
/// of the journal with their chain, claim records, redo files.
final class JournalTarget: FuzzTarget {
    static let maxBytes = 8192

    init(_ repository: Repository) throws {}

    func execute(_ bytes: [UInt8]) throws -> Bool {
        var isTaken = try read(bytes)
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        for line in lines.prefix(8) {
            if try readAlone(line) { isTaken = true }
        }
        // A change in one line breaks the chain at the next; linked anew, later lines are read too.
        if lines.count > 1, try read(JournalTarget.linked(lines)) { isTaken = true }
        if let record = ClaimRecord(bytes) {
            try hold(
                ClaimRecord(record.bytes) == record, "a claim record is written as it was read")
            isTaken = true
        }
        return RedoFile.groups(in: bytes).isWhole || isTaken
    }

    /// How reading a segment ended.
    private enum Outcome: Equatable {
        case head(JournalReader.Head, [JournalReader.Place])
        case error(StorageError)
    }

    private func outcome(_ bytes: [UInt8], _ newestRedo: Int?, blockBytes: Int) -> Outcome {
        let disk = ReadOnlyDisk(files: [WorkspacePaths.journal / "2026-01.jsonl": bytes])
        let reader = JournalReader(disk: disk, newestRedo: newestRedo, blockBytes: blockBytes)
        var places: [JournalReader.Place] = []
        do throws(StorageError) {
            let head = try reader.read { _, place in places.append(place) }
            return .head(head, places)
        } catch {
            return .error(error)
        }
    }

    private func read(_ bytes: [UInt8]) throws -> Bool {
        var isTaken = false
        for newestRedo in [nil, 1] {
            let found = outcome(bytes, newestRedo, blockBytes: 1 << 20)
            switch found {
            case .head(let head, let places):
                try hold(
                    head.sizeBytes + head.tornBytes == bytes.count,
                    "whole lines and what is torn are the segment")
                try hold(
                    places.count == head.lineCount
                        && places.map(\.offset) == places.map(\.offset).sorted(),
                    "each line has its place")
                if head.lineCount > 0 { isTaken = true }
            case .error(let error):
                try hold(
                    error.code == .journalDamaged, "a damaged journal is told as one: \(error)")
            }
            if newestRedo == nil {
                try hold(
                    outcome(bytes, newestRedo, blockBytes: 61) == found,
                    "blocks of any size tell the same")
            }
        }
        return isTaken
    }

    /// What reads well writes back to the same bytes.
    private func readAlone(_ bytes: [UInt8]) throws -> Bool {
        guard let number = JournalTarget.number(of: bytes),
            let line = JournalLine(alone: bytes, number: number)
        else { return false }
        // {"format":1,"line":N,"previous":"sha256:<64>","salt":"<32>",
        let start = "{\"format\":1,\"line\":\(number),\"previous\":\"".utf8.count
        let text = String(decoding: bytes, as: UTF8.self).utf8
        let previous = String(decoding: text.dropFirst(start).prefix(71), as: UTF8.self)
        let salt = String(
            decoding: text.dropFirst(start + 71 + "\",\"salt\":\"".utf8.count).prefix(32),
            as: UTF8.self)
        guard let digest = ContentDigest(previous), let salt = Hexadecimal.bytes(salt) else {
            throw BrokenPromise(description: "the head of a line stands where it is written")
        }
        let written = JournalLine(
            number: number, previous: digest, salt: salt, entry: line.entry)
        try hold(
            written.bytes == bytes,
            "a line is written as it was read: \(String(decoding: written.bytes, as: UTF8.self))")
        return true
    }

    private static func number(of line: [UInt8]) -> Int? {
        let head = "{\"format\":1,\"line\":"
        guard line.starts(with: head.utf8) else { return nil }
        let digits = line.dropFirst(head.utf8.count).prefix { (0x30...0x39).contains($0) }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    /// The lines with the numbers and digests that follow from those before.
    private static func linked(_ lines: [[UInt8]]) -> [UInt8] {
        var bytes: [UInt8] = []
        var previous = JournalLine.origin
        for (number, line) in lines.dropLast().enumerated() {
            let salt = Array("\"salt\":".utf8)
            var linked = line
            if let place = line.indices.first(where: { line[$0...].starts(with: salt) }) {
                linked =
                    JournalLine.beginning(number: number, previous: previous) + line[place...]
            }
            bytes += linked + [0x0A]
            previous = ContentDigest(sha256: SHA256.digest(of: linked).hex)
        }
        return bytes + (lines.last ?? [])
    }

    func seeds() throws -> [[UInt8]] {
        let entries = try JournalSeeds.entries()
        var seeds: [[UInt8]] = [[], [0x0A]]
        var journal: [UInt8] = []
        var previous = JournalLine.origin
        for (number, entry) in entries.enumerated() {
            let salt = [UInt8](repeating: UInt8(number), count: JournalLine.saltBytes)
            let alone = JournalLine(
                number: 0, previous: JournalLine.origin, salt: salt, entry: entry)
            seeds.append(alone.bytes + [0x0A])
            let line = JournalLine(
                number: number, previous: previous, salt: salt, entry: entry)
            previous = line.digest
            journal += line.bytes + [0x0A]
        }
        seeds.append(journal)
        seeds.append(journal + Array("{\"format\":1".utf8))
        seeds += try JournalSeeds.claims()
        seeds.append(try JournalSeeds.redo(entries))
        return seeds
    }
}
