internal import Synchronization

/// A shelf in memory: for worlds without files, and for what the one in a file is held against.
package final class MemoryShelf: SettledShelf {
    private struct State {
        var settled = MemorySettled()
        /// As it was before each of the last portions.
        var earlier: [MemorySettled] = []
        var refusal: SettledFault?
        var alteration: SettledFault?
    }

    private let state = Mutex(State())

    /// Nothing settled.
    package init() {}

    /// Lets every later writing fail, or none any more.
    package func refuse(_ fault: SettledFault?) { state.withLock { $0.refusal = fault } }

    /// Loses the last portions, as a file may in a power cut whose log was not synced; as many as are
    /// remembered, at most.
    package func lose(portions count: Int) {
        state.withLock { state in
            for _ in 0..<count { state.settled = state.earlier.popLast() ?? state.settled }
        }
    }

    /// Portions that can be lost.
    private static let kept = 4

    /// Lets every later proof fail, or none any more.
    package func alter(_ fault: SettledFault?) { state.withLock { $0.alteration = fault } }

    /// Lets every later question to what lies there now fail.
    package func fail(_ cause: String) { state.withLock(\.settled).fail(cause) }

    package func open() throws(SettledFault) -> SettledState? {
        state.withLock(\.settled).opened
    }

    package func begin() throws(SettledFault) {
        let refusal = state.withLock { state in
            if state.refusal == nil { (state.settled, state.earlier) = (MemorySettled(), []) }
            return state.refusal
        }
        if let refusal { throw refusal }
    }

    package func close() {}

    package func remove() throws(SettledFault) {
        state.withLock { ($0.settled, $0.earlier) = (MemorySettled(), []) }
    }

    package func prove(while isWanted: () -> Bool) throws(SettledFault) { try prove() }

    package func prove() throws(SettledFault) {
        if let alteration = state.withLock(\.alteration) { throw alteration }
    }

    package func put(
        _ changes: SettledChanges, at head: SettledHead, marks: [JournalMark]
    ) throws(SettledFault) {
        let (settled, refusal) = state.withLock { state in
            if state.refusal == nil {
                state.earlier.append(state.settled.copy)
                if state.earlier.count > Self.kept { state.earlier.removeFirst() }
            }
            return (state.settled, state.refusal)
        }
        if let refusal { throw refusal }
        settled.put(changes, at: head, marks: marks)
    }
}
