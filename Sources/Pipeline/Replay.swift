internal import Registry
package import Storage
package import System
internal import WorkingDays

/// Makes files of the registry anew that are nowhere any more: `case.xml`, register entries, party
/// files, catalogues, tag files of bags. The lines that wrote them are played again from the packages,
/// slips and ticks that they name, by the desk that answered them.
///
/// Only bytes with the digest that the journal names are written, so a file is the one that was
/// committed or is left as it is. Nothing is signed, no key is read, neither the journal nor `outbox/`
/// is touched. For who holds the workspace's lock. Throws what the disk throws; what cannot be made is
/// a result.
package final class Replay {
    private let root: Path
    private let disk: any Disk
    private let examiner: Path
    private var items: [Mended]
    /// Places in `items` of what is still to be made, by digest.
    private var wanted: [ContentDigest: [Int]] = [:]
    private var isChanged = false
    private var faults: [Int: String] = [:]
    /// The first of each case and each entry: later ones follow from it.
    private var caseFaults: [CaseNumber: (line: Int, reason: String)] = [:]
    private var entryFaults: [String: (line: Int, reason: String)] = [:]

    /// Kinds of files that follow from others.
    private static let kinds: Set<String> = ["case", "entry", "party", "catalogue", "bag"]

    /// For files that were looked for and some of them not found; `examiner` is the program that takes
    /// packages apart.
    package init(_ items: [Mended], root: Path, disk: any Disk, examiner: Path) {
        self.items = items
        self.root = root
        self.disk = disk
        self.examiner = examiner
    }

    /// Does it, and gives the files with what became of each. `progress` is told lines done, of how
    /// many; it begins anew when more lines turn out to be needed.
    package func run(progress: (Int, Int) -> Void = { _, _ in }) throws -> [Mended] {
        for (index, item) in items.enumerated()
        where !item.isDone && item.lack == nil && Replay.kinds.contains(item.kind) {
            wanted[item.digest, default: []].append(index)
        }
        let reader = RegistryReader(disk: disk)
        let count = try reader.lineCount()
        var selection = ReplaySelection()
        var needed = Set(wanted.keys)
        while !wanted.isEmpty, try selection.grow(by: needed, reader) {
            faults = [:]
            caseFaults = [:]
            entryFaults = [:]
            needed = try play(selection, reader) { progress($0, count) }
        }
        if isChanged { try disk.syncEverything() }
        for index in items.indices where !items[index].isDone && items[index].lack == nil {
            items[index].lack = lack(of: items[index])
        }
        return items
    }

    /// Plays the lines of a selection; gives what was needed for it and is nowhere.
    private func play(
        _ selection: ReplaySelection, _ reader: RegistryReader, _ progress: (Int) -> Void
    ) throws -> Set<ContentDigest> {
        let made = MadeFiles()
        let stage = try ReplayStage(
            root: root, disk: disk, made: made, selection: selection, examiner: examiner)
        var failure: (any Error)?
        try reader.journal { line throws(StorageError) in
            if failure != nil { return }
            if selection.holds(line.entry) { try answer(line, on: stage, made) }
            // A closure of one error type cannot throw this one.
            failure = Replay.failure { try stage.pass(line.entry) }
            progress(line.number + 1)
        }
        try stage.close()
        if let failure { throw failure }
        return made.missed
    }

    private static func failure(_ body: () throws -> Void) -> (any Error)? {
        do {
            try body()
            return nil
        } catch {
            return error
        }
    }

    private func answer(
        _ line: JournalLine, on stage: ReplayStage, _ made: MadeFiles
    ) throws(StorageError) {
        switch Result(catching: { try stage.answer(line.entry) }) {
        case .success(let answer):
            if let answer { try take(answer, line, made) }
        case .failure(let error):
            if let error = error as? StorageError, error.verdict == .stop { throw error }
            note("\(error)", line)
        }
    }

    /// Compares what a line came to with what it is, and writes what is wanted of it.
    private func take(
        _ answer: CommitInput, _ line: JournalLine, _ made: MadeFiles
    ) throws(StorageError) {
        for (file, bytes) in zip(answer.entry.files, answer.contents) where file.place != .outbox {
            // Papers come without bytes.
            guard let bytes, !bytes.isEmpty else { continue }
            let listed = line.entry.files.first { $0.place == file.place && $0.path == file.path }
            guard listed?.digest == file.digest else {
                note(ReplayFault.otherBytes(file.path).description, line)
                continue
            }
            if ["case", "entry", "party"].contains(file.kind) { made.keep(bytes, as: file.digest) }
            for index in wanted.removeValue(forKey: file.digest) ?? [] {
                items[index].isMade = try Mending.place(bytes, as: items[index], on: disk)
                isChanged = true
            }
        }
    }

    private func note(_ reason: String, _ line: JournalLine) {
        if faults[line.number] == nil { faults[line.number] = reason }
        if let number = line.entry.standing?.number, caseFaults[number] == nil {
            caseFaults[number] = (line.number, reason)
        }
        let first = line.entry.standing.flatMap { caseFaults[$0.number] } ?? (line.number, reason)
        for entry in ReplaySelection.entries(of: line.entry) where entryFaults[entry] == nil {
            entryFaults[entry] = first
        }
    }

    private func lack(of item: Mended) -> Mended.Lack {
        if item.isInput { return .input }
        if PaperKind(rawValue: item.kind) != nil { return .paper }
        if item.path.hasPrefix("registry/\(ArchivePlace.imports)/") { return .imported }
        guard Replay.kinds.contains(item.kind) else { return .byHand }
        let name = item.path.split(separator: "/").last.map { String($0.dropLast(4)) } ?? ""
        let fault =
            item.kind == "entry" ? entryFaults[name] : item.caseNumber.flatMap { caseFaults[$0] }
        if let fault { return .replay(line: fault.line, reason: fault.reason) }
        guard let reason = faults[item.line] else { return .byHand }
        return .replay(line: item.line, reason: reason)
    }
}
