// dengji-examiner: the child process in which untrusted bytes are opened.
//
// What it is for: the watcher starts a few of these and hands each one package after another.
// Arguments: the path of a set of schemas, then limits as `id=value`. Descriptor 3: one end of a stream socket, on which it says
// `ready` once its schemas are read and then answers each request with one reply
// (`ExaminationMessage` in the room Examination).
//
// Guarantees: a package is read through the descriptor that came with the request, at given places,
// so nobody's offset moves; every descriptor is closed before the reply; a request that cannot be
// carried out is answered with `failed`.
//
// Between the schemas and the word `ready` it locks itself in (room Cell): no path, no network, no new
// process, bounds on memory. What the machine does not let it lock is said with `ready`.
//
// A kind's schema and rules are compiled with the first package of it, from bytes already in hand; the
// set was tried as a whole when it was adopted.
//
// Never: opens a path after it is ready, writes anything but its replies and the sinks it was
// given, holds a key.
//
// Failures: code 0 when the other end closed the socket; 2 for wrong arguments; 3 when the schemas
// cannot be used, the socket fails, or what came is no request; the reason goes to standard error.
// A crash costs the package under examination alone: the watcher starts another one.
import Cell
import Examination
import Registry
import System

@main
struct DengjiExaminer {
    static func main() {
        guard CommandLine.arguments.count >= 2,
            let limits = ExaminationLimits.limits(Array(CommandLine.arguments.dropFirst(2)))
        else {
            stop(
                code: 2,
                "usage: dengji-examiner SCHEMAS [LIMIT=VALUE…] (started by dengji, not by people)")
        }
        do {
            let files = try Files.contents(
                below: Path(CommandLine.arguments[1]), maxFileBytes: RuleFiles.maxFileBytes)
            let examiner = try Examiner(
                rules: RuleFiles(files: files), limits: limits, compilesAll: false)
            try ThisProcess.useUniversalTime()
            try Rehearsal.run(with: examiner)
            let gaps = Cell.lockIn(
                by: .examiner(
                    memoryBytes: limits[.examinationMemoryBytes], fileBytes: limits[.entryBytes]))
            try Rehearsal.run(with: examiner)
            let service = ExaminerService(
                examiner: examiner, socket: FileDescriptor(adopting: 3, subject: "socket"))
            try service.run(lacking: gaps.map(\.description))
        } catch {
            stop(code: 3, "\(error)")
        }
    }

    private static func stop(code: Int32, _ reason: String) -> Never {
        do {
            let output = FileDescriptor(adopting: 2, subject: "standard error")
            try output.write(Array("dengji-examiner: \(reason)\n".utf8))
        } catch {
            // Nobody listens on standard error; the code says it all the same.
        }
        ThisProcess.end(code: code)
    }
}
