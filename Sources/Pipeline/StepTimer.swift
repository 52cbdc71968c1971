internal import Synchronization
internal import System

/// Adds up how long each step of the way takes, over all threads.
package final class StepTimer: Sendable {
    /// A step of a package's way.
    package enum Step: String, Sendable, CaseIterable {
        /// Copying, hashing and syncing a dropped file.
        case claim
        /// Waiting for the examiner's answer.
        case examine
        /// Verifying the sender's signature, and the second reading it brings.
        case signature
        /// Rendering and signing papers.
        case papers
        /// Deciding and putting lines together, without the papers.
        case docket
        /// Redo file, journal and apply.
        case commit
        /// Pages and todo folders.
        case views
    }

    /// What was measured.
    package struct Measurement: Hashable, Sendable {
        /// Nanoseconds by step, added up over threads.
        package var nanoseconds: [Step: UInt64] = [:]
        /// How often each step was taken.
        package var counts: [Step: Int] = [:]
        /// How long single commits took.
        package var commits = DurationCounts()
        /// From the start of the loop to the last commit, nanoseconds.
        package var elapsedNanoseconds: UInt64 = 0
        /// Lines committed.
        package var lines = 0
        /// Peak memory of each examiner that ended, KiB.
        package var examinerPeaksKiB: [Int] = []
        /// Peak memory of this process, KiB.
        package var peakKiB = 0
    }

    private let state = Mutex(Measurement())

    /// A timer at zero.
    package init() {}

    /// What was measured so far.
    package var measurement: Measurement { state.withLock { $0 } }

    /// Runs a step.
    func time<Result, Failure: Error>(_ step: Step, _ body: () throws(Failure) -> Result)
        throws(Failure) -> Result
    {
        let start = System.SystemClock.monotonicNanoseconds()
        defer { add(step, System.SystemClock.monotonicNanoseconds() - start) }
        return try body()
    }

    /// Adds the time of a step measured elsewhere.
    func add(_ step: Step, _ nanoseconds: UInt64, count: Int = 1) {
        state.withLock { state in
            state.nanoseconds[step, default: 0] += nanoseconds
            state.counts[step, default: 0] += count
            if step == .commit { state.commits.add(nanoseconds) }
        }
    }

    /// Notes that lines were committed, `elapsed` nanoseconds after the loop began.
    func note(lines: Int, elapsed: UInt64) {
        state.withLock { state in
            state.lines += lines
            state.elapsedNanoseconds = elapsed
        }
    }

    /// Notes what an examiner used at most.
    func note(examinerPeakKiB: Int) {
        state.withLock { $0.examinerPeaksKiB.append(examinerPeakKiB) }
    }

    /// Notes what this process used at most.
    func note(peakKiB: Int) { state.withLock { $0.peakKiB = peakKiB } }
}
