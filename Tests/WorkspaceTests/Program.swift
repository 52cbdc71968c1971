import Foundation
import System
import Testing

/// How a program ended and what it said.
struct Outcome {
    var exitCode: Int
    var text: String
    var errors: String

    /// Both streams, for messages of tests.
    var all: String { text + errors }
}

/// A program that runs, with its output going to two files.
final class RunningProgram {
    let process: ChildProcess
    private let base: String

    /// Starts a program; a shell puts it in its own place after the output was redirected.
    init(_ program: String, _ arguments: [String]) throws {
        base = Scratch.folder + "/output-" + UUID().uuidString
        let script = "exec \"$@\" >\"$0.out\" 2>\"$0.err\" </dev/null"
        process = try ChildProcess(
            ChildLaunch(
                "/bin/sh", arguments: ["sh", "-c", script, base, program] + arguments,
                environment: ["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TZ=UTC"],
                diesWithParent: false))
    }

    /// Waits for its end; a signal counts as 128 and its number, as in a shell.
    func wait() throws -> Outcome {
        let code =
            switch try process.wait().manner {
            case .exited(let code): code
            case .killed(let signal): 128 + Int(signal.rawValue)
            }
        return Outcome(exitCode: code, text: try output("out"), errors: try output("err"))
    }

    /// What it has written to standard error so far.
    var errorsSoFar: String {
        get throws { try output("err") }
    }

    private func output(_ suffix: String) throws -> String {
        let path = base + "." + suffix
        guard FileManager.default.fileExists(atPath: path) else { return "" }
        return String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    }
}

/// Runs a program of the machine, such as an oracle, to its end.
func tool(_ program: String, _ arguments: String...) throws -> Outcome {
    try tool(program, arguments)
}

/// The same with a list.
func tool(_ program: String, _ arguments: [String]) throws -> Outcome {
    try RunningProgram("/usr/bin/env", [program] + arguments).wait()
}

/// Puts a file where it is executed. Another process writes it there: a child that another test starts
/// at this moment would keep it open for writing if this one did, and it could not be executed
/// (ETXTBSY, execve(2)).
func install(_ file: String, as program: String) throws {
    try #require(try tool("install", "-m", "755", file, program).exitCode == 0)
}
