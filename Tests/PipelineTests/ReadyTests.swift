import Testing

@testable import Pipeline

@Suite("When a dropped file is ready")
struct ReadyTests {
    private let rules = ReadyRules(stillMilliseconds: 500, incompleteMilliseconds: 600_000)

    private func evidence(
        marker: Bool = false, movedIn: Bool = false, closed: Bool = false, unchanged: Int64 = 0,
        complete: Bool? = nil
    ) -> ReadyRules.Evidence {
        ReadyRules.Evidence(
            hasMarker: marker, wasMovedIn: movedIn, wasClosed: closed,
            unchangedMilliseconds: unchanged, looksComplete: complete)
    }

    @Test("a rename or a done-marker makes it ready at once, whatever it looks like")
    func theSendersWord() {
        #expect(rules.step(evidence(movedIn: true, complete: false)) == .claim)
        #expect(rules.step(evidence(marker: true, complete: false)) == .claim)
        #expect(rules.step(evidence(complete: true)) == .wait(500))
    }

    @Test("a party that sends with done-markers is believed by its marker alone")
    func markerRequired() {
        var lacking = evidence(movedIn: true, closed: true, unchanged: 600_000, complete: true)
        lacking.needsMarker = true
        #expect(rules.step(lacking) == .leave)
        lacking.hasMarker = true
        #expect(rules.step(lacking) == .claim)
    }

    @Test("without either it must be closed or still, to the millisecond")
    func stillness() {
        #expect(rules.step(evidence(unchanged: 499, complete: true)) == .wait(1))
        #expect(rules.step(evidence(unchanged: 500, complete: true)) == .claim)
        #expect(rules.step(evidence(closed: true, complete: true)) == .claim)
        #expect(rules.step(evidence(closed: true)) == .peek)
    }

    @Test("what looks truncated is waited for, and then claimed all the same")
    func truncation() {
        #expect(rules.step(evidence(closed: true, unchanged: 0, complete: false)) == .wait(600_000))
        #expect(rules.step(evidence(unchanged: 599_999, complete: false)) == .wait(1))
        #expect(rules.step(evidence(unchanged: 600_000, complete: false)) == .claim)
    }

    @Test(
        "names of work in progress wait, markers belong to their file",
        arguments: [
            ("a.zip", InboxName.candidate), ("A.ZIP", .candidate), ("a.tmp", .waiting),
            ("a.TMP", .waiting), ("a.zip.part", .waiting), ("a.filepart", .waiting),
            ("~$a.docx", .waiting), (".a.zip", .waiting),
            ("a.zip.ok", .marker(of: Array("a.zip".utf8))),
            ("a.zip.OK", .marker(of: Array("a.zip".utf8))), (".ok", .waiting), ("ok", .candidate),
            ("a.tmp.xml", .candidate), ("A.ZIP.PART", .waiting), ("a.PARTIAL", .waiting),
            ("a.zip.crdownload", .waiting), ("a.Download", .waiting), ("a.FilePart", .waiting),
            ("A.XML", .candidate), ("A.XML.Ok", .marker(of: Array("A.XML".utf8))),
            ("a.zip.ctl", .marker(of: Array("a.zip".utf8))),
            ("a.zip.SHA256", .marker(of: Array("a.zip".utf8))),
            ("a.zip.sm3", .marker(of: Array("a.zip".utf8))),
            ("a.ok.ok", .marker(of: Array("a.ok".utf8))), ("sha256", .candidate),
            (".sha256", .waiting), ("a.zip.okay", .candidate),
            ("a.tmp.ok", .marker(of: Array("a.tmp".utf8))),
            ("Thumbs.db", .litter), ("DESKTOP.INI", .litter), (".DS_Store", .litter),
            ("._a.zip", .litter), (".~lock.a.ods#", .litter), ("lost+found", .litter),
            ("$RECYCLE.BIN", .litter), (".nfs000001", .litter), ("thumbs.db.zip", .candidate),
        ])
    func names(name: String, expected: InboxName) {
        #expect(InboxName(Array(name.utf8)) == expected)
    }

    @Test(
        "the end of a file tells whether it is whole",
        arguments: [
            ("<a/>", true), ("<a/>\n  ", true), ("<a><b", false), ("<a>text", false), ("", false),
            ("hello", true),
        ])
    func markup(text: String, whole: Bool) {
        let bytes = Array(text.utf8)
        #expect(StructurePeek.isComplete(head: Array(bytes.prefix(4)), tail: bytes) == whole)
    }

    @Test("little of the end tells of a ZIP without a comment, and of markup, what all of it tells")
    func usualTails() {
        let zip: [UInt8] = [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 4096)
        let end: [UInt8] = [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 16)
        let markup = Array("<a>\(String(repeating: " x", count: 100))</a>".utf8)
        let blanks = [UInt8](repeating: 0x20, count: 100)
        for (bytes, usual, whole) in [
            (zip + end + [0, 0], true, true), (zip + end + [2, 0, 65, 66], false, true),
            (zip + end, false, false), (markup, true, true), (markup + blanks, false, true),
            (markup.dropLast(), false, false), ([], false, false),
        ] {
            let head = Array(bytes.prefix(4))
            let tail = Array(bytes.suffix(StructurePeek.usualTailBytes))
            #expect(StructurePeek.isComplete(head: head, tail: tail) == usual)
            #expect(StructurePeek.isComplete(head: head, tail: Array(bytes)) == whole)
        }
    }

    @Test("a ZIP is whole when its end record is, with its comment")
    func archives() {
        let end: [UInt8] = [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 16) + [2, 0, 65, 66]
        let head: [UInt8] = [0x50, 0x4B, 3, 4]
        #expect(StructurePeek.isComplete(head: head, tail: head + end))
        #expect(!StructurePeek.isComplete(head: head, tail: head + end.dropLast()))
        #expect(!StructurePeek.isComplete(head: head, tail: head))
    }
}
