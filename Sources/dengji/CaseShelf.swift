internal import Papers
internal import Registry
internal import Storage
internal import System

/// The cases of a workspace, read from their `case.xml` while a watcher may be moving them.
struct CaseShelf {
    /// A case and the folder it was found in.
    struct Found {
        var record: CaseRecord
        /// From the workspace's root.
        var folder: Path
    }

    /// A case folder that could not be read.
    struct Unreadable {
        var folder: Path
        var reason: String
    }

    let workspace: WorkspaceFolder

    /// The cases of a workspace.
    init(_ workspace: WorkspaceFolder) { self.workspace = workspace }

    /// Every open case in the order of numbers, and what could not be read.
    ///
    /// A case that moves during the look is found in one of its places: folders that vanish make
    /// the look start anew, and of two finds the later revision counts.
    func openCases() throws -> (cases: [Found], unreadable: [Unreadable]) {
        var result = try look()
        for _ in 0..<CaseShelf.maxLooks where result.hasVanished { result = try look() }
        return (
            result.cases.values.sorted { $0.record.number < $1.record.number }, result.unreadable
        )
    }

    /// How many cases are closed; where the index does not know, by the names in the archive.
    func closedCount() throws -> Int {
        if let count = try ClosedCount(workspace).byIndex() { return count }
        return try folders(of: CaseShelf.archive, depth: 1).reduce(0) { sum, year in
            try sum
                + roots(in: year).count {
                    ArchivePlace.caseNumber(ofBagNamed: $0.lastName) != nil
                }
        }
    }

    /// The case of a number, open or closed; throws where there is none, or none any more.
    func find(_ number: CaseNumber) throws -> Found {
        if let found = try findIfThere(number) { return found }
        if let disposed = try DisposalShelf(workspace).find(number) {
            throw CommandError.usage(
                disposed.sentence,
                advice: Message(
                    zh: "dengji status \(number.text) 显示日志所载的摘要。",
                    en: "dengji status \(number.text) shows the digests that the journal has."))
        }
        throw CommandError.usage(
            Message(zh: "没有案件 \(number.text)。", en: "there is no case \(number.text)."),
            advice: Message(
                zh: "dengji status 列出全部未结案件。", en: "dengji status lists the open cases."))
    }

    /// The case of a number, open or closed; `nil` where there is no folder of it.
    func findIfThere(_ number: CaseNumber) throws -> Found? {
        for _ in 0..<CaseShelf.maxLooks {
            let name = Path(number.text)
            let places =
                try folders(of: CaseShelf.stages, depth: 2).map { $0.appending(name) }
                + [CaseShelf.bags.appending(name).appending("data")]
                + folders(of: CaseShelf.archive, depth: 1).flatMap {
                    CaseShelf.placesOfPapers(ofCase: number, closedIn: $0)
                }
            for folder in places {
                switch try read(folder) {
                case .found(let record): return Found(record: record, folder: folder)
                case .vanished: continue
                case .unreadable(let reason):
                    throw CommandError.environment(
                        Message(
                            zh: "案件 \(number.text) 的 case.xml 不能读取：\(reason)",
                            en: "case.xml of \(number.text) cannot be read: \(reason)"),
                        advice: Message(
                            zh: "运行 dengji verify 查明原因。", en: "Run dengji verify to see why."))
                }
            }
        }
        return nil
    }

    private static let stages = WorkspacePaths.registry.appending("stages")
    static let archive = WorkspacePaths.registry.appending("archive")
    /// Bags on their way into ZIPs.
    private static let bags = WorkspacePaths.staging.appending("bags")
    /// Looks made when cases move under us; each takes milliseconds, and cases move rarely.
    private static let maxLooks = 5

    private struct Look {
        var cases: [CaseNumber: Found] = [:]
        var unreadable: [Unreadable] = []
        var hasVanished = false
    }

    enum Reading {
        case found(CaseRecord)
        case vanished
        case unreadable(String)
    }

    private func look() throws -> Look {
        var look = Look()
        for folder in try folders(of: CaseShelf.stages, depth: 3) {
            switch try read(folder) {
            case .vanished: look.hasVanished = true
            case .unreadable(let reason):
                look.unreadable.append(Unreadable(folder: folder, reason: reason))
            case .found(let record):
                if let other = look.cases[record.number],
                    other.record.history.count > record.history.count
                {
                    continue
                }
                look.cases[record.number] = Found(record: record, folder: folder)
            }
        }
        return look
    }

    func read(_ folder: Path) throws -> Reading {
        let path = workspace.path(folder.appending("case.xml"))
        let bytes: [UInt8]
        do {
            bytes = try WorkspaceFolder.bytes(of: path)
        } catch {
            if error.isDamaged { return .unreadable(error.description) }
            guard error.isMissing else { throw error }
            return .vanished
        }
        do {
            return .found(try CaseFile.read(bytes))
        } catch {
            return .unreadable(error.description)
        }
    }

    /// The folders `depth` levels below one; none where it is missing.
    func folders(of folder: Path, depth: Int) throws -> [Path] {
        guard depth > 0 else { return [folder] }
        var found: [Path] = []
        let names: [Path]
        do {
            names = try Files.names(in: workspace.path(folder)).sorted()
        } catch {
            guard error.isMissing else { throw error }
            return []
        }
        for name in names where name.bytes.first != UInt8(ascii: ".") {
            found += try folders(of: folder.appending(name), depth: depth - 1)
        }
        return found
    }
}
