internal import Papers
internal import Press
internal import Registry
internal import Storage
internal import System

/// Writes a PDF beside each paper in the outbox, where the settings say so: the last of the views, with
/// a position of its own, so that neither pages nor `todo/` folders ever wait for one.
///
/// Belongs to the thread of views. A paper of which none can be made costs its own PDF alone.
final class PdfWriter {
    private let workspace: Workspace
    private let files: ViewFiles
    private let reader: RegistryReader
    private let program: Path
    private let watch: CellWatch
    private let faults: ViewFaults
    private var cursor = JournalCursor()
    private var next: Int
    /// The place before `next`, until it is looked at.
    private var mark: JournalMark?
    private var child: PressChild?
    /// Whether the press cannot be had; it is asked for again at the next start.
    private var isGivenUp: Bool
    /// Whether it did not start in time; the same lines are tried again later.
    private var isLate = false

    /// How long one paper may take; one of 300 findings takes under a second.
    private static let paperMilliseconds = 60_000

    init(
        workspace: Workspace, files: ViewFiles, reader: RegistryReader, program: Path,
        watch: CellWatch, faults: ViewFaults
    ) throws {
        self.workspace = workspace
        self.files = files
        self.reader = reader
        self.program = program
        self.watch = watch
        self.faults = faults
        isGivenUp = !workspace.configuration.printing.printsPapers
        (next, mark) = isGivenUp ? (0, nil) : try files.printPosition()
    }

    /// Prints the papers of the next lines, at most `limit` and none from line `end` on; gives how
    /// many lines, 0 also when nothing can be printed.
    func printNext(before end: Int, limit: Int) throws -> Int {
        if isGivenUp || next >= end { return 0 }
        isLate = false
        // Where the place is not that of this journal, the lines before it are gone over once.
        if let mark { cursor = try reader.cursor(at: mark) ?? JournalCursor() }
        mark = nil
        var after = cursor
        let start = next
        var papers: [JournalFile] = []
        var count = 0
        try reader.journal(after: &after, before: min(end, start + limit)) { line in
            guard line.number >= start else { return }
            count += 1
            for file in line.entry.files
            where file.place == .outbox && PaperKind(rawValue: file.kind) != nil {
                if file.path.hasSuffix(".xml") { papers.append(file) }
            }
        }
        for file in papers {
            try put(file)
            if isGivenUp || isLate { return 0 }
        }
        cursor = after
        next += count
        try files.note(printPosition: next, at: cursor.mark)
        return count
    }

    /// Ends the press.
    func close() {
        child?.stop()
        child = nil
    }

    private func put(_ file: JournalFile) throws {
        let path = Path(file.path)
        guard let name = path.lastName.text, let bytes = try faults.whole(file, files) else {
            return
        }
        do {
            let paper = PressPaper(fileName: name, bytes: bytes)
            let pdf = try press().pdf(
                .paper(paper), timeoutMilliseconds: PdfWriter.paperMilliseconds)
            if !pdf.missing.isEmpty {
                faults.report(.charactersNotDrawn(file: name, characters: pdf.missing))
            }
            try files.write(pdf.bytes, to: Path(String(path.description.dropLast(4)) + ".pdf"))
        } catch let failure as PressChild.Failure {
            note(failure, path)
        } catch let error as StorageError {
            // What lies in its place by a recipient's doing is said; what the disk refuses is tried
            // again.
            guard error.isObstructed else { throw error }
            faults.report(.viewFailed("\(path): \(error)"))
        }
    }

    private func note(_ failure: PressChild.Failure, _ path: Path) {
        switch failure {
        case .unusable:
            isGivenUp = true
            faults.report(.viewFailed("no PDF is made until the next start: \(failure)"))
        case .refused: faults.report(.viewFailed("\(path): \(failure)"))
        case .overran where child == nil:
            isLate = true
            faults.report(.viewFailed("PDFs are made later: \(failure)"))
        case .died, .overran:
            close()
            faults.report(.viewFailed("\(path): \(failure)"))
        }
    }

    private func press() throws(PressChild.Failure) -> PressChild {
        if let child {
            if child.allow(milliseconds: PdfWriter.paperMilliseconds) { return child }
            close()
        }
        let started = try PressChild(
            program: program, root: workspace.root, rules: workspace.rules.digest,
            settings: workspace.configuration.printing)
        do {
            try watch.note(
                started.gaps, of: program,
                isWholeRequired: workspace.configuration.requiresWholeCell)
        } catch {
            started.stop()
            throw .unusable("\(error)")
        }
        // What the machine leaves a fresh one is all that there is.
        _ = started.allow(milliseconds: PdfWriter.paperMilliseconds)
        child = started
        return started
    }
}
