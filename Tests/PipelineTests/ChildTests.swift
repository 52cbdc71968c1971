import Examination
import Foundation
import Press
import Registry
import System
import Testing

@testable import Pipeline

/// Children that are shell scripts: what one does that was taken over, or is none of ours.
private struct ScriptedChild {
    let program: System.Path
    private let folder: URL

    /// A program that runs a script, with the files `ready` and `answer` beside it.
    init(_ script: String, ready: [UInt8], answer: [UInt8] = []) throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("child-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        try Data(ready).write(to: folder.appendingPathComponent("ready"))
        try Data(answer).write(to: folder.appendingPathComponent("answer"))
        let file = folder.appendingPathComponent("program")
        let text = folder.appendingPathComponent("program.text")
        try "#!/bin/bash\ncd \"${0%/*}\"\nPATH=/usr/bin:/bin\n\(script)\n".write(
            to: text, atomically: true, encoding: .utf8)
        // Another process writes the program: a child that another test starts at this moment would keep
        // it open for writing if this one did, and it could not be executed (ETXTBSY, execve(2)).
        let install = try Process.run(
            URL(fileURLWithPath: "/usr/bin/install"),
            arguments: ["-m", "755", text.path, file.path])
        install.waitUntilExit()
        guard install.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
        program = Path(file.path)
    }

    func remove() throws { try FileManager.default.removeItem(at: folder) }

    static func length(_ count: Int) -> [UInt8] {
        stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: count >> $0) }
    }
}

/// Prints its errors as one line, whatever the kind.
private func failure(_ body: () throws -> Void) -> String {
    do {
        try body()
        return ""
    } catch {
        return "\(error)"
    }
}

@Suite("An examiner that does not keep to the conversation")
struct ExaminerChildTests {
    private static let digest = ContentDigest(sha256: String(repeating: "0a", count: 32))

    private static func ready() throws -> [UInt8] {
        let versions = ExaminerVersions(
            engine: "1", libxml2: "2", libarchive: "3", rules: digest)
        return try #require(
            ExaminationMessage.framed(ExaminationReply.ready(versions, gaps: []).encoded()))
    }

    private func ask(
        _ script: String, answer: [UInt8] = [], documentBytes: Int = 10, milliseconds: Int = 20_000
    ) throws -> (String, ExaminerDeath?) {
        let scripted = try ScriptedChild(
            "cat ready >&3\n" + script, ready: try Self.ready(), answer: answer)
        defer { #expect(throws: Never.self) { try scripted.remove() } }
        let child = try ExaminerChild(
            program: scripted.program, rules: "/nowhere", limits: IntakeLimits())
        let reply: ExaminationReply
        var read: [Int] = []
        do throws(ExaminerChild.Failure) {
            reply = try child.ask(
                .facts(
                    document: [UInt8](repeating: 0x20, count: documentBytes), profile: nil,
                    observed: []),
                timeoutMilliseconds: milliseconds, progress: { read.append($0) })
        } catch {
            return ("\(error)", try child.end(after: error, boundKiB: 1 << 20))
        }
        try child.stop()
        return (read.isEmpty ? "\(reply)" : "\(reply) after \(read)", nil)
    }

    @Test("one that does not read the question is ended when its time is over")
    func deaf() throws {
        let (failure, death) = try ask(
            "exec sleep 1000", documentBytes: 3_000_000, milliseconds: 300)
        #expect(failure == "overran(milliseconds: 300)")
        #expect(death?.cause == .overran(milliseconds: 300))
    }

    @Test("question, prefix and body of the answer have one time together")
    func slow() throws {
        // Half of a prefix, and never the rest; then a prefix without its body.
        for part in ["\\0\\0", "\\0\\0\\0\\5"] {
            let begun = SystemClock.monotonicNanoseconds()
            let (failure, _) = try ask("printf '\(part)' >&3; exec sleep 1000", milliseconds: 300)
            #expect(failure == "overran(milliseconds: 300)")
            #expect(SystemClock.monotonicNanoseconds() - begun < 60_000_000_000)
        }
    }

    @Test("what it has read is told while it reads, and only as often as it may say so")
    func reading() throws {
        func framed(_ replies: [ExaminationReply]) throws -> [UInt8] {
            try replies.flatMap { try #require(ExaminationMessage.framed($0.encoded())) }
        }
        let step = ExaminationMessage.toldBytes
        let (reply, _) = try ask(
            "cat answer >&3; exec sleep 1000",
            answer: try framed([
                .reading(bytes: step), .reading(bytes: 3 * step), .failed("disk"),
            ]))
        #expect(reply == "failed(\"disk\") after [\(step), \(3 * step)]")
        for again in [step, 0, 2 * step - 1] {
            let (failure, death) = try ask(
                "cat answer >&3; exec sleep 1000",
                answer: try framed([.reading(bytes: step), .reading(bytes: again)]))
            #expect(failure.contains("too often"), "\(failure)")
            #expect(death != nil)
        }
    }

    @Test("one that goes on saying how much it has read is ended when its time is over")
    func readingForEver() throws {
        // Bytes are always waiting, and behind them all an answer.
        var replies = (1...100_000).map {
            ExaminationReply.reading(bytes: $0 * ExaminationMessage.toldBytes)
        }
        replies.append(.failed("late"))
        let frames = try replies.flatMap {
            try #require(ExaminationMessage.framed($0.encoded()))
        }
        let begun = SystemClock.monotonicNanoseconds()
        let (failure, _) = try ask(
            "cat answer >&3; exec sleep 1000", answer: frames, milliseconds: 20)
        #expect(failure == "overran(milliseconds: 20)")
        #expect(SystemClock.monotonicNanoseconds() - begun < 60_000_000_000)
    }

    @Test("a reason that would be more than a line is no answer, and is not repeated")
    func reasons() throws {
        let text = Array("no\n2026 error dengji: forged".utf8)
        let body = [ExaminationMessage.version, 4] + ScriptedChild.length(text.count) + text
        let (failure, death) = try ask(
            "cat answer >&3; exec sleep 1000", answer: ScriptedChild.length(body.count) + body)
        #expect(failure.contains("no short line") && !failure.contains("forged"), "\(failure)")
        #expect(death?.description.contains("forged") == false)
    }
}

@Suite("A press that does not keep to the conversation")
struct PressChildTests {
    private func child(_ script: String) throws -> (ScriptedChild, PressChild) {
        let ready = try #require(Press.framed(PressReply.ready(gaps: []).encoded()))
        let scripted = try ScriptedChild("cat ready\n" + script, ready: ready)
        return (scripted, try start(scripted))
    }

    private func start(_ scripted: ScriptedChild) throws -> PressChild {
        try PressChild(
            program: scripted.program, root: "/nowhere",
            rules: ContentDigest(sha256: String(repeating: "0a", count: 32)),
            settings: PrintSettings())
    }

    private func print(_ press: PressChild, bytes: Int, milliseconds: Int) -> String {
        failure {
            let paper = PressPaper(
                fileName: "a.xml", bytes: [UInt8](repeating: 0x20, count: bytes))
            _ = try press.pdf(.paper(paper), timeoutMilliseconds: milliseconds)
        }
    }

    @Test("one that does not read the paper is ended when its time is over")
    func deaf() throws {
        let (scripted, press) = try child("exec sleep 1000")
        defer { #expect(throws: Never.self) { try scripted.remove() } }
        #expect(
            print(press, bytes: 3_000_000, milliseconds: 300)
                == "dengji-press took longer than 300 ms")
        press.stop()
    }

    @Test("one that nobody ends is ended by the bound of its processor time")
    func spinning() throws {
        let (scripted, press) = try child("while :; do :; done")
        defer { #expect(throws: Never.self) { try scripted.remove() } }
        #expect(press.allow(milliseconds: 0))
        // A second and as many again, long before the time of the request.
        let text = print(press, bytes: 1, milliseconds: 600_000)
        #expect(text.hasPrefix("dengji-press ended without an answer"), "\(text)")
        #expect(!press.allow(milliseconds: 0))
        press.stop()
    }

    @Test("what it writes on standard error is told in one line, cut, and waits for no reader")
    func errors() throws {
        let script = """
            head -c 1000000 /dev/zero | tr '\\0' x >flood
            printf 'bad \\033[2J\\nforged ' >&2
            cat flood >&2
            exit 7
            """
        let (scripted, press) = try child("read -r -N 4 line\n" + script)
        defer { #expect(throws: Never.self) { try scripted.remove() } }
        let told = print(press, bytes: 10, milliseconds: 60_000)
        #expect(
            told.hasPrefix("dengji-press ended without an answer: "), "\(told)")
        #expect(told.contains("It wrote: bad  [2J forged xxx"), "\(told)")
        #expect(told.utf8.count < 600 && !told.contains("\n") && !told.contains("\u{1B}"))
        // The same where it is never ready.
        let unready = try ScriptedChild("echo 'no fonts' >&2; exit 3", ready: [])
        defer { #expect(throws: Never.self) { try unready.remove() } }
        let refused = failure { _ = try start(unready) }
        #expect(refused.contains("the connection was closed. It wrote: no fonts"), "\(refused)")
    }
}
