internal import Registry

/// Settles, while the whole journal is read, the lines whose files are durable: in portions, so that
/// memory does not grow with the journal.
struct RecoverySettling {
    private let shelf: any SettledShelf
    /// Lines before that one are durable with all that follows from them.
    private let durableLines: Int
    private var trail = SettlingTrail()
    private var isBegun = false
    private var fault: SettledFault?

    /// Nothing is done to the shelf before the first portion is whole.
    init(on shelf: any SettledShelf, before durableLines: Int) {
        self.shelf = shelf
        self.durableLines = durableLines
    }

    /// The line was taken into the index of `reading`.
    mutating func take(
        _ line: JournalLine, _ head: JournalReader.Head, _ reading: inout Recovery.Reading
    ) {
        guard fault == nil, line.number < durableLines else { return }
        trail.take(line, head)
        guard trail.waitingLines >= SettlingTrail.portion else { return }
        // What rests on a question without an answer is not put there.
        if let failure = reading.index.settled?.failure {
            return fault = SettledFault("look up", failure, isDamaged: true)
        }
        do throws(SettledFault) {
            if !isBegun { try shelf.begin() }
            isBegun = true
            try trail.settle(&reading.index, on: shelf)
        } catch {
            // From here on all stays in memory; the store tries again once it is open.
            return fault = error
        }
        if let settled = reading.index.settled {
            reading.marks.rest(on: settled, before: trail.settledLines)
        }
    }

    /// The journal was read to its end and is the right one: what was on the shelf before is taken away.
    /// Gives whether the shelf is of use.
    mutating func end(_ report: inout RecoveryReport) -> Bool {
        let isOfUse = isBegun || remove()
        if let fault { report.standingFault = fault.cause }
        return isOfUse
    }

    /// The journal is not the right one, or questions were not answered: nothing of it stays on the shelf.
    mutating func discard() {
        if isBegun { _ = remove() }
    }

    private mutating func remove() -> Bool {
        do throws(SettledFault) {
            try shelf.remove()
            return true
        } catch {
            fault = fault ?? error
            return false
        }
    }
}
