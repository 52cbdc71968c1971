import Testing

@testable import System

@Suite struct `Sockets and pipes` {
    @Test func `an open file crosses a socket`() throws {
        try withFolder { folder, _ in
            try folder.write("content", as: "a")
            let file = try folder.open("a")
            let other = try Files.memoryFile("m")
            let pair = try DescriptorPair.sockets(.stream)
            try pair.first.send(Array("take".utf8), descriptors: [file.number, other.number])
            let message = try pair.second.receive(max: 100)
            #expect(message.bytes == Array("take".utf8))
            try #require(message.descriptors.count == 2)
            let received = message.descriptors[0]
            #expect(received.descriptor.number != file.number)
            #expect(
                try received.descriptor.status().isSameFile(as: try folder.status(of: "a")))
            #expect(try received.descriptor.readAll(max: 100) == Array("content".utf8))
            let second = message.descriptors[1]
            #expect(try second.descriptor.status().isSameFile(as: try other.status()))
        }
    }

    @Test(arguments: [0, 1, 16]) func `descriptors arrive up to sixteen`(_ count: Int) throws {
        let file = try Files.memoryFile("m")
        let pair = try DescriptorPair.sockets(.stream)
        try pair.first.send([1], descriptors: Array(repeating: file.number, count: count))
        #expect(try pair.second.receive(max: 9).descriptors.count == count)
    }

    @Test func `seventeen descriptors, or some without a byte, are refused`() throws {
        let file = try Files.memoryFile("m")
        let pair = try DescriptorPair.sockets(.stream)
        let many = Array(repeating: file.number, count: 17)
        #expect(errorName { try pair.first.send([1], descriptors: many) } == "EINVAL")
        #expect(errorName { try pair.first.send([], descriptors: [file.number]) } == "EINVAL")
        #expect(try !pair.second.wait(for: .readable, timeoutMilliseconds: 0))
    }

    @Test func `a stream gives exactly what is asked, over many pieces, then its end`() throws {
        let pair = try DescriptorPair.sockets(.stream)
        let near = SharedDescriptor(try pair.first.duplicate())
        let far = pair.takeSecond()
        let large = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0) }
        let sender = try WorkerThread("sender") {
            do {
                let file = try Files.memoryFile("m")
                try near.descriptor.send([1, 2, 3])
                try near.descriptor.send(large, descriptors: [file.number])
            } catch { Issue.record(error) }
        }
        #expect(try far.receiveExactly(3)?.bytes == [1, 2, 3])
        let message = try far.receiveExactly(3_000_000, timeoutMilliseconds: 20_000)
        #expect(message?.bytes == large)
        #expect(message?.descriptors.count == 1)
        sender.join()
    }

    @Test func `an end before the first byte is an end, after it an error`() throws {
        let first = try DescriptorPair.sockets(.stream).takeFirst()
        #expect(try first.receiveExactly(4) == nil)
        #expect(errorName { try first.send([1]) } == "EPIPE")
        let cut = try DescriptorPair.sockets(.stream)
        try cut.second.send([1, 2])
        let reader = cut.takeFirst()
        #expect(errorName { _ = try reader.receiveExactly(4) } == "ECONNRESET")
        let pipe = try DescriptorPair.pipe()
        try pipe.second.write([1, 2])
        let end = pipe.takeFirst()
        #expect(try end.readExactly(1) == [1])
        #expect(errorName { _ = try end.readExactly(2) } == "ECONNRESET")
        #expect(try end.readExactly(2) == nil)
    }

    @Test func `a partner that says half its sentence is not waited for without end`() throws {
        let pair = try DescriptorPair.sockets(.stream)
        try pair.first.send([1, 2])
        #expect(
            errorName { _ = try pair.second.receiveExactly(4, timeoutMilliseconds: 20) }
                == "ETIMEDOUT")
        try pair.first.send([1, 2, 3, 4])
        let message = try pair.second.receiveExactly(4, timeoutMilliseconds: 20)
        #expect(message?.bytes == [1, 2, 3, 4])
    }

    @Test func `nobody who reads is waited for as long as was said, and no longer`() throws {
        let pair = try DescriptorPair.sockets(.stream)
        let large = [UInt8](repeating: 7, count: 3_000_000)
        #expect(
            errorName { try pair.first.send(large, by: WaitEnd(milliseconds: 20)) } == "ETIMEDOUT")
        // One end for several calls is one time for all of them.
        let over = WaitEnd(milliseconds: 0)
        #expect(errorName { try pair.first.send([1], by: over) } == "ETIMEDOUT")
        #expect(errorName { _ = try pair.first.receiveExactly(4, by: over) } == "ETIMEDOUT")
        #expect(errorName { _ = try pair.first.receiveExactly(4, by: over) } == "ETIMEDOUT")
    }

    @Test func `a long message arrives whole, with its files, however slowly it is read`() throws {
        let pair = try DescriptorPair.sockets(.stream)
        let near = SharedDescriptor(try pair.first.duplicate())
        let far = pair.takeSecond()
        let large = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0) }
        let sender = try WorkerThread("sender") {
            do {
                let file = try Files.memoryFile("m")
                try near.descriptor.send(
                    large, descriptors: [file.number], by: WaitEnd(milliseconds: 20_000))
            } catch { Issue.record(error) }
        }
        let message = try far.receiveExactly(3_000_000, by: WaitEnd(milliseconds: 20_000))
        #expect(message?.bytes == large)
        #expect(message?.descriptors.count == 1)
        sender.join()
        let gone = try DescriptorPair.sockets(.stream).takeFirst()
        #expect(errorName { try gone.send([1], by: WaitEnd(milliseconds: 20)) } == "EPIPE")
    }

    @Test func `files that were not asked for are no message`() throws {
        let pair = try DescriptorPair.sockets(.stream)
        try pair.first.send([1, 2], descriptors: [pair.first.number])
        let end = WaitEnd(milliseconds: 1000)
        #expect(
            errorName { _ = try pair.second.receiveExactly(2, by: end, maxDescriptors: 0) }
                == "EMSGSIZE")
    }

    @Test func `packets keep their borders, and one too long is refused`() throws {
        let pair = try DescriptorPair.sockets(.packets)
        try pair.first.send([1, 2, 3])
        try pair.first.send([4])
        try pair.first.send([5, 6, 7])
        #expect(try pair.second.receive(max: 3).bytes == [1, 2, 3])
        #expect(try pair.second.receive(max: 3).bytes == [4])
        #expect(errorName { _ = try pair.second.receive(max: 2) } == "EMSGSIZE")
    }

    @Test func `descriptors received and not wanted are closed`() throws {
        let pipe = try DescriptorPair.pipe()
        let pair = try DescriptorPair.sockets(.stream)
        try pair.first.send([1], descriptors: [pipe.second.number])
        let reading = pipe.takeFirst()
        do {
            let message = try pair.second.receive(max: 1)
            #expect(message.descriptors.count == 1)
            #expect(try !reading.wait(for: .readable, timeoutMilliseconds: 0))
        }
        #expect(try reading.readExactly(1) == nil)
    }
}
