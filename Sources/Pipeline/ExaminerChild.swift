internal import Cell
internal import Examination
internal import Registry
internal import System

/// One `dengji-examiner`: started, asked one thing at a time, replaced when it dies or overruns.
///
/// Belongs to the thread that started it: the kernel ends the child with that thread.
final class ExaminerChild {
    /// Why a child gave no answer; never a verdict on a package.
    enum Failure: Error {
        /// Its connection ended, or it said something that is no answer.
        case died(String)
        /// It took longer than it may.
        case overran(milliseconds: Int)
    }

    private let process: ChildProcess
    private let socket: SharedDescriptor
    private let errors: SharedDescriptor
    /// What it said when it was ready.
    let versions: ExaminerVersions
    /// The parts of its cell that it lacks.
    let gaps: [CellGap]

    /// How long a start may take: schemas are compiled in it.
    private static let startMilliseconds = 30_000
    /// How long one whose connection ended has to end by itself, so that its own end is seen.
    private static let endMilliseconds = 1_000
    private static let maxLastWords = 400

    /// Starts one that judges by the set of schemas in `rules`; returns once it is ready.
    init(program: Path, rules: Path, limits: IntakeLimits) throws {
        let pair = try DescriptorPair.sockets(.stream)
        let errors = try DescriptorPair.pipe()
        // What does not fit any more is lost, and the child does not wait for a reader.
        try errors.second.setBlocking(false)
        try errors.first.setBlocking(false)
        // It reports a crash of its own by its signal; a child of a child could not be started.
        let launch = ChildLaunch(
            program,
            arguments: ["dengji-examiner", rules.description]
                + ExaminationLimits.arguments(limits),
            environment: ["SWIFT_BACKTRACE=enable=no"],
            descriptors: [errors.second.placed(at: 2), pair.second.placed(at: 3)])
        do {
            process = try ChildProcess(launch)
        } catch {
            throw PipelineError.noExaminer(path: program.description, reason: "\(error)")
        }
        socket = SharedDescriptor(pair.takeFirst())
        self.errors = SharedDescriptor(errors.takeFirst())
        do {
            let reply = try ExaminerChild.receive(socket, ExaminerChild.startMilliseconds)
            guard case .ready(let versions, let gaps) = reply else {
                throw Failure.died("its first message was not that it is ready")
            }
            self.versions = versions
            self.gaps = gaps.compactMap(CellGap.init)
        } catch {
            _ = try ExaminerChild.awaitEnd(of: process)
            try process.send(.kill)
            let end = try process.wait()
            throw PipelineError.noExaminer(
                path: program.description,
                reason: "\(error); it ended: \(end.manner). "
                    + ExaminerChild.lastWords(self.errors))
        }
    }

    /// Whether it has not ended. One that ended with nothing in hand says nothing about the next
    /// package: another is started in its place.
    var isAlive: Bool {
        get throws(SystemError) { try process.endIfEnded() == nil }
    }

    /// Asks, with open files; throws `Failure` when no answer came, after which the child is of no
    /// use any more.
    func ask(
        _ request: ExaminationRequest, descriptors: [Int32] = [], timeoutMilliseconds: Int
    ) throws(Failure) -> ExaminationReply {
        guard let message = ExaminationMessage.framed(request.encoded()) else {
            throw .died("a question longer than any may be")
        }
        do {
            // Only a child that this process cannot end in time comes to this bound.
            try process.limitProcessorTime(furtherSeconds: timeoutMilliseconds / 1000 + 1)
            try socket.descriptor.send(message, descriptors: descriptors)
            return try ExaminerChild.receive(socket, timeoutMilliseconds)
        } catch let failure as Failure {
            throw failure
        } catch let error as SystemError {
            throw error.isTimedOut
                ? .overran(milliseconds: timeoutMilliseconds) : .died("\(error)")
        } catch {
            throw .died("\(error)")
        }
    }

    /// Ends it by force, and says how it ended and what it used.
    @discardableResult
    func stop() throws(SystemError) -> ChildEnd {
        try process.send(.kill)
        return try process.wait()
    }

    /// Ends it after it gave no answer, and says what was the matter.
    func end(after failure: Failure, boundKiB: Int) throws(SystemError) -> ExaminerDeath {
        var hasEnded = false
        if case .died = failure { hasEnded = try ExaminerChild.awaitEnd(of: process) }
        let end = try stop()
        let cause: ExaminerDeath.Cause =
            switch failure {
            case .overran(let milliseconds): .overran(milliseconds: milliseconds)
            case .died(let reason): hasEnded ? .init(end.manner) : .wrongAnswer(reason)
            }
        return ExaminerDeath(
            cause: cause, peakKiB: end.usage.maxResidentKiB, boundKiB: boundKiB,
            lastWords: ExaminerChild.lastWords(errors))
    }

    /// Gives one whose connection ended the time to end by itself; whether it did.
    private static func awaitEnd(of process: ChildProcess) throws(SystemError) -> Bool {
        try process.endDescriptor().wait(
            for: .readable, timeoutMilliseconds: endMilliseconds)
    }

    /// The beginning of what it wrote on standard error, in one line of printable ASCII.
    private static func lastWords(_ errors: SharedDescriptor) -> String {
        do {
            let bytes = try errors.descriptor.read(upTo: maxLastWords)
            let shown = bytes.map { (0x20..<0x7F).contains($0) ? $0 : UInt8(ascii: " ") }
            return String(decoding: shown, as: UTF8.self)
        } catch {
            // It had nothing to say.
            return ""
        }
    }

    private static func receive(_ socket: SharedDescriptor, _ timeoutMilliseconds: Int) throws
        -> ExaminationReply
    {
        guard
            let prefix = try socket.descriptor.receiveExactly(
                ExaminationMessage.prefixBytes, timeoutMilliseconds: timeoutMilliseconds)
        else { throw Failure.died("the connection was closed") }
        guard let size = ExaminationMessage.length(ofPrefix: prefix.bytes) else {
            throw Failure.died("an answer longer than any may be")
        }
        guard
            let message = try socket.descriptor.receiveExactly(
                size, timeoutMilliseconds: timeoutMilliseconds)
        else { throw Failure.died("the connection was closed") }
        return try ExaminationReply(decoding: message.bytes)
    }
}
