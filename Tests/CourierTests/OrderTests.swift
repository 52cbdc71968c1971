import System
import Testing

@testable import Courier

@Suite("Numbers, shares and names")
struct OrderTests {
    @Test(
        "what becomes of a bundle",
        arguments: [
            (1, 0, nil, BundleOrder.deliver), (2, 0, nil, .wait), (6, 5, nil, .deliver),
            (7, 5, nil, .wait), (5, 5, true, .again), (5, 5, false, .refuse), (1, 5, true, .again),
            (7, 5, true, .again), (7, 5, false, .refuse), (5, 5, nil, .refuse),
        ] as [(Int, Int, Bool?, BundleOrder)])
    func order(number: Int, delivered: Int, isSame: Bool?, expected: BundleOrder) {
        #expect(
            BundleOrder(number: number, delivered: delivered, isSame: isSame) == expected)
    }

    @Test(
        "which numbers are missing",
        arguments: [
            (0, [], []), (0, [1], []), (0, [2], [1]), (5, [8], [6, 7]), (5, [7, 9], [6, 8]),
            (5, [3], []), (5, [6, 7], []),
        ])
    func missing(delivered: Int, waiting: [Int], expected: [Int]) {
        #expect(BundleOrder.missing(delivered: delivered, waiting: waiting) == expected)
    }

    @Test(
        "files are shared out in order, a marker beside its file",
        arguments: [
            ([], 2, 10, []), ([(5, false)], 2, 10, [0..<1]),
            ([(5, false), (5, false)], 2, 10, [0..<2]),
            ([(5, false), (6, false)], 2, 10, [0..<1, 1..<2]),
            ([(5, false), (1, false), (1, false)], 2, 10, [0..<2, 2..<3]),
            ([(50, false), (1, false)], 2, 10, [0..<1, 1..<2]),
            ([(1, false), (50, false)], 2, 10, [0..<1, 1..<2]),
            ([(1, false), (1, false), (0, true)], 2, 10, [0..<1, 1..<3]),
            ([(1, false), (0, true), (1, false)], 1, 10, [0..<2, 2..<3]),
        ] as [([(Int, Bool)], Int, Int, [Range<Int>])])
    func split(sizes: [(Int, Bool)], maxFiles: Int, maxBytes: Int, expected: [Range<Int>]) {
        let runs = BundleSplit.runs(
            sizes.map { ($0.0, $0.1) }, maxFiles: maxFiles, maxBytes: maxBytes)
        #expect(runs == expected)
    }

    @Test(
        "a taken name stays visible in the new one",
        arguments: [
            ("bus.zip", "bus_000012-3.zip"), ("bus", "bus_000012-3"),
            ("公交.tar.gz", "公交.tar_000012-3.gz"), (".zip", ".zip_000012-3"),
            ("a.a-very-long-ending", "a.a-very-long-ending_000012-3"),
        ])
    func variant(name: String, expected: String) {
        #expect(DropName.variant(of: Path(name), number: 12, index: 2) == Path(expected))
    }

    @Test("a long name is cut between characters, to 255 bytes at most")
    func longName() throws {
        let long = Path(String(repeating: "登", count: 83) + ".zip")
        let variant = DropName.variant(of: long, number: 1, index: 0)
        #expect(variant.bytes.count <= 255)
        let text = try #require(variant.text, "whole characters")
        #expect(text.hasSuffix("登_000001-1.zip"))
    }

    @Test(
        "a channel's name",
        arguments: [
            ("taian-1", true), ("a", true), (String(repeating: "a", count: 32), true), ("", false),
            (String(repeating: "a", count: 33), false), ("1a", false), ("-a", false), ("A", false),
            ("a/b", false), ("a.b", false), ("登", false),
        ])
    func channelID(text: String, isName: Bool) {
        #expect((ChannelID(text) != nil) == isName)
    }

    @Test(
        "the name of a numbered file",
        arguments: [
            ("000001.zip", 1), ("999999.zip", 999_999), ("00001.zip", nil), ("0000001.zip", nil),
            ("00000a.zip", nil), (".bundle.tmp", nil), ("000001.xml", nil), ("+00001.zip", nil),
        ] as [(String, Int?)])
    func number(name: String, expected: Int?) {
        #expect(BundleNumber.read(name, ending: ".zip") == expected)
    }
}
