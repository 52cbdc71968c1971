internal import Registry
internal import Synchronization

/// Settles lines whose files are durable: reads them back from the journal into an index of its own, and
/// puts what they changed on the shelf, a portion at a time.
///
/// Used by one thread at a time, the one of the checkpoints or the committing one. The committing thread
/// hears by `settled` how far it has come. Whatever fails leaves the shelf as it was, is kept in `fault`,
/// and is tried again once further lines are durable; what is damaged is taken away for the next start
/// to make it anew.
final class Settler: Sendable {
    /// How far lines are settled.
    struct Settled: Sendable {
        var index: any SettledIndex
        /// Lines.
        var lineCount: Int
    }

    /// Lines that are worth settling while the registry is at work.
    static let dueLines = 512
    /// The same when nothing else is to be done.
    static let idleLines = 64
    /// Lines that are settled at once, so that no checkpoint waits for long.
    private static let portion = 2_000

    private struct Work: Sendable {
        var trail: SettlingTrail
        var index: RegistryIndex
    }

    private struct State {
        var work: Work?
        /// Lines that were durable when it failed last.
        var failedAt = 0
        var isGivenUp = false
    }

    private let disk: any Disk
    private let shelf: any SettledShelf
    private let state = Mutex(State())
    private let progress = Mutex<(settled: Settled?, fault: SettledFault?)>((nil, nil))

    init(_ shelf: any SettledShelf, disk: any Disk) {
        self.shelf = shelf
        self.disk = disk
    }

    /// How far it has come; `nil` before it settled anything.
    var settled: Settled? { progress.withLock(\.settled) }

    /// What it met last; `nil` once it succeeded again.
    var fault: SettledFault? { progress.withLock(\.fault) }

    /// Why what lies on the shelf is of no use any more; `nil` as long as it is.
    var loss: String? { fault.flatMap { $0.isDamaged ? $0.cause : nil } }

    /// Settles a portion of the lines before `end`, which are durable with all that follows from them,
    /// where there are `atLeast` so many; gives whether as many are left.
    func settle(before end: Int, atLeast least: Int) -> Bool {
        state.withLock { state in
            if state.isGivenUp { return false }
            if let fault, fault.isDamaged || end < state.failedAt + least { return false }
            do throws(SettledFault) {
                let rest = try advance(&state, before: end, least)
                progress.withLock { $0.fault = nil }
                return rest
            } catch {
                state.failedAt = end
                fail(error, &state)
                return false
            }
        }
    }

    /// What is on the shelf cannot be read: it is taken away for the next start to make it anew.
    func giveUp(_ cause: String) {
        state.withLock { state in
            state.work = nil
            progress.withLock { $0.settled = nil }
            fail(SettledFault("read", cause, isDamaged: true), &state)
        }
    }

    private func advance(
        _ state: inout State, before end: Int, _ least: Int
    ) throws(SettledFault) -> Bool {
        var work: Work
        if let known = state.work { work = known } else { work = try start() }
        // What fails leaves it half done: the next try begins with what is on the shelf.
        state.work = nil
        let begin = work.trail.head.lineCount
        if end - begin >= max(1, least) {
            try take(min(end, begin + Self.portion), into: &work)
            try work.trail.settle(&work.index, on: shelf)
        }
        state.work = work
        if let index = work.index.settled {
            let lineCount = work.trail.settledLines
            progress.withLock { $0.settled = Settled(index: index, lineCount: lineCount) }
        }
        return end - work.trail.settledLines >= max(1, least)
    }

    private func start() throws(SettledFault) -> Work {
        guard let state = try shelf.open() else {
            try shelf.begin()
            return Work(trail: SettlingTrail(), index: RegistryIndex())
        }
        guard let trail = SettlingTrail(after: state),
            let index = RegistryIndex(after: state.index, state.base)
        else { throw SettledFault("open", "it is not of the form", isDamaged: true) }
        return Work(trail: trail, index: index)
    }

    private func take(_ end: Int, into work: inout Work) throws(SettledFault) {
        var (trail, index) = (work.trail, work.index)
        do {
            _ = try JournalReader(disk: disk).read(after: trail.head, before: end) { line, place in
                index.take(line.entry)
                trail.take(line, place.head(after: line))
            }
        } catch {
            throw SettledFault("read the journal", error.description, isDamaged: false)
        }
        if let failure = index.settled?.failure {
            throw SettledFault("read", failure, isDamaged: true)
        }
        guard trail.head.lineCount == end else {
            throw SettledFault(
                "read the journal", "it has \(trail.head.lineCount) lines, not \(end)",
                isDamaged: false)
        }
        work = Work(trail: trail, index: index)
    }

    /// What is damaged is not written to again: those who read it go on with it as it is.
    private func fail(_ fault: SettledFault, _ state: inout State) {
        progress.withLock { $0.fault = fault }
        guard fault.isDamaged else { return }
        state.isGivenUp = true
        do throws(SettledFault) {
            try shelf.remove()
        } catch {
            // The next start finds it damaged, and takes it away.
        }
    }
}
