import Cell
import Examination
import Registry
import Synchronization
import System
import Testing

@testable import Pipeline

/// Examiners in this process, counted.
private final class CountedStarts: Sendable {
    let count = Mutex(0)

    func keeper(spentAfter questions: Int) -> ExaminerKeeper {
        ExaminerKeeper(
            rules: "/nowhere", limits: IntakeLimits(), isWholeRequired: false,
            program: "/nowhere", watch: CellWatch()
        ) { [self] _, _, _ in
            let number = count.withLock { count in
                count += 1
                return count
            }
            return Examiner(number: number, questions: questions)
        }
    }

    /// One whose processor time lasts for so many questions.
    private final class Examiner: PackageExaminer {
        private let number: Int
        private var left: Int
        var gaps: [CellGap] { [] }
        var isAlive: Bool { true }

        init(number: Int, questions: Int) {
            self.number = number
            left = questions
        }

        func allow(milliseconds: Int) -> Bool {
            left -= 1
            return left >= 0
        }

        func ask(
            _ request: ExaminationRequest, descriptors: [Int32], timeoutMilliseconds: Int,
            progress: (Int) -> Void
        ) throws(ExaminerChild.Failure) -> ExaminationReply { .failed("\(number)") }

        func end(after failure: ExaminerChild.Failure, boundKiB: Int) -> ExaminerDeath {
            preconditionFailure("it never fails")
        }

        func end() -> Int { 10 * number }
    }
}

@Suite("Examiners at hand")
struct KeeperTests {
    private func answer(_ keeper: ExaminerKeeper) throws -> String {
        switch try keeper.ask(.unpack(claim: "1", paths: ["a"]), [], sizeBytes: 1) {
        case .success(.failed(let number)): number
        default: "another answer"
        }
    }

    @Test("one that has used up its processor time is replaced before it is asked")
    func spent() throws {
        let starts = CountedStarts()
        let keeper = starts.keeper(spentAfter: 2)
        let answers = try (1...5).map { _ in try answer(keeper) }
        #expect(answers == ["1", "1", "2", "2", "3"])
        #expect(keeper.peakKiB == 20)
        // One that the machine gives no more than too little is asked all the same.
        let poor = starts.keeper(spentAfter: 0)
        #expect(try answer(poor) == "5")
    }

    @Test("another keeper's examiners are others, started when they are asked")
    func another() throws {
        let starts = CountedStarts()
        let keeper = starts.keeper(spentAfter: 100)
        let other = keeper.another()
        #expect(try answer(keeper) == "1")
        #expect(starts.count.withLock { $0 } == 1)
        #expect(try answer(other) == "2")
        #expect(try answer(keeper) == "1")
    }

    @Test("each part of a cell that is missing is told once, and each bound by itself")
    func gaps() throws {
        let watch = CellWatch()
        let told = [
            CellGap(.calls, "kernel"), CellGap(.limits, "setrlimit RLIMIT_AS: no"),
            CellGap(.limits, "setrlimit RLIMIT_NPROC: no"),
        ]
        for gaps in [told, [CellGap(.calls, "child")] + told] {
            try watch.note(gaps, of: "/p", isWholeRequired: false)
        }
        #expect(watch.takeFresh() == told.map(\.description))
    }
}
