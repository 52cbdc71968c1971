internal import Cell
internal import Synchronization
internal import System

/// What children said of their cells, from the threads that start them to the loop.
package final class CellWatch: Sendable {
    private struct State {
        var known: Set<String> = []
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
            for gap in gaps where state.known.insert(CellWatch.subject(of: gap)).inserted {
                state.fresh.append(gap)
            }
        }
    }

    /// What a gap is about: kernel and children give other reasons for the same part, but each bound is a
    /// lack of its own.
    private static func subject(of gap: CellGap) -> String {
        gap.part == .limits ? gap.description : gap.part.rawValue
    }

    /// What was not told yet, each a part's code and the reason; each part and each bound is told once.
    func takeFresh() -> [String] {
        state.withLock { state in
            defer { state.fresh = [] }
            return state.fresh.map(\.description)
        }
    }
}
