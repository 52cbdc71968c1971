internal import Cell
internal import Examination
internal import System

/// What answers a worker's questions about packages: a child process, or in a simulation the same
/// examiner in this one.
protocol PackageExaminer: AnyObject {
    /// The parts of its cell that it lacks.
    var gaps: [CellGap] { get }
    /// Whether it has not ended.
    var isAlive: Bool { get throws(SystemError) }
    /// Lets it use the processor for so long from now on; false where it has less left.
    func allow(milliseconds: Int) throws(SystemError) -> Bool
    /// Asks, with open files; after a failure it is of no use any more. `progress` is told how many bytes
    /// of a large package it has read.
    func ask(
        _ request: ExaminationRequest, descriptors: [Int32], timeoutMilliseconds: Int,
        progress: (Int) -> Void
    ) throws(ExaminerChild.Failure) -> ExaminationReply
    /// Ends it after it gave no answer, and says what was the matter.
    func end(after failure: ExaminerChild.Failure, boundKiB: Int) throws(SystemError)
        -> ExaminerDeath
    /// Ends it; gives the most memory that it used, KiB.
    func end() throws(SystemError) -> Int
}

extension ExaminerChild: PackageExaminer {
    func end() throws(SystemError) -> Int { try stop().usage.maxResidentKiB }
}
