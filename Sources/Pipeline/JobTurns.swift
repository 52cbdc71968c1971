internal import Registry
internal import Synchronization
internal import System

/// Jobs that wait for a worker: within a drop folder first in, first out, the folders by turns, so that
/// a folder that filled the queue while it was alone keeps nobody waiting for all of it.
final class JobTurns: Sendable {
    private struct Waiting: Sendable {
        var jobs: [PartyID?: [ClaimJob]] = [:]
        /// Folders that have jobs, the one whose turn it is first.
        var turns: [PartyID?] = []
    }

    private let waiting = Mutex(Waiting())
    /// One for each job, to wait for.
    private let tokens = BlockingQueue<Void>()

    /// Adds a job; `false`, and it is not added, when the queue is closed.
    @discardableResult
    func push(_ job: ClaimJob) -> Bool {
        waiting.withLock { waiting in
            // In one step, so that there is a job for each token and no other.
            guard tokens.push(()) else { return false }
            if waiting.jobs[job.folder] == nil { waiting.turns.append(job.folder) }
            waiting.jobs[job.folder, default: []].append(job)
            return true
        }
    }

    /// Takes the next job, waiting for one; `nil` when the queue is closed and empty.
    func pop() -> ClaimJob? {
        guard tokens.pop() != nil else { return nil }
        return waiting.withLock { waiting in
            let folder = waiting.turns.removeFirst()
            guard var jobs = waiting.jobs[folder], !jobs.isEmpty else {
                preconditionFailure("a folder has a turn as long as it has jobs")
            }
            let job = jobs.removeFirst()
            if jobs.isEmpty {
                waiting.jobs[folder] = nil
            } else {
                waiting.jobs[folder] = jobs
                waiting.turns.append(folder)
            }
            return job
        }
    }

    /// Lets nothing more in; what is in it can still be taken.
    func close() { tokens.close() }
}
