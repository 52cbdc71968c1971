import Registry
import Testing

@Suite("Text from outside as one line")
struct OneLineTests {
    @Test("what is seen stays, in any script")
    func plain() {
        for text in ["", "setrlimit: no (EPERM)", "第 3 页，“引号”……", "é 𠀀 ｅ🙂", "a\u{A0}b"] {
            #expect(OneLine.holds(text) && OneLine.cut(text) == text)
            #expect(OneLine.escaped(text) == text)
        }
    }

    @Test(
        "what ends a line, moves a cursor, turns a direction or is not seen does not",
        arguments: [
            "\n", "\r", "\0", "\t", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}", "\u{AD}",
            "\u{200B}", "\u{200E}", "\u{2028}", "\u{2029}", "\u{202E}", "\u{2066}", "\u{FEFF}",
            "\u{E0041}",
        ] as [Unicode.Scalar])
    func hidden(_ scalar: Unicode.Scalar) {
        let text = "甲\(scalar)乙"
        #expect(!OneLine.holds(text))
        #expect(OneLine.cut(text) == "甲 乙")
        #expect(
            OneLine.escaped(text)
                == "甲\\u{\(String(scalar.value, radix: 16, uppercase: true))}乙")
    }

    @Test("400 bytes are kept, one more is cut, and no character in half")
    func length() {
        let whole = String(repeating: "x", count: 400)
        #expect(OneLine.holds(whole) && OneLine.cut(whole) == whole)
        #expect(!OneLine.holds(whole + "x"))
        #expect(OneLine.cut(whole + "x") == String(repeating: "x", count: 397) + "…")
        let chinese = OneLine.cut(String(repeating: "字", count: 10_000_000))
        #expect(chinese == String(repeating: "字", count: 132) + "…")
        // One character to whoever counts them.
        let accents = OneLine.cut("e" + String(repeating: "\u{301}", count: 100_000))
        #expect(OneLine.holds(accents) && accents.utf8.count > 390)
        #expect(OneLine.cut(accents) == accents)
    }
}
