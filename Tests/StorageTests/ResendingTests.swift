import Registry
import System
import Testing

@testable import Storage

@Suite("Answers put into the outbox again")
struct ResendingTests {
    private let story: Story
    private let disk = MemoryDisk()

    init() throws {
        story = try Story()
        try story.drop(on: disk)
        try story.play(on: disk)
    }

    private var box: Path { WorkspacePaths.outbox / story.outboxFolder }

    private func run(_ change: (inout AnswerWish) -> Void = { _ in }) throws -> [Resent] {
        var wish = AnswerWish()
        change(&wish)
        var resending = Resending(disk: disk)
        return try resending.run(wish)
    }

    private func empty() throws {
        for entry in try disk.entries(of: box) { try disk.remove(box.appending(entry.name)) }
    }

    @Test(
        "what was taken away is there again, durably, with the same bytes; what was not is not touched"
    )
    func same() throws {
        var before = try tree(disk, WorkspacePaths.outbox)
        try empty()
        let first = try run { $0.party = story.sender }
        // The answer to the repeat is kept nowhere in this story.
        let lost = (box / "00000006_acknowledgement.xml").description
        for result in first {
            #expect(result.outcome == (result.path == lost ? .noCopy : .resent), "\(result)")
        }
        #expect(first.count == 6)
        before[lost] = nil
        disk.cutPower(seed: 7)
        #expect(try tree(disk, WorkspacePaths.outbox) == before)
        let effects = disk.effectCount
        let again = try run { $0.party = story.sender }
        #expect(again.allSatisfy { $0.path == lost || $0.outcome == .there })
        #expect(disk.effectCount == effects)
        #expect(try WorkspaceCheck.run(disk: disk).isWhole)
    }

    @Test("by case, by name and by time only those are")
    func chosen() throws {
        try empty()
        let byCase = try run { $0.cases = [story.second] }
        #expect(byCase.map(\.caseNumber) == [story.second])
        let name = "00000003_acceptance.xml"
        #expect(try run { $0.names = [name] }.map(\.outcome) == [.resent])
        #expect(try run { $0.names = [story.outboxFolder + "/" + name] }.map(\.outcome) == [.there])
        #expect(try run { $0.names = ["0001-application.zip"] } == [], "not an answer")
        let late = try run {
            $0.since = moment(5)
            $0.party = story.sender
        }
        #expect(!late.isEmpty && late.allSatisfy { $0.line >= 6 }, "\(late)")
    }

    @Test("nothing of a line that a redo file covers is put there")
    func unsettled() throws {
        try empty()
        try disk.create(
            WorkspacePaths.redo(firstLine: 2), Array("a redo file".utf8), mode: 0o440)
        let results = try run { $0.party = story.sender }
        for result in results {
            #expect(result.outcome == (result.line < 2 ? .resent : .unsettled), "\(result)")
        }
        #expect(results.contains { $0.outcome == .unsettled })
        let there = try disk.entries(of: box).count
        #expect(there == results.count { $0.outcome == .resent })
    }

    @Test("a damaged paper is not sent, and what others left in the way is not replaced")
    func refused() throws {
        try empty()
        let place = WorkspacePaths.caseFolder(ArchivePlace.standing(year: 2026), story.first)
        try disk.replace(place / "0003-acceptance.xml", Array("ACCEPTED".utf8), mode: 0o440)
        try disk.create(box / "00000001_acknowledgement.xml", Array("mine".utf8), mode: 0o640)
        let results = try run { $0.cases = [story.first] }
        let outcomes = Dictionary(
            results.map { (Path($0.path).lastName.description, $0.outcome) }
        ) { first, _ in first }
        #expect(outcomes["00000001_acknowledgement.xml"] == .differs)
        #expect(outcomes["00000003_acceptance.xml"] == .noCopy)
        #expect(
            try disk.contents(of: box / "00000001_acknowledgement.xml") == Array("mine".utf8))
        #expect(try disk.status(of: box / "00000003_acceptance.xml") == nil)
    }

    @Test("a failed sync leaves nothing under the answer's name")
    func failedSync() throws {
        try empty()
        disk.fault = { verb, _, _ in verb == "sync" ? 5 : nil }
        #expect(throws: StorageError.self) { try run { $0.cases = [story.second] } }
        disk.fault = { _, _, _ in nil }
        let names = try disk.entries(of: box).map(\.name.description)
        #expect(names.allSatisfy { $0.hasPrefix(".") }, "\(names)")
    }
}
