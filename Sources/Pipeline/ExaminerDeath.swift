internal import System

/// How an examiner failed at one package: what a quarantine report and the log say of it.
struct ExaminerDeath: Error, CustomStringConvertible {
    /// What was seen from outside.
    enum Cause: Equatable {
        /// It took longer than it may and was ended.
        case overran(milliseconds: Int)
        /// A signal ended it.
        case killed(by: Signal)
        /// It ended by itself.
        case exited(code: Int)
        /// It lived and said something that is no answer; it was ended.
        case wrongAnswer(String)

        /// It ended by itself.
        init(_ manner: ChildEnd.Manner) {
            switch manner {
            case .exited(let code): self = .exited(code: code)
            case .killed(let signal): self = .killed(by: signal)
            }
        }
    }

    /// What was seen.
    let cause: Cause
    /// The most memory it had at once, KiB.
    let peakKiB: Int
    /// The memory that it may use, KiB.
    let boundKiB: Int
    /// What it wrote on standard error before: printable ASCII, cut. For the log alone, since whoever
    /// took the process over writes it.
    let lastWords: String

    /// In Chinese and English: a report is read by the sender and by whoever keeps the workspace.
    var description: String {
        let (chinese, english) = texts
        let near = isNearBound
        return chinese
            + (near ? "当时内存已接近上限（examination-memory-bytes）。" : "")
            + " " + english
            + (near ? " Its memory had come near the bound (examination-memory-bytes)." : "")
    }

    /// Whether memory may be the reason: libraries that get none end in many ways.
    private var isNearBound: Bool {
        if case .overran = cause { return false }
        return peakKiB > boundKiB / 4 * 3
    }

    private var texts: (chinese: String, english: String) {
        switch cause {
        case .overran(let milliseconds):
            (
                "检查超过 \(milliseconds) 毫秒，已终止。",
                "The examination took longer than \(milliseconds) ms (examination-milliseconds) "
                    + "and was ended."
            )
        case .exited(let code):
            (
                "检查进程没有作答就结束了，代码 \(code)。",
                "The examining process ended without an answer, with code \(code)."
            )
        case .wrongAnswer(let reason):
            (
                "检查进程的回答不成立，已终止。",
                "The examining process gave no proper answer (\(reason)) and was ended."
            )
        case .killed(let signal): ExaminerDeath.texts(of: signal)
        }
    }

    private static func texts(of signal: Signal) -> (chinese: String, english: String) {
        switch signal {
        case .badCall:
            (
                "检查进程试图使用不允许的系统调用，被内核终止（SIGSYS）。来件可能含有攻击代码。",
                "The examining process was about to make a system call that it may not make, and the "
                    + "kernel ended it (SIGSYS). The package may attack the program."
            )
        case .processorTimeExceeded:
            (
                "检查进程用完了处理器时间，被内核终止（SIGXCPU）。",
                "The examining process had used up its processor time and the kernel ended it "
                    + "(SIGXCPU)."
            )
        case .fileTooLarge:
            (
                "检查进程写出的内容超过上限，被内核终止（SIGXFSZ）。",
                "The examining process wrote more than it may and the kernel ended it (SIGXFSZ)."
            )
        case .kill:
            (
                "检查进程被强行终止（SIGKILL），例如机器内存不足。",
                "The examining process was killed (SIGKILL), as when the machine runs out of memory."
            )
        default:
            (
                "检查进程崩溃（\(signal)）。",
                "The examining process crashed (\(signal))."
            )
        }
    }
}
