internal import System

/// A child that reads strangers' bytes, and this end of what it is asked and answers by.
///
/// Whatever the child does, no call here lasts longer than it is told to: the child may have been taken
/// over, and stops reading, or answers byte by byte.
struct ChildConnection {
    /// Why there is no answer.
    enum Silence: Error, CustomStringConvertible {
        /// The connection ended, or what came is no answer.
        case ended(String)
        /// It took longer than it may.
        case late

        init(_ error: SystemError) { self = error.isTimedOut ? .late : .ended("\(error)") }

        /// One English sentence.
        var description: String {
            switch self {
            case .ended(let reason): reason
            case .late: "it took too long"
            }
        }
    }

    /// The child.
    let process: ChildProcess
    private let socket: SharedDescriptor
    private let errors: SharedDescriptor

    /// How long one whose connection ended has to end by itself, so that its own end is seen.
    private static let endMilliseconds = 1_000
    private static let maxLastWords = 400

    /// Starts a program with the far end of the socket under these numbers. What it writes on standard
    /// error is kept as far as a pipe holds it: the child does not wait for a reader.
    init(_ program: Path, _ arguments: [String], socketAt numbers: [Int32]) throws(SystemError) {
        let pair = try DescriptorPair.sockets(.stream)
        let errors = try DescriptorPair.pipe()
        try errors.second.setBlocking(false)
        try errors.first.setBlocking(false)
        var descriptors = [errors.second.placed(at: 2)]
        for number in numbers { descriptors.append(pair.second.placed(at: number)) }
        // It reports a crash of its own by its signal; a child of a child could not be started.
        process = try ChildProcess(
            ChildLaunch(
                program, arguments: arguments, environment: ["SWIFT_BACKTRACE=enable=no"],
                descriptors: descriptors))
        socket = SharedDescriptor(pair.takeFirst())
        self.errors = SharedDescriptor(errors.takeFirst())
    }

    /// Sends a message in its frame, with open files.
    func send(_ framed: [UInt8], descriptors: [Int32] = [], by end: WaitEnd) throws(Silence) {
        do {
            try socket.descriptor.send(framed, descriptors: descriptors, by: end)
        } catch {
            throw Silence(error)
        }
    }

    /// The next message; `length` reads its prefix of so many bytes.
    func receive(
        by end: WaitEnd, prefixBytes: Int, length: ([UInt8]) -> Int?
    ) throws(Silence) -> [UInt8] {
        let prefix = try bytes(prefixBytes, by: end)
        guard let size = length(prefix) else { throw .ended("an answer longer than any may be") }
        return size == 0 ? [] : try bytes(size, by: end)
    }

    private func bytes(_ count: Int, by end: WaitEnd) throws(Silence) -> [UInt8] {
        let received: ReceivedMessage?
        do {
            // It has no file to hand over; this process would keep what it sent open.
            received = try socket.descriptor.receiveExactly(count, by: end, maxDescriptors: 0)
        } catch {
            throw Silence(error)
        }
        guard let received else { throw .ended("the connection was closed") }
        return received.bytes
    }

    /// Bounds its processor time by what the next question may take, rounded up to a second; false where
    /// it has too little left for that.
    func allow(milliseconds: Int) throws(SystemError) -> Bool {
        try process.limitProcessorTime(furtherSeconds: milliseconds / 1000 + 1)
    }

    /// Gives one whose connection ended the time to end by itself; whether it did.
    func awaitEnd() throws(SystemError) -> Bool {
        try process.endDescriptor().wait(
            for: .readable, timeoutMilliseconds: ChildConnection.endMilliseconds)
    }

    /// Ends it by force, and says how it ended and what it used.
    func stop() throws(SystemError) -> ChildEnd {
        try process.send(.kill)
        return try process.wait()
    }

    /// The beginning of what it wrote on standard error, in one line of printable ASCII.
    var lastWords: String {
        do {
            let bytes = try errors.descriptor.read(upTo: ChildConnection.maxLastWords)
            let shown = bytes.map { (0x20..<0x7F).contains($0) ? $0 : UInt8(ascii: " ") }
            return String(decoding: shown, as: UTF8.self)
        } catch {
            // It had nothing to say.
            return ""
        }
    }
}
