import Foundation
import Testing

@Suite("dengji status counts closed cases without looking at them")
struct ClosedCountTests {
    private func closed(_ workspace: DemoWorkspace) throws -> Int? {
        let asked = try workspace.dengji("status", "--format", "json")
        #expect(asked.exitCode == 0, "\(asked.all)")
        let value = try JSONSerialization.jsonObject(with: Data(asked.text.utf8))
        return (value as? [String: Any])?["closed"] as? Int
    }

    @Test("by the index, by the lines that it has not, and by names where there is none")
    func counts() throws {
        let workspace = try DemoWorkspace(.review)
        let files = FileManager.default
        let index = workspace.root + "/registry/index.sqlite"
        let archive = workspace.root + "/registry/archive"
        let kept = workspace.root + "/samples/kept.sqlite"
        #expect(try closed(workspace) == 0)
        try files.copyItem(atPath: index, toPath: kept)
        try workspace.drop(
            text: try workspace.slip("pass"), in: DemoWorkspace.registrar, as: "pass.xml")
        try workspace.turn("2026-01-07")
        try workspace.turn("2026-01-22")
        #expect(try closed(workspace) == 1)
        // Nobody looks into the archive.
        try files.moveItem(atPath: archive, toPath: archive + ".away")
        #expect(try closed(workspace) == 1)
        // An index from before the case closed.
        try files.removeItem(atPath: index)
        try files.moveItem(atPath: kept, toPath: index)
        #expect(try closed(workspace) == 1)
        try files.removeItem(atPath: index)
        #expect(try closed(workspace) == 0)
        try files.moveItem(atPath: archive + ".away", toPath: archive)
        #expect(try closed(workspace) == 1)
        try workspace.turn("2026-01-23")
        #expect(try closed(workspace) == 1)
    }
}
