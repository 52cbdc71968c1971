internal import Synchronization
internal import System

/// A thread that looks into one folder, so that nobody else waits for a share that does not answer.
///
/// It has one question in hand at a time. Who asks waits as long as it has patience, once: while answers
/// come late nobody waits, and what came late is there for who asks the same again.
final class Scout: Sendable {
    /// A look at a whole folder.
    struct Look: Sendable {
        /// When it began, milliseconds of a steady clock.
        var begun: Int64
        /// What it showed.
        var seen: Result<SeenNames, SystemError>
    }

    private struct State {
        /// When the question in hand was asked.
        var busySince: Int64?
        /// A look that nobody has taken yet.
        var look: Look?
        /// An answer that came too late for who asked, by its question, and when it came.
        var lateAnswer: (question: String, answer: any Sendable, at: Int64)?
        /// Whether the last answer did not come in time.
        var wasLate = false
        /// How long was waited for answers that did not come.
        var waitedMilliseconds: Int64 = 0
    }

    private let questions = BlockingQueue<@Sendable () -> Void>()
    private let state = Mutex(State())
    private let bell: Bell
    private let thread: WorkerThread

    init(_ name: String) throws(SystemError) {
        bell = try Bell()
        let questions = questions
        thread = try WorkerThread("look-\(name)") {
            while let question = questions.pop() { question() }
        }
    }

    // The thread ends after the question in hand, whenever that is.
    deinit { questions.close() }

    /// After so long a late answer says too little of what is there now.
    private static let keptMilliseconds: Int64 = 10_000

    private static var now: Int64 { Int64(SystemClock.monotonicNanoseconds() / 1_000_000) }

    /// For how long it has not answered what it was asked; 0 when it has nothing in hand.
    var silenceMilliseconds: Int64 { state.withLock { $0.busySince.map { Scout.now - $0 } ?? 0 } }

    /// How long it was waited for in vain so far.
    var waitedMilliseconds: Int64 { state.withLock { $0.waitedMilliseconds } }

    /// The answer to a question; `nil` when it does not come in time, and when an earlier question is
    /// not answered yet. One that came late is given to who asks again by the same name; without a name
    /// it is lost.
    func ask<Answer: Sendable>(
        _ question: String?, patience milliseconds: Int, _ body: @escaping @Sendable () -> Answer
    ) -> Answer? {
        if let question, let answer: Answer = takeLate(question) { return answer }
        let begun = Scout.now
        let patience = state.withLock { state -> Int64? in
            if state.busySince != nil { return nil }
            state.busySince = begun
            return state.wasLate ? 0 : Int64(milliseconds)
        }
        guard let patience else { return nil }
        let answered = Answered<Answer>()
        let bell = bell
        questions.push { [weak self] in
            let answer = body()
            self?.state.withLock { state in
                state.busySince = nil
                if !answered.give(answer), let question {
                    state.lateAnswer = (question, answer, Scout.now)
                }
            }
            bell.ring()
        }
        while true {
            if let answer = answered.answer { return answer }
            let rest = begun + patience - Scout.now
            if rest <= 0 { break }
            bell.wait(milliseconds: Int(rest))
        }
        if let answer = answered.giveUp() { return answer }
        state.withLock { state in
            state.wasLate = true
            state.waitedMilliseconds += Scout.now - begun
        }
        return nil
    }

    private func takeLate<Answer>(_ question: String) -> Answer? {
        state.withLock { state in
            guard let late = state.lateAnswer, late.question == question else { return nil }
            state.lateAnswer = nil
            return Scout.now - late.at <= Scout.keptMilliseconds ? late.answer as? Answer : nil
        }
    }

    /// A look at the whole folder: one just made, or one that was asked for earlier and came late;
    /// `nil` where there is neither.
    func look(
        patience milliseconds: Int, _ body: @escaping @Sendable () -> Result<SeenNames, SystemError>
    ) -> Look? {
        _ = ask(nil, patience: milliseconds) { [weak self] in
            let begun = Scout.now
            let look = Look(begun: begun, seen: body())
            let isLate = Scout.now - begun > Int64(milliseconds)
            self?.state.withLock {
                $0.look = look
                $0.wasLate = isLate
            }
        }
        return state.withLock { state in
            defer { state.look = nil }
            return state.look
        }
    }
}

/// The names of a folder and what each stands for.
struct SeenNames: SeenFolder, Sendable {
    private let statuses: [Path: Result<FileStatus, SystemError>]

    /// Asks a folder for all its names, or for these alone.
    init(_ folder: any SeenFolder, only names: [Path]?) throws(SystemError) {
        var statuses: [Path: Result<FileStatus, SystemError>] = [:]
        let asked: [Path]
        if let names { asked = names } else { asked = try folder.names() }
        for name in asked {
            do {
                statuses[name] = .success(try folder.status(of: name))
            } catch {
                statuses[name] = .failure(error)
            }
        }
        self.statuses = statuses
    }

    func names() throws(SystemError) -> [Path] { statuses.keys.map(\.self) }

    func status(of name: Path) throws(SystemError) -> FileStatus {
        guard let found = statuses[name] else {
            throw SystemError(call: "look", code: ErrorCode.missing, subject: name.description)
        }
        return try found.get()
    }
}

/// An answer that another thread gives, while somebody waits for it.
private final class Answered<Answer: Sendable>: Sendable {
    private struct State {
        var answer: Answer?
        var isGivenUp = false
    }

    private let state = Mutex(State())

    var answer: Answer? { state.withLock { $0.answer } }

    /// Whether somebody waits for it still.
    func give(_ answer: Answer) -> Bool {
        state.withLock { state in
            state.answer = answer
            return !state.isGivenUp
        }
    }

    /// Nobody waits any more, if it is not there already.
    func giveUp() -> Answer? {
        state.withLock { state in
            state.isGivenUp = true
            return state.answer
        }
    }
}
