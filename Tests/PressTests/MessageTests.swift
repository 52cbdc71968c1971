import Press
import Registry
import Testing

@Suite("Messages of the press")
struct MessageTests {
    private let docket = PressDocket(
        title: "公交线路", number: "370900-2026-000001", keeper: "登记中心", demonstration: nil,
        date: "2026-01-05T09:00:00.000+08:00", cover: [.init("申请人", "交通运输局")],
        account: "第一行\n  第二行",
        items: [
            .init(number: "0001", title: "来件原件", reference: "a.zip", date: "", paper: nil),
            .init(
                number: "0002", title: "受理", reference: "1号", date: "2026年1月5日",
                paper: PressPaper(fileName: "0002-acceptance.xml", bytes: [1, 2, 3])),
        ])

    @Test("what is written is read back")
    func roundTrip() throws {
        for request in [
            PressRequest.docket(docket), .paper(PressPaper(fileName: "a.xml", bytes: [])),
        ] {
            #expect(try PressRequest(decoding: request.encoded()) == request)
        }
        for reply in [
            PressReply.ready(gaps: []), .ready(gaps: ["files: no"]), .failed("why"),
            .printed(pdf: [37], pages: 2, missing: [0x1F600]),
        ] {
            #expect(try PressReply(decoding: reply.encoded()) == reply)
        }
    }

    @Test("a reason is one short line, and the letters that no font has are told up to a number")
    func bounds() throws {
        let reason = "no\nforged \u{1B}[2J" + String(repeating: "x", count: 1_000_000)
        let told = "no forged  [2J" + String(repeating: "x", count: 383) + "…"
        #expect(try PressReply(decoding: PressReply.failed(reason).encoded()) == .failed(told))
        let evil = PressReply.failed("no x").encoded().map { $0 == 0x20 ? 0x0A : $0 }
        // The blank of the mark stays.
        let mark = Array("dengji-press 1".utf8)
        let message = Array(evil.prefix(4)) + mark + evil.dropFirst(4 + mark.count)
        #expect(throws: PressError.malformed("a reason that is no short line")) {
            try PressReply(decoding: message)
        }
        let letters = (0..<201).map { UInt32(0xE000 + $0) }
        #expect(
            try PressReply(
                decoding: PressReply.printed(pdf: [], pages: 1, missing: letters).encoded())
                == .printed(pdf: [], pages: 1, missing: Array(letters.prefix(200))))
    }

    @Test("a message that is cut anywhere, or longer, is refused")
    func cut() throws {
        let whole = PressRequest.docket(docket).encoded()
        for length in 0..<whole.count {
            #expect(throws: PressError.self) {
                try PressRequest(decoding: Array(whole.prefix(length)))
            }
        }
        #expect(throws: PressError.self) { try PressRequest(decoding: whole + [0]) }
        let reply = PressReply.ready(gaps: []).encoded()
        #expect(throws: PressError.self) { try PressRequest(decoding: reply) }
    }

    @Test("settings go by the command line and back")
    func arguments() throws {
        let party = try #require(PartyID("113700000045046442"))
        let settings = PrintSettings(families: ["A B", "C=D"], seals: [party: "x.png"])
        let arguments = settings.arguments(sealsBelow: "/w/registry/seals")
        let read = try #require(PrintSettings(arguments: arguments))
        #expect(read.families == settings.families)
        #expect(read.seals == [party: "/w/registry/seals/x.png"])
        #expect(PrintSettings(arguments: ["--help"]) == nil)
    }
}
