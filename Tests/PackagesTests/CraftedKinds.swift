import Foundation
import Testing

@testable import Packages

/// The files that `Tests/Fixtures/packages/craft.py` makes, each with the rules it must break.
struct CraftedKind: CustomTestStringConvertible, Sendable {
    /// A file of the package it was made from.
    struct Content: Hashable, Sendable {
        let path: String
        let sizeBytes: Int
        let crc32: String
    }

    let file: String
    /// Rules of the ZIP reader, none when it accepts.
    let rules: Set<String>
    let what: String
    let bytes: [UInt8]
    let contents: Set<Content>

    var testDescription: String { "\(file): \(what)" }

    static let scripts = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Fixtures/packages")

    /// Every kind, made once in a test run.
    static let all = Result {
        try withFolder { folder in
            let made = try shell("python3 -B '\(scripts.path)/craft.py' .", in: folder)
            guard made.status == 0 else { throw Unmade(output: made.output) }
            return try read(folder)
        }
    }

    struct Unmade: Error { let output: String }

    private static func read(_ folder: URL) throws -> [CraftedKind] {
        var contents: [String: Set<Content>] = [:]
        for row in try table("holds.tsv", in: folder) {
            guard let size = Int(row[2]) else { throw Unmade(output: row.joined()) }
            contents[row[0], default: []].insert(
                Content(path: row[1], sizeBytes: size, crc32: row[3]))
        }
        return try table("kinds.tsv", in: folder).map { row in
            CraftedKind(
                file: row[0],
                rules: Set(row[1].split(separator: " ").map(String.init)).subtracting(["-"]),
                what: row[3],
                bytes: Array(try Data(contentsOf: folder.appendingPathComponent(row[0]))),
                contents: contents[row[0]] ?? [])
        }
    }

    private static func table(_ name: String, in folder: URL) throws -> [[String]] {
        try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            .split(separator: "\n").map { $0.components(separatedBy: "\t") }
    }
}
