import Packages
import Registry

/// What a package is by its bytes, and which of its files is the main document.
enum PackageShape {
    /// The main document, or why there is none.
    struct Choice {
        var entry: ZIPEntry?
        var findings: [Finding] = []
    }

    /// Whether the file is a ZIP by its first bytes, of an empty one too, or by its last ones: a
    /// self-extracting program is told as what it is, and so is an XML document with a ZIP behind
    /// it. No text in a byte encoding can hold an end record, and none in UTF-16 ends with one.
    static func isZIP(_ source: PackageSource, _ head: [UInt8]) throws -> Bool {
        try head.starts(with: Array("PK".utf8)) || ZIPStructure.hasEnd(source)
    }

    /// Whether the first bytes could begin an XML document: `<`, white space, a byte order mark, or
    /// UTF-16 with either order. UTF-32 is let through to be told by its name.
    static func couldBeXML(_ head: [UInt8]) -> Bool {
        guard let first = head.first else { return false }
        switch first {
        case 0x3C, 0x20, 0x09, 0x0A, 0x0D: return true
        case 0xEF: return head.starts(with: [0xEF, 0xBB, 0xBF])
        case 0xFE: return head.starts(with: [0xFE, 0xFF])
        case 0xFF: return head.starts(with: [0xFF, 0xFE])
        case 0x00:
            // Zeros alone are what a crash leaves of a file.
            return head.starts(with: [0x00, 0x3C]) || head.starts(with: [0x00, 0x00, 0xFE, 0xFF])
                || head.starts(with: [0x00, 0x00, 0x00, 0x3C])
        default: return false
        }
    }

    /// The first bytes in hexadecimal, for a finding.
    static func shown(_ head: [UInt8]) -> String {
        head.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }
            .joined(separator: " ")
    }

    /// The one file at the root that is called as a main document, in small letters or capitals.
    static func document(in files: [ZIPEntry], names: Set<String>) -> Choice {
        let atRoot = files.filter { names.contains($0.name.lowercased()) }
        if atRoot.count == 1 { return Choice(entry: atRoot[0]) }
        let expected = names.sorted().joined(separator: ", ")
        guard atRoot.isEmpty else {
            return Choice(findings: [
                DocumentRule.twoDocuments.finding(
                    at: DocumentPlace(file: nil),
                    found: atRoot.map(\.name).joined(separator: ", "), expected: expected)
            ])
        }
        let inFolder = files.filter { file in
            file.name.split(separator: "/").last.map { names.contains($0.lowercased()) } == true
        }
        let rule = inFolder.isEmpty ? DocumentRule.noDocument : .documentInFolder
        return Choice(findings: [
            rule.finding(
                at: DocumentPlace(file: nil), found: (inFolder.first ?? files.first)?.name,
                expected: expected)
        ])
    }

    /// A problem of the ZIP as a finding.
    static func finding(_ problem: PackageProblem, _ limits: PackageLimits) -> Finding {
        Finding(
            rule: problem.id, severity: problem.rule.isRemark ? .remark : .error,
            file: problem.entry, found: problem.found,
            expected: LimitNaming.expected(problem, limits) ?? problem.expected,
            chinese: problem.chinese, english: problem.english, advice: problem.advice)
    }
}
