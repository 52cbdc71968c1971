import Foundation
import Registry
import Testing
import XML

@testable import Examination

@Suite struct `What is not well-formed` {
    private static let folder = "Tests/Fixtures/xml/"

    /// Name, section of XML 1.0 and rule of `table.tsv`, which `make.py` writes.
    private static let rows: [[String]] =
        String(decoding: Fixtures.bytes(folder + "table.tsv"), as: UTF8.self)
        .split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }

    private static func twin(_ name: String) -> String? {
        let path = folder + "well-formed/\(name).xml"
        return FileManager.default.fileExists(atPath: Fixtures.root.path + "/" + path) ? path : nil
    }

    @Test func `is refused with its rule, and its twin is read`() throws {
        #expect(Self.rows.count > 250)
        for row in Self.rows {
            let bad = Fixtures.bytes(Self.folder + "not-well-formed/\(row[0]).xml")
            switch try XMLDocument.parse(bad, limits: .standard) {
            case .document: Issue.record("\(row[0]) was read")
            case .problems(let problems):
                let findings = problems.map { WellFormednessFindings.finding($0, file: "a.xml") }
                #expect(Set(findings.map(\.rule)) == [row[2]], "\(row[0]): \(problems)")
                #expect(findings.allSatisfy { !$0.chinese.contains("{") && $0.line != nil })
            }
            guard let good = Self.twin(row[0]) else {
                #expect(row[2] == "XML-DOCTYPE", "\(row[0]) has no twin")
                continue
            }
            if case .problems(let problems) = try XMLDocument.parse(
                Fixtures.bytes(good), limits: .standard)
            {
                Issue.record("the twin of \(row[0]): \(problems)")
            }
        }
    }

    @Test func `is refused by the examiner too, and never an engine failure`() throws {
        let examiner = try examiner()
        for row in Self.rows {
            let found = examiner.examine(
                Fixtures.bytes(Self.folder + "not-well-formed/\(row[0]).xml"))
            #expect(found.verdict == .invalid, "\(row[0])")
            // What does not begin like XML, or is nothing, is told as that.
            let rules = [row[2], "XML-NOT-XML", "XML-EMPTY"]
            #expect(found.errors.count == 1 && rules.contains(found.errors[0]), "\(row[0])")
        }
    }

    /// What two other parsers say otherwise, and why.
    private static let differences: Set<String> = [
        // expat does not look at the version.
        "2.8-version-2 bad yes no", "2.8-version-empty bad yes no",
        "2.8-version-of-letters bad yes no",
        // xmllint lets half a unit go, and a label that the byte order mark contradicts.
        "4.3.3-half-a-unit bad no yes", "4.3.3-wide-labelled-narrow bad no yes",
        // expat knows the names of the fourth edition.
        "2.3-name-with-206F good no yes", "2.3-name-with-3000 good no yes",
        "2.3-name-with-37E good no yes",
    ]

    @Test func `is that for expat and xmllint too`() throws {
        let printed = try python("make.py", "--check")
        var seen = 0
        for line in printed {
            let words = line.split(separator: " ").map(String.init)
            seen += 1
            // Any DOCTYPE is refused here, many of them are well-formed.
            if words[0].contains("doctype-") { continue }
            let expected = words[1] == "bad" ? "no" : "yes"
            if words[2] != expected || words[3] != expected {
                #expect(Self.differences.contains(line), "\(line)")
            }
        }
        #expect(seen > 500)
        #expect(Self.differences.isSubset(of: printed))
    }

    private static let pythonTests = ["3.11", "3.12", "3.13"].map { "/usr/lib/python\($0)/test" }
        .first { FileManager.default.fileExists(atPath: $0 + "/xmltestdata") }

    /// With Debian's libpython3.11-testsuite installed.
    @Test(.enabled(if: pythonTests != nil))
    func `of Python's test suite is refused, and what is read is well-formed`() throws {
        let printed = try python("python-testsuite.py", Self.pythonTests ?? "")
        var counts: [String: Int] = [:]
        for line in printed {
            let words = line.split(separator: " ").map(String.init)
            let bytes = words.count > 2 ? Base64.decode(strict: words[2]) ?? [] : []
            switch try XMLDocument.parse(bytes, limits: .standard) {
            case .document:
                counts["read", default: 0] += 1
                #expect(words[1] == "yes", "\(words[0]) was read")
            case .problems(let problems):
                counts[words[1] + " " + problems[0].kind.rawValue, default: 0] += 1
                // Well-formed and refused: only for a reason that is one of ours.
                if words[1] == "yes" {
                    #expect(
                        problems.allSatisfy { [.doctype, .namespace, .label].contains($0.kind) },
                        "\(words[0]): \(problems)")
                }
            }
        }
        print("Python's test suite:", counts.sorted { $0.key < $1.key })
        #expect(counts["read", default: 0] > 80)
        #expect(counts["no malformed", default: 0] > 8, "\(counts)")
    }

    private func python(_ script: String, _ argument: String) throws -> [String] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", Fixtures.root.path + "/" + Self.folder + script, argument]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
