import Registry
import System
import Testing

@testable import Ledger
@testable import Storage

@Suite("A check of what is young")
struct CheckSinceTests {
    /// A journal of several months and several tiles, and each of its lines.
    private func journal(
        cases: Int = 200
    ) throws -> (disk: MemoryDisk, lines: [JournalSearch.Found]) {
        let disk = MemoryDisk()
        try SettledStartTests.commit(1...cases, on: disk, nil)
        var lines: [JournalSearch.Found] = []
        _ = try JournalReader(disk: disk).read { line, place in
            lines.append(JournalSearch.Found(line: line, place: place))
        }
        return (disk, lines)
    }

    @Test("the line before any number or time is found, in blocks of any size")
    func searches() throws {
        let (disk, lines) = try journal(cases: 60)
        #expect(Set(lines.map(\.place.segment)).count > 2)
        for blockBytes in [1, 64, 700, 1 << 14] {
            let search = JournalSearch(disk: disk, blockBytes: blockBytes)
            for (number, found) in lines.enumerated() where blockBytes > 1 || number % 9 == 0 {
                let before = number > 0 ? lines[number - 1] : nil
                let byNumber = try search.last { $0.number >= number }
                #expect(byNumber?.line.bytes == before?.line.bytes, "\(number)")
                #expect(byNumber?.place == before?.place, "\(number)")
                let byTime = try search.last { $0.entry.at >= found.line.entry.at }
                #expect(byTime?.place == before?.place, "\(number)")
            }
            #expect(try search.last { _ in false }?.place == lines.last?.place)
        }
        #expect(try JournalSearch(disk: MemoryDisk()).last { _ in false } == nil)
    }

    @Test("what a crash left of a line is after all others")
    func torn() throws {
        let (disk, lines) = try journal(cases: 9)
        let last = try #require(lines.last)
        let path = WorkspacePaths.journal / last.place.segment
        let bytes = try disk.contents(of: path)
        for size in [bytes.count - 1, bytes.count - 300] {
            try disk.replace(path, Array(bytes[..<size]), mode: 0o440)
            let found = try JournalSearch(disk: disk).last { _ in false }
            #expect(found?.line.number == lines.count - 2)
        }
    }

    @Test("begins at any line, and has nothing to say of a whole workspace")
    func begins() throws {
        let (disk, lines) = try journal()
        #expect(lines.count > 256 + 10)
        for number in [0, 1, 2, 100, 255, 256, 257, 258, lines.count - 1, lines.count] {
            for start in [
                CheckStart.line(number),
                .time(number < lines.count ? lines[number].line.entry.at : .max),
            ] {
                let report = try WorkspaceCheck.run(disk: disk, since: start)
                #expect(report.discrepancies == [], "\(number)")
                #expect(report.hasLedger && report.lineCount == lines.count)
                #expect(report.unreadLineCount == number)
                #expect(report.begin?.lineCount == (number == 0 ? nil : number))
                #expect(report.sinceLine == (number < lines.count ? number : nil))
            }
        }
    }

    @Test("several threads tell what one tells, in its order", arguments: [1, 3])
    func threads(count: Int) throws {
        let (disk, lines) = try journal()
        let cases = Path("registry/archive/2026")
        let names = try disk.entries(of: cases).compactMap(\.name.text).sorted()
        #expect(names.count > 100)
        for (index, name) in names.enumerated() where index % 7 == 3 {
            let path = cases / (name + "/case.xml")
            switch index % 3 {
            case 0: try disk.remove(path)
            case 1: try disk.replace(path, [0x20], mode: 0o440)
            default:
                let size = try disk.contents(of: path).count
                try disk.replace(path, [UInt8](repeating: 0x20, count: size), mode: 0o440)
            }
        }
        for start in [CheckStart.beginning, .line(lines.count / 2)] {
            let alone = try WorkspaceCheck.run(disk: disk, since: start)
            #expect(alone.discrepancies.count > 5)
            #expect(try WorkspaceCheck.run(disk: disk, since: start, threads: count) == alone)
        }
    }

    @Test("young lines and files are proved, older ones are not read")
    func proves() throws {
        let (disk, lines) = try journal()
        let start = CheckStart.line(300)
        // A file of an old line and one of a young one.
        let cases = Path("registry/archive/2026")
        let names = try disk.entries(of: cases).compactMap(\.name.text).sorted()
        for (name, isFound) in [(names[0], false), (names[names.count - 1], true)] {
            let path = cases / (name + "/case.xml")
            let bytes = try disk.contents(of: path)
            try disk.replace(path, [UInt8](repeating: 0x20, count: bytes.count), mode: 0o440)
            let found = try WorkspaceCheck.run(disk: disk, since: start).discrepancies
            #expect(found.map(\.path) == (isFound ? [path.description] : []))
            #expect(try !WorkspaceCheck.run(disk: disk).isWhole)
            try disk.replace(path, bytes, mode: 0o440)
        }
        for (number, isFound) in [(20, false), (299, true), (300, true), (lines.count - 1, true)] {
            let spoilt = lines[number]
            let path = WorkspacePaths.journal / spoilt.place.segment
            let bytes = try disk.contents(of: path)
            var changed = bytes
            let text = Array("\"salt\":\"".utf8)
            let salt = try #require(
                bytes[spoilt.place.offset...].indices.first {
                    bytes[$0...].starts(with: text)
                })
            changed[salt + text.count] ^= 1
            try disk.replace(path, changed, mode: 0o440)
            let report = try WorkspaceCheck.run(disk: disk, since: start)
            #expect(report.isWhole != isFound, "\(number)")
            if isFound {
                // The whole journal was read, and says which line it is.
                #expect(report.unreadLineCount == 0)
                #expect(report.discrepancies.map(\.line) == [number])
            }
            try disk.replace(path, bytes, mode: 0o440)
        }
        #expect(try WorkspaceCheck.run(disk: disk, since: start).isWhole)
    }

    @Test("tiles that do not lead to the checkpoint vouch for nothing")
    func tiles() throws {
        let (disk, lines) = try journal()
        let start = CheckStart.line(lines.count - 3)
        let growing = try #require(LedgerTile.Place.growing(level: 0, in: lines.count))
        let upper = try #require(LedgerTile.Place.growing(level: 1, in: lines.count))
        for place in [growing, upper] {
            let path = WorkspacePaths.publicLedger / place.path
            let bytes = try disk.contents(of: path)
            var changed = bytes
            changed[0] ^= 1
            try disk.replace(path, changed, mode: 0o640)
            var report = try WorkspaceCheck.run(disk: disk, since: start)
            #expect(report.unreadLineCount == 0)
            #expect(report.discrepancies.map(\.code) == [.ledgerTile])
            #expect(report.discrepancies.map(\.path) == [path.description])
            try disk.removeIfThere(path)
            report = try WorkspaceCheck.run(disk: disk, since: start)
            #expect(report.unreadLineCount == 0)
            #expect(report.discrepancies.map(\.code) == [.ledgerTile])
            try disk.replace(path, bytes, mode: 0o640)
        }
        #expect(try WorkspaceCheck.run(disk: disk, since: start).unreadLineCount > 0)
        // Without a ledger nothing vouches for them.
        try disk.removeTree(WorkspacePaths.ledger)
        try disk.removeTree(WorkspacePaths.publicLedger)
        let report = try WorkspaceCheck.run(disk: disk, since: start)
        #expect(report.unreadLineCount == 0 && report.lineCount == lines.count)
    }

    @Test("opens as many files with ten times the cases")
    func flat() throws {
        var counts: [Int] = []
        // The last tile is as wide both times: each narrower one that was published is compared.
        for cases in [30, 337] {
            let (disk, lines) = try journal(cases: cases)
            let hooked = HookedDisk(disk)
            #expect(try WorkspaceCheck.run(disk: hooked, since: .line(lines.count - 6)).isWhole)
            #expect(lines.count % LedgerTile.fullWidth == 50)
            counts.append(hooked.openCount)
        }
        // A level of tiles more, one look at each month.
        #expect(counts[1] <= counts[0] + 12, "\(counts)")
    }

    /// Cases that are open, closed as folders, closed as ZIPs, made ZIPs later, destroyed.
    private static func stories() throws -> [Story] {
        var zipped = try Story()
        zipped.closedFolder = Story.zippedFolder
        var later = try Story()
        later.closedFolder = "archive/2026"
        later.correctedFolder = Story.zippedFolder
        var disposed = try Story()
        disposed.isDisposed = true
        return [try Story(), zipped, later, disposed]
    }

    private func played(_ story: Story) throws -> MemoryDisk {
        let disk = MemoryDisk()
        try story.drop(on: disk)
        try story.play(on: disk)
        return disk
    }

    @Test("has nothing to say of cases of any kind, whatever line it begins at", arguments: 0..<4)
    func kinds(story: Int) throws {
        let disk = try played(try Self.stories()[story])
        let count = try RegistryReader(disk: disk).lineCount()
        for number in 0...count {
            let report = try WorkspaceCheck.run(disk: disk, since: .line(number))
            #expect(report.discrepancies == [], "\(number)")
            #expect(report.unreadLineCount == number && report.signedLineCount >= number)
        }
    }

    @Test("a young member of a ZIP is proved, and so is that a destroyed bag is gone")
    func bags() throws {
        let disk = try played(try Self.stories()[1])
        let zip = Path("registry/archive/2026/02/370900-2026-000001.zip")
        var bytes = try disk.contents(of: zip)
        let paper = Array("certificate".utf8)
        // The second one: the first is in its name.
        let places = bytes.indices.filter { bytes[$0...].starts(with: paper) }
        try #require(places.count > 1)
        bytes[places[1]] ^= 1
        try disk.replace(zip, bytes, mode: 0o440)
        var codes: [Bool] = []
        for number in 0..<(try RegistryReader(disk: disk).lineCount()) {
            let found = try WorkspaceCheck.run(disk: disk, since: .line(number)).discrepancies
            #expect(found.allSatisfy { $0.code == .differs && $0.path.contains("certificate") })
            codes.append(!found.isEmpty)
        }
        #expect(codes.first == true && codes.last == false)
        let destroyed = try played(try Self.stories()[3])
        let bag: Path = "registry/archive/2026/370900-2026-000001"
        try destroyed.create(bag / "data/case.xml", [1], mode: 0o440)
        let count = try RegistryReader(disk: destroyed).lineCount()
        let found = try WorkspaceCheck.run(disk: destroyed, since: .line(count - 1)).discrepancies
        #expect(found.map(\.code) == [.disposedPresent] && found.first?.path == bag.description)
    }

    @Test("lines that a kill left unsettled, and that are not signed yet, are no damage")
    func unsettled() throws {
        let disk = MemoryDisk()
        try SettledStartTests.commit(1...20, on: disk, nil)
        try SettledStartTests.commit(21...30, on: disk, nil, ending: false)
        let count = try RegistryReader(disk: disk).lineCount()
        for number in [5, 30, count - 4, count] {
            let report = try WorkspaceCheck.run(disk: disk, since: .line(number))
            #expect(report.discrepancies == [], "\(number)")
            #expect(report.unreadLineCount <= number)
            #expect(report.unsettledCount <= count - report.unreadLineCount)
        }
    }
}
