internal import CLinux

extension FileDescriptor {
    /// Sends all of `bytes` over a socket, with the open `descriptors` (numbers, at most 16) on
    /// the first of them. `EPIPE` when the other end is closed; no signal.
    ///
    /// Without an `end` it waits as long as the other end does not read; with one, `ETIMEDOUT` when not
    /// all was sent by then, and an unknown part of it was.
    ///
    /// `EINVAL` for descriptors without a byte: a stream would lose them.
    package func send(_ bytes: [UInt8], descriptors: [Int32] = [], by end: WaitEnd? = nil)
        throws(SystemError)
    {
        guard !bytes.isEmpty || descriptors.isEmpty else {
            throw SystemError(
                call: "sendmsg", code: ErrorCode.invalid, subject: subject.description)
        }
        let number = number
        var done = 0
        while done < bytes.count {
            if let end { try wait(for: .writable, by: end, "sendmsg") }
            let carried = done == 0 ? descriptors : []
            do {
                done += try checked("sendmsg", subject.description) {
                    unsafe bytes.withUnsafeBytes {
                        unsafe dengji_send(
                            number, $0.baseAddress?.advanced(by: done), bytes.count - done,
                            carried, carried.count, end == nil ? 1 : 0)
                    }
                }
            } catch {
                // Somebody else filled it since; it is waited for again.
                guard end != nil, error.isWouldBlock else { throw error }
            }
        }
    }

    /// Waits until the descriptor is ready; `ETIMEDOUT` when the time is over first.
    private func wait(for readiness: Readiness, by end: WaitEnd, _ call: String)
        throws(SystemError)
    {
        guard try wait(for: readiness, timeoutMilliseconds: Int(end.restMilliseconds)) else {
            throw SystemError(call: call, code: ETIMEDOUT, subject: subject.description)
        }
    }

    /// Receives once from a socket, up to `max` bytes and 16 descriptors; no bytes at the end.
    ///
    /// `EMSGSIZE` when a packet was longer than `max` or descriptors did not fit (this process
    /// may have none left); what came with it is lost and closed.
    package func receive(max: Int) throws(SystemError) -> ReceivedMessage {
        let number = number
        var bytes = [UInt8](repeating: 0, count: max)
        var numbers = [Int32](repeating: -1, count: Int(DENGJI_MOST_DESCRIPTORS))
        var count = 0
        var isCut: Int32 = 0
        let length = try checked("recvmsg", subject.description) {
            unsafe bytes.withUnsafeMutableBytes {
                unsafe dengji_receive(number, $0.baseAddress, max, &numbers, &count, &isCut)
            }
        }
        bytes.removeLast(max - length)
        let descriptors = numbers.prefix(count).map {
            SharedDescriptor(FileDescriptor(adopting: $0, subject: "received"))
        }
        guard isCut == 0 else {
            throw SystemError(call: "recvmsg", code: EMSGSIZE, subject: subject.description)
        }
        return ReceivedMessage(bytes: bytes, descriptors: descriptors)
    }

    /// Receives exactly `count` bytes from a stream socket, with all descriptors among them;
    /// `nil` when the connection ended before the first.
    ///
    /// `ECONNRESET` when it ended in between, `ETIMEDOUT` when they did not all come in time.
    package func receiveExactly(
        _ count: Int, timeoutMilliseconds: Int? = nil
    ) throws(SystemError) -> ReceivedMessage? {
        try receiveExactly(count, by: timeoutMilliseconds.map(WaitEnd.init(milliseconds:)))
    }

    /// The same until a moment that other calls may share. `EMSGSIZE` when more than so many
    /// descriptors came with it.
    package func receiveExactly(
        _ count: Int, by end: WaitEnd?, maxDescriptors: Int = .max
    ) throws(SystemError) -> ReceivedMessage? {
        var bytes: [UInt8] = []
        var descriptors: [SharedDescriptor] = []
        bytes.reserveCapacity(count)
        while bytes.count < count {
            if let end { try wait(for: .readable, by: end, "recvmsg") }
            let piece = try receive(max: min(count - bytes.count, 1 << 20))
            if piece.bytes.isEmpty {
                if bytes.isEmpty { return nil }
                throw SystemError(
                    call: "recvmsg", code: ECONNRESET, subject: subject.description)
            }
            bytes += piece.bytes
            descriptors += piece.descriptors
            guard descriptors.count <= maxDescriptors else {
                throw SystemError(call: "recvmsg", code: EMSGSIZE, subject: subject.description)
            }
        }
        return ReceivedMessage(bytes: bytes, descriptors: descriptors)
    }

    /// Reads exactly `count` bytes from a pipe or file; `nil` when it ended before the first,
    /// `ECONNRESET` when in between.
    package func readExactly(_ count: Int) throws(SystemError) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        while bytes.count < count {
            let piece = try read(upTo: min(count - bytes.count, 1 << 20))
            if piece.isEmpty {
                if bytes.isEmpty { return nil }
                throw SystemError(call: "read", code: ECONNRESET, subject: subject.description)
            }
            bytes += piece
        }
        return bytes
    }
}
