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

    private let connection: ChildConnection
    /// The parts of its cell that it lacks.
    private(set) var gaps: [CellGap] = []

    /// How long a start may take: where fontconfig has no cache it reads every font of the machine.
    private static let startMilliseconds = 180_000

    /// Starts one for the set of schemas in force of a workspace; returns once it is ready.
    package init(
        program: Path, root: Path, rules: ContentDigest, settings: PrintSettings
    ) throws(Failure) {
        let folder = root.appending(WorkspacePaths.rules).appending(Path(rules.hex))
        let seals = root.appending(WorkspacePaths.seals)
        do {
            connection = try ChildConnection(
                program,
                ["dengji-press", folder.description]
                    + settings.arguments(sealsBelow: seals.description),
                socketAt: [0, 1])
        } catch {
            throw .unusable("\(program): \(error)")
        }
        let reply: PressReply
        do {
            reply = try PressChild.reply(
                connection, by: WaitEnd(milliseconds: PressChild.startMilliseconds))
        } catch {
            switch error {
            // A machine that is busy says nothing about the press.
            case .late:
                stop()
                throw .overran(milliseconds: PressChild.startMilliseconds)
            case .ended(let reason): throw .unusable("\(program): \(endedWords(reason))")
            }
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

    /// Bounds its processor time by what the next request may take: only a child that this process cannot
    /// end in time comes to it. False where it has too little left for that, or has ended: another one
    /// must be started.
    package func allow(milliseconds: Int) -> Bool {
        do {
            return try connection.allow(milliseconds: milliseconds)
        } catch {
            return false
        }
    }

    /// A PDF and the characters that it shows by their code points. The time is that of the request and
    /// of the answer together. After any failure but `refused` the child is of no use any more.
    package func pdf(
        _ request: PressRequest, timeoutMilliseconds: Int
    ) throws(Failure) -> (bytes: [UInt8], pages: Int, missing: [UInt32]) {
        guard let message = Press.framed(request.encoded()) else {
            throw .refused("more than \(Press.maxBytes) bytes are to be printed at once")
        }
        let end = WaitEnd(milliseconds: timeoutMilliseconds)
        let reply: PressReply
        do {
            try connection.send(message, by: end)
            reply = try PressChild.reply(connection, by: end)
        } catch {
            switch error {
            case .late: throw .overran(milliseconds: timeoutMilliseconds)
            case .ended(let reason): throw .died(endedWords(reason))
            }
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
            _ = try connection.stop()
        } catch {
            // Only a child that was waited for already cannot be waited for.
        }
    }

    /// Ends it after its connection ended; the reason, with what it wrote before.
    private func endedWords(_ reason: String) -> String {
        do {
            // So that what it writes last is there.
            _ = try connection.awaitEnd()
        } catch {
            // It is ended all the same.
        }
        stop()
        let words = connection.lastWords
        return words.isEmpty ? reason : "\(reason). It wrote: \(words)"
    }

    private static func reply(
        _ connection: ChildConnection, by end: WaitEnd
    ) throws(ChildConnection.Silence) -> PressReply {
        let message = try connection.receive(
            by: end, prefixBytes: Press.prefixBytes, length: Press.length(ofPrefix:))
        do {
            return try PressReply(decoding: message)
        } catch {
            throw .ended("\(error)")
        }
    }
}
