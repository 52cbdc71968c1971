import Testing

@testable import System

@Suite struct `Paths` {
    @Test(
        arguments: [
            ("/a/b", "b", "/a"), ("/a", "a", "/"), ("a", "a", "."), ("a/b/c", "c", "a/b"),
        ] as [(Path, Path, Path)])
    func `come apart at the last slash`(_ path: Path, _ name: Path, _ folder: Path) {
        #expect(path.lastName == name)
        #expect(path.folder == folder)
    }

    @Test(arguments: [("a", "a/x"), ("/", "/x"), ("", "x"), ("a/", "a/x")] as [(Path, Path)])
    func `are put together with one slash`(_ folder: Path, _ path: Path) {
        #expect(folder.appending("x") == path)
    }

    @Test func `look different when they are different`() {
        let paths: [Path] = [
            "a", #"\x61"#, Path(bytes: [0x80]), #"\x80"#, Path(bytes: [0xE6, 0x95]),
            Path(bytes: [0xE6, 0x95, 0x61]), "\u{7F}", "数", "\u{65}\u{301}", "\u{E9}",
        ]
        let shown = Set(paths.map { Array($0.description.utf8) })
        #expect(shown.count == paths.count)
    }

    @Test func `stand in the order of their bytes`() {
        let sorted: [Path] = ["", "A", "a", "aa", "数", Path(bytes: [0xFF])]
        #expect(sorted.reversed().sorted() == sorted)
    }
}
