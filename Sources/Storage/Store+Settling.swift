package import Registry
internal import System

// What is settled of the journal, and what is only in memory.

extension Store {
    /// Nothing more is committed where somebody changed what is settled: the lines since the start may rest
    /// on it.
    func refuseUnproved() throws(StorageError) {
        guard let fault = proof?.takeFault() else { return }
        settler?.giveUp(fault.cause)
        let count = journal.head.lineCount - startLines
        // A page that cannot be read now may have answered wrongly before, as an altered row does.
        guard fault.isAltered || count > 0 else { return }
        let lines =
            count == 0
            ? "no line came since" : "lines \(startLines) to \(startLines + count - 1) came since"
        throw StorageError(
            .standingAltered, operation: "prove", subject: WorkspacePaths.standing.description,
            cause: "\(fault.cause); \(lines)", verdict: .stop)
    }

    /// Why what is settled cannot be looked up any more, where the index rests on it.
    var unanswered: String? {
        guard let settled = index.settled else { return nil }
        return settled.failure ?? settler?.loss
    }

    /// Nothing is committed that rests on a question which could not be answered; the index is made anew
    /// from the journal, all in memory, and the same may be tried again.
    func refuseUnanswered() throws(StorageError) {
        guard let failure = unanswered else { return }
        foreseen = []
        try learnAnew()
        throw Self.lost(failure)
    }

    /// What is settled says what cannot be: it is not asked any more.
    func lost(_ cause: String) -> StorageError {
        settler?.giveUp(cause)
        return Self.lost(cause)
    }

    /// What is settled could not be looked up, or said what cannot be.
    package static func lost(_ cause: String) -> StorageError {
        StorageError(
            .standingLost, operation: "look up", subject: WorkspacePaths.standing.description,
            cause: cause, verdict: .retryLater)
    }

    /// What is settled is of no use any more before the next start.
    func learnAnew() throws(StorageError) {
        settler?.giveUp(unanswered ?? "")
        proof?.cancel()
        var (index, marks) = (RegistryIndex(), JournalMarks())
        do throws(StorageError) {
            let head = try JournalReader(disk: disk).read(before: journal.head.lineCount) {
                line, place in
                index.take(line.entry)
                marks.note(place.head(after: line))
            }
            // Torn bytes were cut off since, and a month without lines may have begun.
            guard head.lineCount == journal.head.lineCount, head.digest == journal.head.digest
            else {
                throw StorageError(
                    .journalDamaged, operation: "read", subject: WorkspacePaths.journal.description,
                    cause: "it does not end in the line that was written last", verdict: .stop)
            }
        } catch {
            throw error.with(.stop)
        }
        self.index = index
        journal.marks = marks
    }

    /// Lets what is settled by now go from memory.
    func rest() {
        guard let settled = settler?.settled, settled.lineCount > index.settledLines else { return }
        index.rest(on: index.settled ?? settled.index, before: settled.lineCount)
        if let reader = index.settled { journal.marks.rest(on: reader, before: settled.lineCount) }
    }

    /// Why lines cannot be settled, so that more and more of them is in memory; `nil` when they can.
    package var settlingFault: SettledFault? { settler?.fault }
}
