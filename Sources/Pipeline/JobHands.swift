internal import System

/// Who works on a crew's jobs: threads, or in a simulation the one thread there is.
protocol JobHands: Sendable {
    /// Hands out a job.
    func add(_ job: ClaimJob)
    /// Takes a job that is finished. Never waits.
    func takeFinished() -> FinishedJob?
    /// Lets each finish the job in hand; the others are answered as untouched.
    func refuseMore()
    /// Ends them after their present job, and waits for them; false when one that waits for a file system
    /// of a folder's own has not come back after so long.
    func stop(waitingMilliseconds: Int) -> Bool
    /// Ready when something is finished; `nil` where nobody waits for it.
    var awaited: AwaitedDescriptor? { get }
}

/// A job's answer.
struct FinishedJob: Sendable {
    /// The job's place among all.
    var order: Int
    /// What became of it.
    var result: ClaimResult
}
