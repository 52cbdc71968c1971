import Foundation
import System

/// How a program ended and what it said.
struct Outcome {
    var exitCode: Int
    var text: String
    var errors: String

    /// Both streams, for messages of tests.
    var all: String { text + errors }
}

/// Runs the program under test to its end.
@discardableResult
func dengji(_ arguments: String..., environment: [String] = []) throws -> Outcome {
    try run(Scratch.program, arguments, environment)
}

/// Runs a program with its output going to two files; a signal counts as 128 and its number.
func run(_ program: String, _ arguments: [String], _ environment: [String] = []) throws -> Outcome {
    let base = Scratch.fresh("output")
    let script = "exec \"$@\" >\"$0.out\" 2>\"$0.err\" </dev/null"
    let process = try ChildProcess(
        ChildLaunch(
            "/bin/sh", arguments: ["sh", "-c", script, base, program] + arguments,
            environment: [
                "PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TZ=Asia/Shanghai",
                "HOME=" + Scratch.folder,
            ] + environment, diesWithParent: false))
    let code =
        switch try process.wait().manner {
        case .exited(let code): code
        case .killed(let signal): 128 + Int(signal.rawValue)
        }
    func output(_ suffix: String) throws -> String {
        guard FileManager.default.fileExists(atPath: base + suffix) else { return "" }
        return try String(contentsOfFile: base + suffix, encoding: .utf8)
    }
    return Outcome(exitCode: code, text: try output(".out"), errors: try output(".err"))
}
