import System

@testable import Pipeline

/// Workers of a simulation: they do a job when they are let, whole, and in an order that the dice
/// choose among those who would have taken one by now.
final class SteppedHands: JobHands, @unchecked Sendable {
    // Safety: a world is used from one thread.
    private let world: SimulatedWorld
    private let workers: [ClaimWorker]
    private var jobs: [ClaimJob] = []
    private var finished: [FinishedJob] = []
    private var isRefusing = false
    /// Workers that have a job in hand.
    private var busy: Set<Int> = []

    init(_ world: SimulatedWorld, _ workers: [ClaimWorker]) {
        self.world = world
        self.workers = workers
    }

    /// Whether a job is not done yet.
    var hasWork: Bool { !jobs.isEmpty }

    /// Does one job.
    func workOnce() {
        let free = workers.indices.filter { !busy.contains($0) }
        if jobs.isEmpty || free.isEmpty { return }
        let worker = world.dice.pick(free)
        // Who took an earlier one may be slow to begin it.
        let job = jobs.remove(at: world.dice.number(0...(min(jobs.count, free.count) - 1)))
        busy.insert(worker)
        let result = isRefusing ? job.untouched : workers[worker].work(on: job)
        busy.remove(worker)
        finished.append(FinishedJob(order: job.order, result: result))
    }

    func add(_ job: ClaimJob) { jobs.append(job) }

    func takeFinished() -> FinishedJob? {
        if finished.isEmpty, !jobs.isEmpty, !world.dice.once(in: 3) { workOnce() }
        return finished.isEmpty ? nil : finished.removeFirst()
    }

    func refuseMore() { isRefusing = true }

    func stop(waitingMilliseconds: Int) -> Bool {
        while !jobs.isEmpty && busy.isEmpty { workOnce() }
        return true
    }

    var awaited: AwaitedDescriptor? { nil }
}
