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

    private let connection: ChildConnection
    private let bounds: ReplyBounds
    /// What it said when it was ready.
    let versions: ExaminerVersions
    /// The parts of its cell that it lacks.
    let gaps: [CellGap]

    /// How long a start may take: schemas are compiled in it.
    private static let startMilliseconds = 30_000

    /// Starts one that judges by the set of schemas in `rules`; returns once it is ready.
    init(program: Path, rules: Path, limits: IntakeLimits) throws {
        bounds = ReplyBounds(limits)
        do {
            connection = try ChildConnection(
                program,
                ["dengji-examiner", rules.description] + ExaminationLimits.arguments(limits),
                socketAt: [3])
        } catch {
            throw PipelineError.noExaminer(path: program.description, reason: "\(error)")
        }
        do {
            let reply = try ExaminerChild.reply(
                connection, by: WaitEnd(milliseconds: ExaminerChild.startMilliseconds), bounds)
            guard case .ready(let versions, let gaps) = reply else {
                throw ChildConnection.Silence.ended("its first message was not that it is ready")
            }
            self.versions = versions
            self.gaps = gaps.compactMap(CellGap.init)
        } catch {
            _ = try connection.awaitEnd()
            let end = try connection.stop()
            throw PipelineError.noExaminer(
                path: program.description,
                reason: "\(error); it ended: \(end.manner). " + connection.lastWords)
        }
    }

    /// Whether it has not ended. One that ended with nothing in hand says nothing about the next
    /// package: another is started in its place.
    var isAlive: Bool {
        get throws(SystemError) { try connection.process.endIfEnded() == nil }
    }

    /// Bounds its processor time by what the next question may take: only a child that this process
    /// cannot end in time comes to it. False where it has too little left for that.
    func allow(milliseconds: Int) throws(SystemError) -> Bool {
        try connection.allow(milliseconds: milliseconds)
    }

    /// Asks, with open files; throws `Failure` when no answer came in time, from the first byte of the
    /// question to the last of the answer, after which the child is of no use any more. `progress` is
    /// told how many bytes of a large package it says it has read.
    func ask(
        _ request: ExaminationRequest, descriptors: [Int32] = [], timeoutMilliseconds: Int,
        progress: (Int) -> Void = { _ in }
    ) throws(Failure) -> ExaminationReply {
        guard let message = ExaminationMessage.framed(request.encoded()) else {
            throw .died("a question longer than any may be")
        }
        let end = WaitEnd(milliseconds: timeoutMilliseconds)
        do throws(ChildConnection.Silence) {
            try connection.send(message, descriptors: descriptors, by: end)
            var readBytes = 0
            while true {
                let reply = try ExaminerChild.reply(connection, by: end, bounds)
                guard case .reading(let bytes) = reply else { return reply }
                // One that was taken over may say anything, but not for longer than any other: while bytes
                // wait, reading them takes no time that would be over.
                if end.isOver { throw ChildConnection.Silence.late }
                let (least, isBeyond) = readBytes.addingReportingOverflow(
                    ExaminationMessage.toldBytes)
                guard !isBeyond, bytes >= least else {
                    throw ChildConnection.Silence.ended("it says too often how much it has read")
                }
                readBytes = bytes
                progress(bytes)
            }
        } catch {
            switch error {
            case .late: throw .overran(milliseconds: timeoutMilliseconds)
            case .ended(let reason): throw .died(reason)
            }
        }
    }

    /// Ends it by force, and says how it ended and what it used.
    @discardableResult
    func stop() throws(SystemError) -> ChildEnd { try connection.stop() }

    /// Ends it after it gave no answer, and says what was the matter.
    func end(after failure: Failure, boundKiB: Int) throws(SystemError) -> ExaminerDeath {
        var hasEnded = false
        if case .died = failure { hasEnded = try connection.awaitEnd() }
        let end = try stop()
        let cause: ExaminerDeath.Cause =
            switch failure {
            case .overran(let milliseconds): .overran(milliseconds: milliseconds)
            case .died(let reason): hasEnded ? .init(end.manner) : .wrongAnswer(reason)
            }
        return ExaminerDeath(
            cause: cause, peakKiB: end.usage.maxResidentKiB, boundKiB: boundKiB,
            lastWords: connection.lastWords)
    }

    private static func reply(
        _ connection: ChildConnection, by end: WaitEnd, _ bounds: ReplyBounds
    ) throws(ChildConnection.Silence) -> ExaminationReply {
        let message = try connection.receive(
            by: end, prefixBytes: ExaminationMessage.prefixBytes,
            length: ExaminationMessage.length(ofPrefix:))
        do {
            return try ExaminationReply(decoding: message, within: bounds)
        } catch {
            throw .ended("\(error)")
        }
    }
}
