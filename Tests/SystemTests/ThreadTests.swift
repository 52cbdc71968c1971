import Foundation
import Synchronization
import Testing

@testable import System

@Suite struct `Threads and queues` {
    @Test func `a thread runs its work under its name and is joined`() throws {
        let holder = Holder()
        let thread = try WorkerThread("examiner-pool-7") {
            do {
                let file = try Files.open("/proc/thread-self/comm")
                let bytes = try file.readAll(max: 100)
                holder.text.withLock { $0 = String(decoding: bytes, as: UTF8.self) }
            } catch { Issue.record(error) }
        }
        thread.join()
        #expect(holder.text.withLock { $0 } == "examiner-pool-7\n")
    }

    @Test func `a nice value belongs to its thread alone`() throws {
        let thread = try WorkerThread("nice") {
            do {
                try ThisProcess.setThreadNice(19)
                #expect(try self.nice() == "19")
            } catch { Issue.record(error) }
        }
        thread.join()
        #expect(try nice() == "0")
    }

    /// Field 19 of the thread's stat (man 5 proc).
    private func nice() throws -> String {
        let file = try Files.open("/proc/thread-self/stat")
        let text = String(decoding: try file.readAll(max: 4096), as: UTF8.self)
        let afterName = text[(text.lastIndex(of: ")") ?? text.startIndex)...]
        return String(afterName.split(separator: " ")[17])
    }

    @Test func `a queue hands over everything once and in order`() throws {
        let queue = BlockingQueue<Int>(capacity: 7)
        let results = BlockingQueue<Int>()
        let takers = try (0..<3).map { number in
            try WorkerThread("taker-\(number)") {
                var last = -1
                while let element = queue.pop() {
                    #expect(element > last)
                    last = element
                    results.push(element)
                }
            }
        }
        for element in 0..<5000 { #expect(queue.push(element)) }
        queue.close()
        for taker in takers { taker.join() }
        results.close()
        #expect(results.pop(upTo: .max).sorted() == Array(0..<5000))
        #expect(results.pop() == nil)
    }

    @Test func `one taker sees the order in which one giver gave`() throws {
        let queue = BlockingQueue<Int>(capacity: 3)
        let giver = try WorkerThread("giver") {
            for element in 0..<1000 { queue.push(element) }
            queue.close()
        }
        var taken: [Int] = []
        while true {
            let some = queue.pop(upTo: 2)
            if some.isEmpty { break }
            #expect(some.count <= 2)
            taken += some
        }
        giver.join()
        #expect(taken == Array(0..<1000))
    }

    @Test func `a closed queue takes nothing and gives what it has`() {
        let queue = BlockingQueue<String>()
        #expect(queue.tryPop() == nil)
        #expect(queue.push("a"))
        #expect(queue.push("b"))
        #expect(queue.waitingCount == 2)
        queue.close()
        #expect(!queue.push("c"))
        #expect(queue.tryPop() == "a")
        #expect(queue.pop() == "b")
        #expect(queue.pop() == nil)
        #expect(queue.tryPop() == nil)
    }

    @Test func `closing wakes a giver that waits for room and a taker that waits for work`()
        throws
    {
        let full = BlockingQueue<Int>(capacity: 1)
        let empty = BlockingQueue<Int>()
        full.push(1)
        let answers = BlockingQueue<Bool>()
        let giver = try WorkerThread("giver") { answers.push(full.push(2)) }
        let taker = try WorkerThread("taker") { answers.push(empty.pop() != nil) }
        full.close()
        empty.close()
        giver.join()
        taker.join()
        #expect(answers.pop(upTo: 2) == [false, false])
    }

    @Test func `what is taken is let go`() {
        let queue = BlockingQueue<Holder>()
        weak var seen: Holder?
        do {
            let holder = Holder()
            seen = holder
            queue.push(holder)
            queue.push(Holder())
            queue.push(Holder())
            queue.push(Holder())
        }
        #expect(seen != nil)
        _ = queue.pop()
        #expect(seen == nil)
    }
}

private final class Holder: Sendable {
    let text = Mutex("")
}
