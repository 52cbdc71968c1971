// An examiner for tests alone: it reads schemas, locks itself in and answers as `dengji-examiner` does,
// by the same code, but for packages named `misdeed-….xml`: at those it does what code of an attacker's
// would try. No product has it.
//
// A file `layers` beside it that reads `without-calls` leaves out the filter of system calls, so that what
// Landlock and the limits refuse can be seen by itself; one that reads `press-calls` takes the press's.
//
// After `misdeed-stay.xml` it lives on in the attacker's hands: it answers whatever it is asked, and changes
// what verified bytes say. A question longer than any honest one of the tests it does not read at all.
import Cell
import Examination
import Packages
import Registry
import System

@main
struct Misbehaving {
    static func main() throws {
        let arguments = CommandLine.arguments
        let rules = Path(arguments[1])
        let files = try Files.contents(below: rules, maxFileBytes: RuleFiles.maxFileBytes)
        guard let limits = ExaminationLimits.limits(Array(arguments.dropFirst(2))) else { return }
        let examiner = try Examiner(
            rules: RuleFiles(files: files), limits: limits, compilesAll: false)
        try ThisProcess.useUniversalTime()
        try Rehearsal.run(with: examiner)
        var plan = CellPlan.examiner(
            memoryBytes: limits[.examinationMemoryBytes], fileBytes: limits[.entryBytes])
        let folder = try ThisProcess.executable().folder
        switch try layers(folder) {
        case "without-calls": plan.calls = nil
        case "press-calls": plan.calls = AllowedCall.workWithFiles
        default: break
        }
        // registry/rules/<digest>: what a stranger would look for lies two folders above.
        let misdeeds = Misdeeds(registry: rules.folder.folder)
        let gaps = Cell.lockIn(by: plan)
        let socket = FileDescriptor(adopting: 3, subject: "socket")
        try send(
            .ready(ExaminerVersions(rules: examiner.rules), gaps: gaps.map(\.description)), socket)
        var isTakenOver = false
        while let (request, descriptors) = try receive(socket) {
            if case .facts(let document, let profile, let observed) = request {
                var facts = examiner.facts(
                    ofVerified: document, profile: profile, observed: observed)
                if isTakenOver { facts.facts?.slip?.reason = "FORGED" }
                try send(.examination(facts), socket)
                continue
            }
            guard case .examine(_, let name, let profile) = request else {
                try send(.failed("it only examines"), socket)
                continue
            }
            if let misdeed = Misdeeds.named(name) {
                isTakenOver = isTakenOver || misdeed == .stay
                try send(.failed(misdeeds.commit(misdeed, socket: 3)), socket)
                continue
            }
            let file = descriptors[0]
            let source = PackageSource(sizeBytes: try file.descriptor.status().sizeBytes) {
                try file.descriptor.read($1, at: $0)
            }
            try send(
                .examination(examiner.examine(source, fileName: name, profile: profile)), socket)
        }
    }

    private static func layers(_ folder: Path) throws -> String {
        do throws(SystemError) {
            let file = try Files.open(folder.appending("layers"))
            return String(decoding: try file.readAll(max: 100), as: UTF8.self)
        } catch {
            guard error.isMissing else { throw error }
            return ""
        }
    }

    /// The longest question that is read, bytes: more than a socket holds unread.
    private static let mostRead = 256 << 10

    private static func receive(
        _ socket: borrowing FileDescriptor
    ) throws -> (ExaminationRequest, [SharedDescriptor])? {
        guard let prefix = try socket.receiveExactly(ExaminationMessage.prefixBytes),
            let length = ExaminationMessage.length(ofPrefix: prefix.bytes)
        else { return nil }
        if length > mostRead { Misdeeds.wait() }
        guard let body = try socket.receiveExactly(length) else { return nil }
        return (
            try ExaminationRequest(decoding: body.bytes), prefix.descriptors + body.descriptors
        )
    }

    private static func send(
        _ reply: ExaminationReply, _ socket: borrowing FileDescriptor
    ) throws {
        guard let framed = ExaminationMessage.framed(reply.encoded()) else { return }
        try socket.send(framed)
    }
}
