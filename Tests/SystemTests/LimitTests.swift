import Testing

@testable import System

@Suite struct `Limits of a process` {
    @Test func `are lowered, and never raised by lowering them`() throws {
        // Nothing here has queues of POSIX messages.
        try ThisProcess.lowerLimit(.queueBytes, to: 1000)
        #expect(try ThisProcess.limit(.queueBytes) == 1000)
        try ThisProcess.lowerLimit(.queueBytes, to: 2000)
        #expect(try ThisProcess.limit(.queueBytes) == 1000)
        try ThisProcess.lowerLimit(.queueBytes, to: 999)
        #expect(try ThisProcess.limit(.queueBytes) == 999)
    }
}
