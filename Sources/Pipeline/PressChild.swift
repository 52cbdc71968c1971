internal import Cell
package import Press
package import Registry
internal import Storage
package import System

/// One `dengji-press`: started, asked for one PDF at a time, replaced when it dies or overruns.
///
/// Belongs to the thread that started it: the kernel ends the child with that thread.
package final class PressChild {
    /// Why there is no PDF.
    package enum Failure: Error, CustomStringConvertible {
        /// The program is not there or cannot be started, or lacks fonts; no paper is to blame.
        case unusable(String)
        /// It ended, or said something that is no answer; the paper in hand may be to blame.
        case died(String)
        /// It took longer than it may.
        case overran(milliseconds: Int)
        /// It gave the reason itself, and goes on.
        case refused(String)

        /// One English sentence.
        package var description: String {
            switch self {
            case .unusable(let reason): "dengji-press cannot be used: \(reason)"
            case .died(let reason): "dengji-press ended without an answer: \(reason)"
            case .overran(let milliseconds): "dengji-press took longer than \(milliseconds) ms"
            case .refused(let reason): "no PDF can be made: \(reason)"
            }
        }
    }

    private let process: ChildProcess
    private let socket: SharedDescriptor
    /// The parts of its cell that it lacks.
    private(set) var gaps: [CellGap] = []

    /// How long a start may take: where fontconfig has no cache it reads every font of the machine.
    private static let startMilliseconds = 180_000

    /// Starts one for the set of schemas in force of a workspace; returns once it is ready.
    package init(
        program: Path, root: Path, rules: ContentDigest, settings: PrintSettings
    ) throws(Failure) {
        do {
            let pair = try DescriptorPair.sockets(.stream)
            let seals = root.appending(WorkspacePaths.seals)
            let launch = ChildLaunch(
                program,
                arguments: [
                    "dengji-press",
                    root.appending(WorkspacePaths.rules).appending(Path(rules.hex)).description,
                ] + settings.arguments(sealsBelow: seals.description),
                environment: ["SWIFT_BACKTRACE=enable=no"],
                descriptors: [pair.second.placed(at: 0), pair.second.placed(at: 1)])
            process = try ChildProcess(launch)
            socket = SharedDescriptor(pair.takeFirst())
        } catch {
            throw .unusable("\(program): \(error)")
        }
        let reply: PressReply
        do {
            reply = try PressChild.receive(socket, PressChild.startMilliseconds)
        } catch {
            stop()
            // A machine that is busy says nothing about the press.
            if let error = error as? SystemError, error.isTimedOut {
                throw .overran(milliseconds: PressChild.startMilliseconds)
            }
            throw .unusable("\(program): \(error)")
        }
        switch reply {
        case .ready(let gaps): self.gaps = gaps.compactMap(CellGap.init)
        case .failed(let reason):
            stop()
            throw .unusable(reason)
        case .printed:
            stop()
            throw .unusable("\(program): its first message was a PDF")
        }
    }

    /// A PDF and the characters that it shows by their code points. After any failure but `refused`
    /// the child is of no use any more.
    package func pdf(
        _ request: PressRequest, timeoutMilliseconds: Int
    ) throws(Failure) -> (bytes: [UInt8], pages: Int, missing: [UInt32]) {
        guard let message = Press.framed(request.encoded()) else {
            throw .refused("more than \(Press.maxBytes) bytes are to be printed at once")
        }
        let reply: PressReply
        do {
            try socket.descriptor.send(message)
            reply = try PressChild.receive(socket, timeoutMilliseconds)
        } catch let failure as Failure {
            throw failure
        } catch let error as SystemError {
            throw error.isTimedOut
                ? .overran(milliseconds: timeoutMilliseconds) : .died("\(error)")
        } catch {
            throw .died("\(error)")
        }
        switch reply {
        case .printed(let pdf, let pages, let missing): return (pdf, pages, missing)
        case .failed(let reason): throw .refused(reason)
        case .ready: throw .died("it said that it is ready")
        }
    }

    /// Ends it, by force; it keeps nothing.
    package func stop() {
        do {
            try process.send(.kill)
            _ = try process.wait()
        } catch {
            // Only a child that was waited for already cannot be waited for.
        }
    }

    private static func receive(
        _ socket: SharedDescriptor, _ timeoutMilliseconds: Int
    ) throws -> PressReply {
        guard
            let prefix = try socket.descriptor.receiveExactly(
                Press.prefixBytes, timeoutMilliseconds: timeoutMilliseconds)
        else { throw Failure.died("the connection was closed") }
        guard let size = Press.length(ofPrefix: prefix.bytes) else {
            throw Failure.died("an answer longer than any may be")
        }
        guard
            let message = try socket.descriptor.receiveExactly(
                size, timeoutMilliseconds: timeoutMilliseconds)
        else { throw Failure.died("the connection was closed") }
        return try PressReply(decoding: message.bytes)
    }
}
