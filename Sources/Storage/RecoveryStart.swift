internal import Ledger
internal import Registry
internal import System

/// The first part of a start, which changes nothing in the registry: reads the journal, from what is
/// settled on where that is of this journal, else whole.
///
/// What is settled is of use when its form is this version's, when the line before its place in the
/// journal is the one it names, when no redo file is older, and when the signed checkpoints are true of
/// what it says with the lines after it. Its rows are proved by its seal, at once or behind the start; the
/// chain of the lines before is not proved then: the check of a whole workspace does that.
struct RecoveryStart {
    let disk: any Disk
    let signer: NoteSigner?
    let shelf: (any SettledShelf)?
    /// First lines of the redo files, ascending.
    let redos: [Int]
    /// Settled lines up to which they are proved before anything rests on them, and not behind the start.
    let provedFirst: Int

    private var oldest: Int { redos.first ?? .max }

    /// Reads; `staged` are claims that lie in staging. Throws what a whole reading finds.
    func read(
        _ staged: Set<String>, _ report: inout RecoveryReport
    ) throws(StorageError) -> Recovery.Reading {
        guard let shelf else { return try readWhole(staged, nil, &report) }
        do throws(SettledFault) {
            if let state = try shelf.open() {
                if let reading = try read(after: state, on: shelf, staged) { return reading }
                report.standingFault = "it is not of this journal, or cannot be proved"
            }
        } catch {
            report.standingFault = error.cause
            if !error.isDamaged {
                // It may be sound: it is left for the next start.
                report.isStandingLeft = true
                var reading = try readWhole(staged, nil, &report)
                reading.isShelfOfUse = false
                return reading
            }
        }
        return try readWhole(staged, shelf, &report)
    }

    /// `nil` when what is settled is of no use.
    private func read(
        after state: SettledState, on shelf: any SettledShelf, _ staged: Set<String>
    ) throws(SettledFault) -> Recovery.Reading? {
        guard let trail = SettlingTrail(after: state), trail.head.lineCount <= oldest,
            let index = RegistryIndex(after: state.index, state.base)
        else { return nil }
        let isProved = trail.head.lineCount <= provedFirst
        if isProved { try shelf.prove() }
        do throws(StorageError) {
            guard try isInJournal(state.head) else { return nil }
            let ledger = try ledgerStart(after: trail.ledgerTree)
            if let ledger, try !ledger.isSettled() { return nil }
            var reading = Recovery.Reading(
                index: index, head: trail.head,
                marks: JournalMarks(after: trail.head.lineCount, in: state.index), ledger: ledger)
            reading.isToProve = !isProved
            var none: RecoverySettling?
            try read(into: &reading, staged, &none)
            try reading.ledger?.check(torn: reading.head.tornBytes)
            // A question that was not answered may have been answered wrongly.
            return state.index.failure == nil ? reading : nil
        } catch {
            if error.isLack {
                throw SettledFault("read the journal", error.description, isDamaged: false)
            }
            // The whole reading meets it again, and says more.
            return nil
        }
    }

    /// Whether the journal has the line before that place, at that place.
    private func isInJournal(_ head: SettledHead) throws(StorageError) -> Bool {
        let place = JournalReader.Head(head.place)
        let found = try JournalReader(disk: disk).read(
            after: JournalReader.Head(head.before), before: place.lineCount
        ) { _, _ in }
        return found == place
    }

    private func readWhole(
        _ staged: Set<String>, _ shelf: (any SettledShelf)?, _ report: inout RecoveryReport
    ) throws(StorageError) -> Recovery.Reading {
        let ledger = try ledgerStart(after: LedgerTree())
        var reading = Recovery.Reading(
            index: RegistryIndex(), head: JournalReader.Head(), marks: JournalMarks(),
            ledger: ledger)
        let durable = min(oldest, ledger.map(\.durableLines) ?? .max)
        var settling = shelf.map { RecoverySettling(on: $0, before: durable) }
        do throws(StorageError) {
            try read(into: &reading, staged, &settling)
            try reading.ledger?.check(torn: reading.head.tornBytes)
        } catch {
            settling?.discard()
            throw error
        }
        if let failure = reading.index.settled?.failure {
            // What was put there while it was read is not answered for: without it, all is in memory.
            settling?.discard()
            var reading = try readWhole(staged, nil, &report)
            reading.isShelfOfUse = false
            report.standingFault = failure
            return reading
        }
        if let isOfUse = settling?.end(&report) { reading.isShelfOfUse = isOfUse }
        return reading
    }

    private func read(
        into reading: inout Recovery.Reading, _ staged: Set<String>,
        _ settling: inout RecoverySettling?
    ) throws(StorageError) {
        var (now, portions) = (reading, settling)
        let reader = JournalReader(disk: disk, newestRedo: redos.last)
        do throws(StorageError) {
            now.head = try reader.read(after: reading.head) { line, place throws(StorageError) in
                if line.number >= oldest {
                    now.recent.append(Recovery.Recent(line: line, place: place))
                    if let number = line.entry.standing?.number,
                        now.foldersBefore[number] == nil
                    {
                        now.foldersBefore[number] = now.index.cases[number]?.folder
                    }
                }
                try now.ledger?.take(line)
                now.index.take(line.entry)
                if let claim = line.entry.input.claim, staged.contains(claim) {
                    now.settledClaims.insert(claim)
                }
                let head = place.head(after: line)
                now.marks.note(head)
                now.linesRead += 1
                portions?.take(line, head, &now)
            }
        } catch {
            (reading, settling) = (now, portions)
            throw try now.ledger?.sharpened(error) ?? error
        }
        (reading, settling) = (now, portions)
    }

    private func ledgerStart(after tree: LedgerTree) throws(StorageError) -> LedgerStart? {
        if let signer { return try LedgerStart(signer, disk: disk, after: tree) }
        let path = WorkspacePaths.ledgerCheckpoint
        if try disk.status(of: WorkspacePaths.ledger) == nil { return nil }
        throw StorageError(
            .ledgerLost, operation: "open", subject: path.description,
            cause: "there is a ledger and no key to sign for it", verdict: .stop)
    }
}
