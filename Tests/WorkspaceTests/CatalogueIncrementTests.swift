import Foundation
import Storage
import System
import Testing
import WorkingDays

@testable import Pipeline

@Suite("The city's catalogue is made anew where something changed")
struct CatalogueIncrementTests {
    private func inode(_ path: String) throws -> UInt64 {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.systemFileNumber] as? UInt64)
    }

    @Test("a later edition renders its own part, and a part whose file is ahead waits for its line")
    func parts() throws {
        let workspace = try DemoWorkspace()
        for (id, party, edition) in [
            ("A", DemoWorkspace.traffic, 1), ("B", DemoWorkspace.water, 1),
            ("C", DemoWorkspace.traffic, 2),
        ] {
            try workspace.drop(
                try workspace.catalogue(
                    id, of: party, edition: edition,
                    items: [DemoWorkspace.item("\(id)/\(edition)")]), in: party)
            try workspace.turn("2026-01-05")
        }
        let folder = workspace.root + CityCatalogue.folder
        try FileManager.default.removeItem(atPath: folder)
        try FileManager.default.removeItem(
            atPath: workspace.root + "/registry/views.position")
        let examiner = URL(fileURLWithPath: Scratch.program).deletingLastPathComponent()
        let writer = try ViewWriter(
            workspace: try Workspace.open(Path(workspace.root)),
            disk: try LinuxDisk(root: Path(workspace.root)),
            ledger: try #require(try LedgerKeys(Path(workspace.root)).signer()),
            options: RegistryLoop.Options(
                isSinglePass: true, workers: 1, examiner: Path(examiner.path + "/dengji-examiner"),
                engine: "test", random: { count in [UInt8](repeating: 7, count: count) }),
            clock: ShiftedClock(startingAt: try #require(.init(iso: "2026-01-05T10:00:00+08:00"))),
            report: { _ in })
        defer { writer.close() }
        // Line 0 adopted the set; the file of line 1 was replaced by that of line 3 since.
        #expect(try writer.makeNext(before: 3, limit: 64) == 3)
        let part = folder + "providers/" + DemoWorkspace.water + ".rdf"
        #expect(try CityCatalogue(of: workspace).datasets.map(\.identifier) == ["B/1"])
        let before = try inode(part)
        #expect(try writer.makeNext(before: 4, limit: 64) == 1)
        #expect(
            try CityCatalogue(of: workspace).datasets.map(\.identifier) == ["B/1", "C/2"])
        #expect(try inode(part) == before)
        // A line that touches nothing of it leaves the whole alone too.
        let whole = try inode(folder + "catalog.rdf")
        try writer.makeDue()
        #expect(try inode(folder + "catalog.rdf") == whole)
    }
}
