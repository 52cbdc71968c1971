import Foundation
import Registry
import System
import Testing

@testable import Pipeline

@Suite("A look at one file and its markers")
struct PlaceTests {
    /// A drop folder with these files; those in `.d` are folders.
    private func folders(_ names: [String], _ body: (DropFolders) throws -> Void) throws {
        let root = NSTemporaryDirectory() + "place-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: root + "/inbox", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: root) }
        for name in names {
            let path = "\(root)/inbox/\(name)"
            if name.hasPrefix("d.") || PartyID(name) != nil {
                try FileManager.default.createDirectory(
                    atPath: path, withIntermediateDirectories: true)
            } else if name.hasPrefix("l.") {
                try FileManager.default.createSymbolicLink(
                    atPath: path, withDestinationPath: "/etc/passwd")
            } else {
                #expect(FileManager.default.createFile(atPath: path, contents: Data([1])))
            }
        }
        try body(try DropFolders(inbox: Path(root + "/inbox"), watching: false))
    }

    private func place(_ name: String) -> InboxPlace {
        InboxPlace(folder: nil, name: Array(name.utf8))
    }

    @Test("it finds what a look at the whole folder finds, in any capitals that were named")
    func agrees() throws {
        let names = [
            "a.zip", "a.zip.ok", "a.zip.CTL", "a.zip.sha256", "a.zip.Sm3", "b.zip", "b.zip.ok.ok",
            "A.zip.ok", "d.ok", "l.zip", "c.zip.ok", "t.tmp", "t.tmp.ok",
        ]
        try folders(names) { folders in
            var folders = folders
            let all = try folders.files(in: nil)
            for name in ["a.zip", "b.zip", "A.zip", "d.ok", "l.zip", "c.zip", "t.tmp", "gone"] {
                let place = place(name)
                let one = try folders.contents(at: place, markers: [Array("a.zip.Sm3".utf8)])
                #expect(one.files == all.files.filter { $0.place == place }, "\(name)")
            }
            let named = try folders.contents(
                at: place("a.zip"), markers: [Array("a.zip.Sm3".utf8)])
            #expect(
                Set(named.markers[Array("a.zip".utf8)] ?? [])
                    == Set(all.markers[Array("a.zip".utf8)] ?? []))
            let unnamed = try folders.contents(at: place("a.zip"), markers: [])
            #expect(unnamed.markers[Array("a.zip".utf8)]?.count == 3)
            // A marker alone is found by its name.
            let alone = try folders.contents(at: place("c.zip"), markers: [Array("c.zip.ok".utf8)])
            #expect(alone.files.isEmpty && alone.markers.count == 1)
        }
    }

    @Test("a party's folder is no dropped one, and a long name has no markers that cannot be")
    func bounds() throws {
        let long = String(repeating: "n", count: 252)
        try folders(["11370900DEMQ000035", long, long + ".ok"]) { folders in
            let party = try folders.contents(at: place("11370900DEMQ000035"), markers: [])
            #expect(party.files.isEmpty)
            let found = try folders.contents(at: place(long), markers: [])
            #expect(found.files.count == 1)
            #expect(found.markers[Array(long.utf8)]?.count == 1)
            // Two more bytes and the marker's name would be too long.
            #expect(InboxName.usualMarkers(of: Array(long.utf8) + [1]).isEmpty)
        }
    }
}
