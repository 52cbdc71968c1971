import Foundation
import Pipeline
import Storage
import System
import Testing

/// Single bytes of one workspace are changed at random: what verifies it must name the file, and no
/// other. In journal and ledger one file is changed at a time, for much rests on them; of the others a
/// dozen. The seed is printed; `DENGJI_CHANGES_SEED` repeats one.
@Suite("One changed byte")
struct ByteChangeTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let seed =
        environment["DENGJI_CHANGES_SEED"].flatMap(UInt64.init) ?? .random(in: 0...999_999)
    /// Changes made at least; `make changes` makes ten thousand.
    private static let count = environment["DENGJI_CHANGES"].flatMap(Int.init) ?? 500
    /// Of so many rounds one is shown to the program too.
    private static let shownEvery = 60
    /// How many files a round changes, by turns.
    private static let rounds: [[(kind: Kind, count: Int)]] = [
        [(.journal, 1)], [(.ledger, 1)], [(.journal, 1)], [(.ledger, 1)], [(.journal, 1)],
        [(.papers, 6), (.bags, 5), (.register, 1)],
    ]

    /// What lies in a workspace and must never change, by kind.
    private enum Kind: String, CaseIterable {
        case papers, bags, journal, ledger, register

        /// Whether a file of the workspace is of it.
        func holds(_ path: String) -> Bool {
            let isPublished = path.hasPrefix("outbox/public/ledger/")
            switch self {
            case .papers:
                return path.hasSuffix(".xml") && !isPublished
                    && ["outbox/", "registry/stages/", "registry/returned/"]
                        .contains { path.hasPrefix($0) }
                    && !path.contains("/todo/")
            case .bags: return path.hasPrefix("registry/archive/")
            case .journal: return path.hasPrefix("registry/journal/")
            case .ledger: return isPublished || path.hasPrefix("registry/ledger/")
            case .register: return path.hasPrefix("registry/register/")
            }
        }
    }

    /// A closed case, an open one, returns enough that a tile of the ledger is full.
    private func workspace() throws -> DemoWorkspace {
        let workspace = try DemoWorkspace(.registered)
        let next = try workspace.package("NEXT-2", ["370900-JT/000128": "370900-JT/000129"])
        try workspace.drop(next, in: DemoWorkspace.traffic)
        for index in 0..<260 {
            try workspace.drop(
                text: "no \(index)", in: DemoWorkspace.traffic, as: "none-\(index).xml")
        }
        try workspace.turn("2026-01-23")
        try workspace.expectWhole()
        return workspace
    }

    @Test("is found wherever it is, and named by its file alone")
    func named() throws {
        let seed = ByteChangeTests.seed
        print("changes: seed \(seed)")
        var generator = Seeded(state: seed)
        let workspace = try workspace()
        let disk = try LinuxDisk(root: Path(workspace.root))
        let all = try (workspace.files(below: "outbox") + workspace.files(below: "registry"))
            .map { String($0.dropFirst(workspace.root.count + 1)) }
        let files = Kind.allCases.map { kind in all.filter(kind.holds) }
        for (kind, files) in zip(Kind.allCases, files) {
            try #require(!files.isEmpty, "there are no \(kind)")
        }
        var done: [Kind: Int] = [:]
        var round = 0
        while done.values.reduce(0, +) < ByteChangeTests.count {
            var changes: [ByteChange] = []
            for (kind, count) in ByteChangeTests.rounds[round % ByteChangeTests.rounds.count] {
                let places = try #require(Kind.allCases.firstIndex(of: kind))
                for path in files[places].shuffled(using: &generator).prefix(count) {
                    changes.append(try ByteChange(of: path, in: workspace, &generator))
                    done[kind, default: 0] += 1
                }
            }
            for change in changes { try change.make() }
            try judge(changes, disk)
            if round % ByteChangeTests.shownEvery < 2 { try show(changes, workspace) }
            for change in changes { try change.undo() }
            round += 1
        }
        try workspace.expectWhole()
        for kind in Kind.allCases { print("changes: \(kind.rawValue) \(done[kind] ?? 0)") }
    }

    private func judge(_ changes: [ByteChange], _ disk: LinuxDisk) throws {
        let report = try WorkspaceCheck.run(disk: disk, verifying: LedgerKeys.verifier)
        // Of a line that breaks the chain the path says the line in its file too.
        let named = report.discrepancies.map { String($0.path.prefix { $0 != " " }) }
        #expect(named.sorted() == changes.map(\.path).sorted(), "\(changes): \(report)")
        if let line = changes[0].line {
            #expect(report.discrepancies.map(\.line) == [line], "\(changes): \(report)")
        }
    }

    /// The program says the same, in all three parts of its answer.
    private func show(_ changes: [ByteChange], _ workspace: DemoWorkspace) throws {
        let verified = try workspace.dengji("verify", workspace.root, "--format", "json")
        #expect(verified.exitCode == 1, "\(changes): \(verified.all)")
        let named = verified.text.matches(of: /"path" : "([^"]*)"/).map { match in
            String(String(match.1).replacing("\\/", with: "/").prefix { $0 != " " })
        }
        .filter { $0 != workspace.root }
        .map { $0.replacing(workspace.root + "/", with: "") }
        #expect(Set(named) == Set(changes.map(\.path)), "\(changes): \(verified.text)")
    }
}

/// A change of one byte that can be taken back.
private struct ByteChange: CustomStringConvertible {
    let path: String
    /// Line of the journal it lies in, from 0; `nil` for other files.
    let line: Int?
    private let place: String
    private let position: Int
    private let before: UInt8
    private let after: UInt8

    var description: String { "\(path) at \(position): \(before) → \(after)" }

    init(of path: String, in workspace: DemoWorkspace, _ generator: inout Seeded) throws {
        self.path = path
        place = workspace.root + "/" + path
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: place)))
        position = Int.random(in: bytes.indices, using: &generator)
        before = bytes[position]
        after = before ^ UInt8.random(in: 1...255, using: &generator)
        guard path.hasPrefix("registry/journal/") else {
            line = nil
            return
        }
        var lines = bytes[..<position].count { $0 == UInt8(ascii: "\n") }
        for file in try workspace.files(below: "registry/journal") where file < place {
            lines += try workspace.read(file).utf8.count { $0 == UInt8(ascii: "\n") }
        }
        line = lines
    }

    func make() throws { try put(after) }

    func undo() throws { try put(before) }

    private func put(_ byte: UInt8) throws {
        let file = try #require(FileHandle(forUpdatingAtPath: place))
        try file.seek(toOffset: UInt64(position))
        try file.write(contentsOf: Data([byte]))
        try file.close()
    }
}
