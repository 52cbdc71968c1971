import System
import Testing

@testable import Storage

@Suite("Paths that a line may name")
struct PlainPathTests {
    @Test(
        "only relative ones of plain names are taken",
        arguments: [
            ("a", true), ("a/b.xml", true), ("案卷/申请.xml", true), (".a", true), ("...", true),
            ("a/.../b", true), ("..a/b..", true), ("", false), ("/", false), ("/a", false),
            ("a/", false), ("a//b", false), (".", false), ("..", false), ("a/.", false),
            ("a/..", false), ("./a", false), ("../a", false), ("a/../b", false),
            ("a/./b", false), ("a\u{0}b", false), ("a/\u{0}", false),
        ])
    func plain(text: String, isPlain: Bool) {
        #expect(Path.isPlain(text) == isPlain)
    }
}
