internal import ArgumentParser
internal import Foundation

/// How the program ends.
enum ExitStatus: Int32 {
    /// Done.
    case done = 0
    /// Findings, or something that does not verify.
    case findings = 1
    /// The command was not understood; ArgumentParser's own 64.
    case usage = 2
    /// A file, a disk or a set of schemas that cannot be used.
    case environment = 3

    /// Says what ended the program, on standard error (help and version on standard output), and
    /// gives the status to end with.
    static func report(_ error: any Error) -> ExitStatus {
        if error is Unsatisfied { return .findings }
        if let error = error as? CommandError {
            Console.complain(error)
            return error.status
        }
        switch Dengji.exitCode(for: error) {
        case .success:
            Console.print(Dengji.fullMessage(for: error))
            return .done
        case .validationFailure:
            let fault = UsageFault(arguments: Array(CommandLine.arguments.dropFirst()))
            Console.note(fault.text(Dengji.message(for: error)))
            return .usage
        default:
            let known = CommandError(error)
            Console.complain(known)
            return known.status
        }
    }
}

/// Thrown when everything was said and the status is `findings`.
struct Unsatisfied: Error {}
