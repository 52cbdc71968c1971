internal import Registry
internal import Storage
internal import Synchronization
internal import System
internal import WorkingDays

/// Those who work on claims: jobs in, results out, and who has what in hand.
final class WorkerCrew: Sendable {
    private struct UnderWay: Sendable {
        /// By order.
        var jobs: [Int: Job] = [:]

        struct Job: Sendable {
            var folder: PartyID?
            var received: Int64
            var isApart: Bool
        }
    }

    private let state = Mutex(UnderWay())
    private let hands: any JobHands
    private let capacity: Int

    /// Jobs handed out per worker before the loop waits for results.
    private static let jobsPerWorker = 16
    /// Jobs of one folder on a file system of its own.
    private static let jobsPerApartFolder = 16

    /// A crew of `count`.
    init(of count: Int, _ hands: any JobHands) {
        precondition(count > 0)
        capacity = count * WorkerCrew.jobsPerWorker
        self.hands = hands
    }

    /// Ready when something is finished.
    var awaited: AwaitedDescriptor? { hands.awaited }

    /// Whether more jobs may be handed out. Those of folders that may not answer count for themselves, or
    /// they would keep room from the others.
    var hasRoom: Bool {
        state.withLock { $0.jobs.values.count { !$0.isApart } } < capacity
    }

    /// The folders on file systems of their own that have as many jobs as they may.
    var fullApartFolders: Set<PartyID?> {
        let counts: [PartyID?: Int] = state.withLock { state in
            state.jobs.values.reduce(into: [:]) { if $1.isApart { $0[$1.folder, default: 0] += 1 } }
        }
        return Set(counts.filter { $0.value >= WorkerCrew.jobsPerApartFolder }.keys)
    }

    /// Whether a job is not answered yet.
    var isBusy: Bool { isBusy(without: []) }

    /// The same, where nobody waits for what was given to the threads of these folders.
    func isBusy(without away: Set<PartyID?>) -> Bool {
        state.withLock { $0.jobs.values.contains { !$0.isApart || !away.contains($0.folder) } }
    }

    /// Whether the thread of a folder has a job that is not answered yet, but for these folders'.
    func isFetching(without away: Set<PartyID?>) -> Bool {
        state.withLock { $0.jobs.values.contains { $0.isApart && !away.contains($0.folder) } }
    }

    /// The earliest time of receipt among files that are being worked on, but for these folders'.
    func earliestUnderWay(without away: Set<PartyID?>) -> Int64? {
        state.withLock { state in
            state.jobs.values.filter { !$0.isApart || !away.contains($0.folder) }.map(\.received)
                .min()
        }
    }

    /// The lowest order among the jobs of each drop folder.
    var firstOrders: [PartyID?: Int] {
        state.withLock { state in
            state.jobs.reduce(into: [:]) { first, job in
                first[job.value.folder] = min(first[job.value.folder] ?? .max, job.key)
            }
        }
    }

    /// Hands out a job.
    func add(_ job: ClaimJob) {
        let entry = UnderWay.Job(
            folder: job.folder, received: job.received, isApart: job.isApart)
        state.withLock { $0.jobs[job.order] = entry }
        hands.add(job)
    }

    /// Takes what is finished. Never waits.
    func takeResults() -> [ClaimResult] {
        var taken: [ClaimResult] = []
        while let finished = hands.takeFinished() {
            state.withLock { $0.jobs[finished.order] = nil }
            taken.append(finished.result)
        }
        return taken
    }

    /// Lets each worker finish the file it has in hand; the others stay in the inbox.
    func refuseMore() { hands.refuseMore() }

    /// Ends the workers after their present job, and waits for them; false when a thread of a folder has
    /// not come back after so long.
    func stop(waitingMilliseconds: Int) -> Bool {
        refuseMore()
        return hands.stop(waitingMilliseconds: waitingMilliseconds)
    }
}

extension ClaimJob {
    /// The answer to a job that nobody began: a file stays where it is, a claim is found again at the
    /// next start.
    var untouched: ClaimResult {
        switch subject {
        case .file(let file): .released(file)
        case .claim(let claim):
            .unexamined(claim, from: nil, order: order, "left for the next start")
        case .fetched(let claim, let file):
            .unexamined(claim, from: file, order: order, "left for the next start")
        }
    }

    /// The drop folder.
    var folder: PartyID? {
        switch subject {
        case .file(let file): file.place.folder
        case .claim(let claim), .fetched(let claim, _): claim.folder
        }
    }

    /// The file's time of receipt, milliseconds since 1970.
    var received: Int64 { receipt.milliseconds }
}
