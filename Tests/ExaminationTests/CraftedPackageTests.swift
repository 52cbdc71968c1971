import Foundation
import Packages
import Registry
import Testing

@testable import Examination

/// The packages that `craft.py` makes, each with the rules that it breaks; `-` for none.
enum CraftedPackages {
    /// Makes the files of `Tests/Fixtures/packages/craft.py` and hands them to `body`.
    static func withKinds(
        _ body: (_ name: String, _ bytes: [UInt8], _ rules: [String]) throws -> Void
    ) throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("kinds-\(UUID().uuidString)")
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let script = Fixtures.root.appendingPathComponent("Tests/Fixtures/packages/craft.py")
        process.arguments = ["python3", "-B", script.path, folder.path]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        let table = try String(
            contentsOf: folder.appendingPathComponent("kinds.tsv"), encoding: .utf8)
        for row in table.split(separator: "\n").map({ $0.components(separatedBy: "\t") }) {
            let bytes = try Data(contentsOf: folder.appendingPathComponent(row[0]))
            try body(row[0], Array(bytes), row[2].split(separator: " ").map(String.init).sorted())
        }
    }
}

@Suite struct `Crafted packages` {
    @Test func `each kind gets its rules and no other, or is valid`() throws {
        let examiner = try examiner()
        var kinds = 0
        try CraftedPackages.withKinds { name, bytes, rules in
            let found = examiner.examine(PackageSource(bytes), fileName: name, profile: nil)
            #expect(found.errors == (rules == ["-"] ? [] : rules), "\(name)")
            #expect((found.verdict == .valid) == (rules == ["-"]), "\(name): \(found.verdict)")
            kinds += 1
        }
        #expect(kinds > 200)
    }
}
