package import Registry
internal import System

// What is settled of the journal, and what is only in memory.

extension Store {
    /// Nothing is committed that rests on a question which could not be answered; the index is made anew
    /// from the journal, all in memory, and the same may be tried again.
    func refuseUnanswered() throws(StorageError) {
        guard let failure = index.settled?.failure else { return }
        foreseen = []
        try learnAnew()
        throw StorageError(
            .standingLost, operation: "look up", subject: WorkspacePaths.standing.description,
            cause: failure, verdict: .retryLater)
    }

    /// What is settled is of no use any more before the next start.
    func learnAnew() throws(StorageError) {
        settler?.giveUp(index.settled?.failure ?? "")
        var (index, marks) = (RegistryIndex(), JournalMarks())
        do {
            let head = try JournalReader(disk: disk).read(before: journal.head.lineCount) {
                line, place in
                index.take(line.entry)
                marks.note(place.head(after: line))
            }
            guard head == journal.head else {
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
