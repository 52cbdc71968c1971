import Testing

@testable import Packages

@Suite("Crafted packages")
struct CraftedKindTests {
    /// What the reader tells of a file: rules of structure, else those of contents.
    private func told(
        _ kind: CraftedKind
    ) throws -> (rules: Set<String>, contents: Set<CraftedKind.Content>) {
        let source = PackageSource(kind.bytes)
        switch try ZIPStructure.read(source) {
        case .problems(let problems): return (Set(problems.map(\.id)), [])
        case .structure(let structure):
            var rules: Set<String> = []
            var contents: Set<CraftedKind.Content> = []
            for file in structure.files {
                switch try PackageReader(source).bytes(of: file, maxBytes: 64 << 20) {
                case .problem(let problem): rules.insert(problem.id)
                case .value(let bytes):
                    let crc = String(naiveCRC(bytes), radix: 16)
                    contents.insert(
                        CraftedKind.Content(
                            path: file.name, sizeBytes: bytes.count,
                            crc32: String(repeating: "0", count: 8 - crc.count) + crc))
                }
            }
            return (rules, contents)
        }
    }

    @Test("each kind is refused with its rules and no other, or read as what it is")
    func eachKind() throws {
        let kinds = try CraftedKind.all.get()
        #expect(kinds.count > 200)
        for kind in kinds {
            let (rules, contents) = try told(kind)
            #expect(rules == kind.rules, "\(kind.testDescription)")
            if kind.rules.isEmpty {
                #expect(contents == kind.contents, "\(kind.testDescription)")
            }
        }
    }

    @Test("every rule of the reader has a kind, but for limits that need a large file")
    func everyRule() throws {
        let used = try CraftedKind.all.get().reduce(into: Set<String>()) { $0.formUnion($1.rules) }
        let rest = Set(PackageRule.all.filter { !$0.isRemark }.map(\.id)).subtracting(used)
        #expect(
            rest == [
                "ZIP-NOT-ZIP", "ZIP-LIMIT-PACKAGE", "ZIP-LIMIT-DIRECTORY", "ZIP-LIMIT-ENTRY",
                "ZIP-LIMIT-TOTAL",
            ])
    }
}
