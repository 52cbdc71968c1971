internal import Cell
internal import Synchronization
internal import System

/// What children said of their cells, from the threads that start them to the loop.
package final class CellWatch: Sendable {
    private struct State {
        var known: Set<CellPart> = []
        var fresh: [CellGap] = []
    }

    private let state = Mutex(State())

    /// A watch that knows of nothing yet.
    package init() {}

    /// Takes what the kernel lacks, before a child was started.
    func noteKernel() { note(Cell.gaps()) }

    /// Takes what a child said. Throws where the whole cell is required and a part is missing.
    func note(_ gaps: [CellGap], of program: Path, isWholeRequired: Bool)
        throws(PipelineError)
    {
        note(gaps)
        guard isWholeRequired, !gaps.isEmpty else { return }
        let lacking = gaps.map(\.description).joined(separator: "; ")
        throw .cellIncomplete(path: program.description, lacking: lacking)
    }

    private func note(_ gaps: [CellGap]) {
        state.withLock { state in
            for gap in gaps where state.known.insert(gap.part).inserted { state.fresh.append(gap) }
        }
    }

    /// What was not told yet, each a part's code and the reason; each part is told once.
    func takeFresh() -> [String] {
        state.withLock { state in
            defer { state.fresh = [] }
            return state.fresh.map(\.description)
        }
    }
}
