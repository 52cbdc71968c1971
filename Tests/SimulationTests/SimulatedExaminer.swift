import Cell
import Digests
import Examination
import Packages
import Registry
import Synchronization
import System

@testable import Pipeline

/// The real examiner in this process. What it answered is remembered by question and bytes: an
/// examiner knows nothing else.
final class SimulatedExaminer: PackageExaminer {
    private let answers: ExaminedAnswers
    private let world: SimulatedWorld

    init(_ answers: ExaminedAnswers, _ world: SimulatedWorld) {
        self.answers = answers
        self.world = world
    }

    func ask(
        _ request: ExaminationRequest, descriptors: [Int32], timeoutMilliseconds: Int,
        progress: (Int) -> Void
    ) throws(ExaminerChild.Failure) -> ExaminationReply {
        answers.answer(request, descriptors.isEmpty ? [] : world.openedPackage)
    }

    var gaps: [CellGap] { [] }

    var isAlive: Bool { true }

    func allow(milliseconds: Int) -> Bool { true }

    func end(after failure: ExaminerChild.Failure, boundKiB: Int) throws(SystemError)
        -> ExaminerDeath
    {
        preconditionFailure("it never fails")
    }

    func end() throws(SystemError) -> Int { 0 }
}

/// One examiner and its answers, for all worlds of this process.
final class ExaminedAnswers: Sendable {
    private struct State: ~Copyable {
        var examiner: Examiner
        var known: [[UInt8]: ExaminationReply] = [:]

        mutating func answer(
            _ request: ExaminationRequest, _ bytes: [UInt8]
        ) -> ExaminationReply {
            let key = ExaminedAnswers.key(request, bytes)
            if let known = known[key] { return known }
            let reply: ExaminationReply =
                switch request {
                case .examine(_, let fileName, let profile):
                    .examination(
                        examiner.examine(
                            PackageSource(bytes), fileName: fileName, profile: profile))
                case .facts(let document, let profile, let observed):
                    .examination(
                        examiner.facts(
                            ofVerified: document, profile: profile, observed: observed))
                case .unpack: .failed("nobody unpacks here")
                }
            if known.count < 2_000 { known[key] = reply }
            return reply
        }
    }

    private let state: Mutex<State>

    init(_ rules: RuleFiles) throws {
        state = Mutex(State(examiner: try Examiner(rules: rules, compilesAll: false)))
    }

    func answer(_ request: ExaminationRequest, _ bytes: [UInt8]) -> ExaminationReply {
        state.withLock { $0.answer(request, bytes) }
    }

    private static func key(_ request: ExaminationRequest, _ bytes: [UInt8]) -> [UInt8] {
        var asked = request
        // The claim's id changes nothing.
        if case .examine(_, let name, let profile) = request {
            asked = .examine(claim: "", fileName: name, profile: profile)
        }
        return Array(SHA256.digest(of: asked.encoded() + bytes).bytes)
    }
}
