import Testing

@testable import System

@Suite struct `The files below a folder` {
    @Test func `come by their paths, without links, hidden names and names that are no text`()
        throws
    {
        try withFolder { folder, path in
            try Files.makeFolder(path.appending("a"), permissions: 0o755)
            try Files.makeFolder(path.appending("a/b"), permissions: 0o755)
            try Files.makeFolder(path.appending(".git"), permissions: 0o755)
            let names: [Path] = [
                "one", "a/two", "a/b/three", ".hidden", ".git/config", Path(bytes: [0xFF]),
            ]
            for name in names {
                let file = try Files.create(path.appending(name), permissions: 0o644)
                try file.write(Array("12345".utf8))
            }
            try Files.makeLink(path.appending("link"), to: "one")
            let found = try Files.contents(below: path, maxFileBytes: 5)
            #expect(found.keys.sorted() == ["a/b/three", "a/two", "one"])
            #expect(found.values.allSatisfy { $0 == Array("12345".utf8) })
            #expect(
                errorName { _ = try Files.contents(below: path, maxFileBytes: 4) } == "EFBIG")
        }
    }
}
