import Foundation
import Testing

/// What a program showed on a pseudo-terminal, run by `Tests/Terminal/drive.py`.
struct Typing: Decodable {
    /// How it ended.
    var status: Int32
    /// The text that was waited for in vain.
    var missing: String?
    /// Everything that it wrote to the terminal, escapes too.
    var terminal: String
    /// What it wrote to a standard output that was a pipe.
    var stdout: String
    /// What it wrote to a standard error that was a pipe.
    var stderr: String

    /// One thing that the person at the terminal does.
    enum Step {
        /// Waits until the terminal shows a text, behind the one waited for before.
        case expect(String)
        /// Types.
        case send(String)
        /// Sends a signal to the program, `TERM`.
        case signal(String)
        /// Gives the terminal another size.
        case resize(lines: Int, columns: Int)

        var json: [String: Any] {
            switch self {
            case .expect(let text): ["expect": text]
            case .send(let text): ["send": text]
            case .signal(let name): ["signal": name]
            case .resize(let lines, let columns): ["resize": [lines, columns]]
            }
        }
    }

    /// Runs the built program on a terminal; streams that are not named are pipes or the null device.
    static func run(
        _ arguments: [String], in folder: URL = Program.root, environment: [String: String] = [:],
        lines: Int = 24, columns: Int = 80, tty: [String] = ["stdin", "stdout", "stderr"],
        _ steps: [Step] = [], _ place: SourceLocation = #_sourceLocation
    ) throws -> Typing {
        let plan: [String: Any] = [
            "lines": lines, "columns": columns, "tty": tty, "steps": steps.map(\.json),
        ]
        let json = String(
            decoding: try JSONSerialization.data(withJSONObject: plan), as: UTF8.self)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments =
            [Program.root.path + "/Tests/Terminal/drive.py", json, Program.path.path] + arguments
        process.currentDirectoryURL = folder
        process.environment = ["PATH": "/usr/bin:/bin", "TERM": "xterm", "LC_ALL": "C"]
            .merging(environment) { $1 }
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let typing = try JSONDecoder().decode(Typing.self, from: data)
        #expect(typing.missing == nil, "\(typing.terminal)", sourceLocation: place)
        return typing
    }
}
