internal import Examination
internal import Registry
internal import System

/// One `dengji-examiner`: started, asked one thing at a time, replaced when it dies or overruns.
///
/// Belongs to the thread that started it: the kernel ends the child with that thread.
final class ExaminerChild {
    /// Why a child gave no answer; never a verdict on a package.
    enum Failure: Error, CustomStringConvertible {
        /// It ended, or said something that is no answer.
        case died(String)
        /// It took longer than it may.
        case overran(milliseconds: Int)

        var description: String {
            switch self {
            case .died(let reason): "the examiner ended without an answer: \(reason)"
            case .overran(let milliseconds):
                "the examiner took longer than \(milliseconds) ms"
                    + " (\(IntakeLimit.examinationMilliseconds.rawValue))"
            }
        }
    }

    private let process: ChildProcess
    private let socket: SharedDescriptor
    /// What it said when it was ready.
    let versions: ExaminerVersions

    /// How long a start may take: schemas are compiled in it.
    private static let startMilliseconds = 30_000

    /// Starts one that judges by the set of schemas in `rules`; returns once it is ready.
    init(program: Path, rules: Path, limits: IntakeLimits) throws {
        let pair = try DescriptorPair.sockets(.stream)
        let launch = ChildLaunch(
            program,
            arguments: ["dengji-examiner", rules.description]
                + ExaminationLimits.arguments(limits), environment: [],
            descriptors: [pair.second.placed(at: 3)])
        do {
            process = try ChildProcess(launch)
        } catch {
            throw PipelineError.noExaminer(path: program.description, reason: "\(error)")
        }
        socket = SharedDescriptor(pair.takeFirst())
        do {
            let reply = try ExaminerChild.receive(socket, ExaminerChild.startMilliseconds)
            guard case .ready(let versions) = reply else {
                throw Failure.died("its first message was not that it is ready")
            }
            self.versions = versions
        } catch {
            try process.send(.kill)
            let end = try process.wait()
            throw PipelineError.noExaminer(
                path: program.description, reason: "\(error); it ended: \(end.manner)")
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

    /// Ends it, by force after its connection was closed, and says how it ended and what it used.
    @discardableResult
    func stop() throws(SystemError) -> ChildEnd {
        try process.send(.kill)
        return try process.wait()
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
