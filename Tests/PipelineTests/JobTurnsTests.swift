import Registry
import Testing
import WorkingDays

@testable import Pipeline

@Suite("The queue of the workers")
struct JobTurnsTests {
    private static let traffic = PartyID("11370900DEMQ000035")
    private static let water = PartyID("11370911DEMQ000059")

    private func job(_ order: Int, in folder: PartyID?) -> ClaimJob {
        let received = Instant(milliseconds: Int64(order))
        let file = InboxFile(
            place: InboxPlace(folder: folder, name: Array("\(order).zip".utf8)), inode: 1,
            sizeBytes: 1, changed: received, isDirectory: false)
        return ClaimJob(subject: .file(file), order: order, profile: nil, receipt: received)
    }

    @Test("gives a folder's jobs in their order, and the folders by turns")
    func turns() throws {
        let (traffic, water) = (try #require(Self.traffic), Self.water)
        try #require(water != traffic)
        let jobs = JobTurns()
        for order in 1...16 { jobs.push(job(order, in: traffic)) }
        #expect(jobs.pop()?.order == 1)
        jobs.push(job(17, in: water))
        jobs.push(job(18, in: nil))
        jobs.push(job(19, in: water))
        let orders = (0..<6).compactMap { _ in jobs.pop()?.order }
        #expect(orders == [2, 17, 18, 3, 19, 4])
        jobs.close()
        #expect(!jobs.push(job(20, in: nil)))
        #expect((0..<20).compactMap { _ in jobs.pop()?.order } == Array(5...16))
        #expect(jobs.pop() == nil)
    }
}
