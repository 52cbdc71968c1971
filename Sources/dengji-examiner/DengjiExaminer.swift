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
// A kind's schema and rules are compiled with the first package of it, from bytes already in hand; the
// set was tried as a whole when it was adopted.
//
// Never: opens a path after it is ready, writes anything but its replies and the sinks it was
// given, holds a key.
//
// Failures: code 0 when the other end closed the socket; 2 for wrong arguments; 3 when the schemas
// cannot be used, the socket fails, or what came is no request; the reason goes to standard error.
// A crash costs the package under examination alone: the watcher starts another one.
//
// Gap: it does not lock itself in yet.
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
            let service = ExaminerService(
                examiner: try Examiner(
                    rules: RuleFiles(files: files), limits: limits, compilesAll: false),
                socket: FileDescriptor(adopting: 3, subject: "socket"))
            try service.run()
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
