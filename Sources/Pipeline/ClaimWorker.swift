internal import Examination
internal import Registry
internal import Storage
internal import System
internal import Verification
internal import WorkingDays

/// What a worker is asked to do with a file that is ready.
struct ClaimJob: Sendable {
    /// The file as the loop saw it, or a claim that an earlier run left behind.
    enum Subject: Sendable {
        case file(InboxFile)
        case claim(Claim)
        /// A file that was just claimed by the thread of its folder.
        case fetched(Claim, from: InboxFile)
    }

    /// What to work on.
    var subject: Subject
    /// Its place among all jobs; within one drop folder the order of receipt.
    var order: Int
    /// The profile by which to examine, `nil` when none covers the day.
    var profile: String?
    /// The time of receipt, by the look that found the file.
    var receipt: Instant
    /// Whether the file lies on a file system of its own: its folder has a thread that claims.
    var isApart = false
}

/// What became of a job.
enum ClaimResult: Sendable {
    /// Claimed and examined; `from` is the file, `nil` for a claim of an earlier run.
    case examined(ExaminedClaim, from: InboxFile?)
    /// The file is gone or changed while it was copied; it is looked at anew.
    case released(InboxFile)
    /// This one file cannot be taken, for instance because it may not be read; others can.
    case parked(InboxFile, String)
    /// The same of a folder that holds more than it may.
    case tooLarge(InboxFile, String)
    /// The machine would not; nothing was claimed, and nothing else can be now.
    case refused(InboxFile, order: Int, StorageError)
    /// The claim was made, but nothing could examine it; it is tried again.
    case unexamined(Claim, from: InboxFile?, order: Int, String)
    /// What is durable is not known any more: the process must end.
    case fatal(StorageError)
}

/// One thread that claims files and has them examined, with examiners of its own: one for what anybody may
/// have sent, and one that reads verified bytes alone, started with the first of them.
final class ClaimWorker {
    private let claims: Claims
    private var signatures: SignatureDesk
    private let clock: any Clock
    private let examiner: ExaminerKeeper
    /// Its examiner never sees what nobody vouches for, which may have taken the other one over.
    private let verifiedExaminer: ExaminerKeeper
    private let random: @Sendable (Int) -> [UInt8]
    private let timer: StepTimer
    private let progress: WorkProgress
    /// Opens a claim's package.
    private let open: @Sendable (Path) throws(SystemError) -> FileDescriptor
    /// What an examiner wrote that ended at the present claim.
    private var lastWords = ""

    init(
        claims: Claims, signatures: SignatureDesk, clock: any Clock, examiner: ExaminerKeeper,
        open: @escaping @Sendable (Path) throws(SystemError) -> FileDescriptor,
        random: @escaping @Sendable (Int) -> [UInt8], timer: StepTimer, progress: WorkProgress
    ) {
        self.claims = claims
        self.signatures = signatures
        self.clock = clock
        self.examiner = examiner
        verifiedExaminer = examiner.another()
        self.open = open
        self.random = random
        self.timer = timer
        self.progress = progress
    }

    /// Parties changed: signatures are judged by these from now on.
    func judge(by signatures: SignatureDesk) { self.signatures = signatures }

    /// Ends the examiners.
    func close() throws(SystemError) {
        for keeper in [examiner, verifiedExaminer] {
            try keeper.close()
            if let peak = keeper.peakKiB { timer.note(examinerPeakKiB: peak) }
        }
    }

    /// Claims and examines.
    func work(on job: ClaimJob) -> ClaimResult {
        switch job.subject {
        case .claim(let claim): return examined(claim, nil, job)
        case .fetched(let claim, let file): return examined(claim, file, job)
        case .file(let file):
            switch claimed(file, job) {
            case .claimed(let claim): return examined(claim, file, job)
            case .answered(let result): return result
            }
        }
    }

    /// A claim that somebody has to examine, or what became of the file instead.
    enum Claimed {
        case claimed(Claim)
        case answered(ClaimResult)
    }

    /// Claims a job's file; no examiner is started for it.
    func claimed(_ file: InboxFile, _ job: ClaimJob) -> Claimed {
        do {
            let claim = try timer.time(.claim) { () throws(StorageError) in
                try self.claim(file, job.receipt)
            }
            return claim.map(Claimed.claimed) ?? .answered(.released(file))
        } catch {
            return switch error.verdict {
            case .stop: .answered(.fatal(error))
            case .retryLater: .answered(.refused(file, order: job.order, error))
            case .park where error.code == .claimTooLarge: .answered(.tooLarge(file, "\(error)"))
            case .park: .answered(.parked(file, "\(error)"))
            }
        }
    }

    private func examined(_ claim: Claim, _ file: InboxFile?, _ job: ClaimJob) -> ClaimResult {
        do {
            var examined = try examine(claim, job.profile)
            examined.order = job.order
            return .examined(examined, from: file)
        } catch {
            return .unexamined(claim, from: file, order: job.order, "\(error)")
        }
    }

    /// Claims a file; `nil` when it changed or went meanwhile.
    private func claim(
        _ file: InboxFile, _ receipt: Instant
    ) throws(StorageError) -> Claim? {
        let id = identifier()
        do {
            if file.isDirectory {
                return try claims.claim(
                    folder: Path(bytes: file.place.name), in: file.place.folder,
                    limits: file.folderLimits, id: id, receivedAt: receipt)
            }
            let name = Path(bytes: file.place.name)
            defer { progress.noteClaimed(id, name, sizeBytes: file.sizeBytes) }
            return try claims.claim(
                name, in: file.place.folder,
                markers: file.markers.map { Path(bytes: $0.name) },
                seen: SeenFile(
                    sizeBytes: file.sizeBytes,
                    changedMilliseconds: file.changed.milliseconds), id: id,
                receivedAt: receipt)
        } catch {
            guard error.code == .claimChanged || error.code == .claimNotFile else { throw error }
            return nil
        }
    }

    /// Time and randomness, so that claims sort by age and never meet.
    private func identifier() -> String {
        let hex = random(6).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return "\(clock.now().milliseconds)-\(hex.joined())"
    }

    // MARK: Examination

    private func examine(_ claim: Claim, _ profile: String?) throws -> ExaminedClaim {
        lastWords = ""
        var examined = try judged(claim, profile)
        examined.lastWords = lastWords
        if !claim.controls.isEmpty, !claim.isFolder {
            examined.controlFindings = try ControlCheck(
                claim: claim,
                open: { [open] () throws(SystemError) in try open(claim.package) },
                packageID: examined.examination.identity.packageID
            ).findings()
        }
        return examined
    }

    private func judged(_ claim: Claim, _ profile: String?) throws -> ExaminedClaim {
        if claim.isFolder {
            let finding = SystemFindings.folderDropped(claim.name.bytes.text)
            return ExaminedClaim(
                claim: claim, head: [],
                examination: Examination(verdict: .invalid, findings: [finding]), signer: nil)
        }
        return try judged(claim, try open(claim.package), profile)
    }

    /// The same for a claim whose bytes lie elsewhere by now.
    func judged(_ claim: Claim, _ package: borrowing FileDescriptor, _ profile: String?) throws
        -> ExaminedClaim
    {
        let head = try package.read(min(64, claim.sizeBytes), at: 0)
        let number = package.number
        let first = try timer.time(.examine) {
            try progress.examining(claim) { read in
                try examination(
                    .examine(claim: claim.id, fileName: claim.name.bytes.text, profile: profile),
                    [number], sizeBytes: claim.sizeBytes, examiner, progress: read)
            }
        }
        guard let parts = first.signature else {
            return ExaminedClaim(claim: claim, head: head, examination: first, signer: nil)
        }
        let (second, signer) = try timer.time(.signature) {
            try judge(parts, of: first, claim, profile)
        }
        return ExaminedClaim(claim: claim, head: head, examination: second, signer: signer)
    }

    /// The signature decides which bytes count: they are read anew by an examiner that gets nothing else,
    /// and what the first one said about the document is dropped.
    private func judge(
        _ parts: SignatureParts, of first: Examination, _ claim: Claim, _ profile: String?
    ) throws -> (Examination, ExaminedClaim.Signer?) {
        switch signatures.verify(parts, claimed: first.identity.party, at: claim.receivedAt) {
        case .failure(let refusal):
            return (first.refused(SignatureDesk.finding(refusal)), nil)
        case .success(let verified):
            var second = try examination(
                .facts(
                    document: verified.document, profile: profile, observed: first.attachments),
                [], sizeBytes: verified.document.count, verifiedExaminer)
            if case .engineFailure = second.verdict { return (second, nil) }
            second.take(packageFindings: first)
            second.take(placesOf: first)
            return (second, verified.signer)
        }
    }

    /// An examiner's answer; where it gave none, the examination that says so.
    private func examination(
        _ request: ExaminationRequest, _ descriptors: [Int32], sizeBytes: Int,
        _ keeper: ExaminerKeeper, progress: (Int) -> Void = { _ in }
    ) throws -> Examination {
        switch try keeper.ask(request, descriptors, sizeBytes: sizeBytes, progress: progress) {
        case .success(.examination(let examination)): return examination
        case .success(.failed(let reason)): return .failed(reason)
        case .success: return .failed("the examiner answered something else")
        case .failure(let death):
            lastWords = death.lastWords
            return .failed("\(death)")
        }
    }
}

extension Examination {
    /// The program could not judge.
    static func failed(_ reason: String) -> Examination {
        Examination(verdict: .engineFailure(reason), findings: [])
    }

    /// The same with a finding that returns the package.
    func refused(_ finding: Finding) -> Examination {
        var refused = self
        refused.verdict = .invalid
        refused.facts = nil
        refused.findings.append(finding)
        return refused
    }

    /// Adds what an earlier reading found in the package around the document. What it said of the
    /// document itself is left out: it may have read other bytes.
    mutating func take(packageFindings first: Examination) {
        let added = first.findings.filter { $0.rule.hasPrefix("ZIP-") && !findings.contains($0) }
        findings += added
        attachments = first.attachments
        if added.contains(where: { $0.severity == .error }) {
            verdict = .invalid
            facts = nil
        }
    }
}
