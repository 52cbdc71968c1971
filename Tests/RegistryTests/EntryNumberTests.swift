import Registry
import Testing

@Suite("Numbers of the register")
struct EntryNumberTests {
    @Test("a check character is a letter of ASCII, whatever else looks or compares like it")
    func kelvin() throws {
        let stems = (1...99).map { "DJ-370900-2026-0000" + ($0 < 10 ? "0" : "") + "\($0)" }
        let stem = try #require(stems.first { EntrySeries.isNumber($0 + "-K") })
        #expect("\u{212A}" == "K")
        #expect(!EntrySeries.isNumber(stem + "-\u{212A}"))
    }
}
