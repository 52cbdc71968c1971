import Testing

@testable import Definitions
@testable import Registry

@Suite("Words of papers") struct WordingTests {
    static let file = "wording/papers.xml"

    private static func values(_ name: String) -> String? {
        ["a": "甲", "b.c-1": "乙", "empty": ""][name]
    }

    @Test(
        "A text has holes, and each is filled or there is no text",
        arguments: [
            ("无", "无"), ("{a}", "甲"), ("从{a}到{b.c-1}止", "从甲到乙止"), ("{a}{a}", "甲甲"),
            ("从{none}", nil), ("从{empty}", nil),
        ] as [(String, String?)])
    func filled(row: (String, String?)) throws {
        let text = try #require(WordingText(row.0))
        do {
            let filled = try text.filled(Self.values)
            #expect(filled == row.1)
        } catch {
            #expect(row.1 == nil && text.names == [error.name])
        }
    }

    @Test(
        "Braces that hold no name are no text",
        arguments: ["", "{", "}", "{}", "{a", "a}", "{a b}", "{{a}}", "{案号}", "{a_b}"])
    func braces(text: String) {
        #expect(WordingText(text) == nil)
    }

    @Test(
        "A line is printed when its condition holds",
        arguments: [
            (WordingLine.Condition.always, true), (.present("a"), true), (.present("empty"), false),
            (.present("none"), false), (.absent("a"), false), (.absent("empty"), true),
            (.absent("none"), true), (.equal("a", to: "甲"), true), (.equal("a", to: "乙"), false),
            (.equal("none", to: "甲"), false),
        ])
    func conditions(row: (WordingLine.Condition, Bool)) throws {
        let line = WordingLine(try #require(WordingText("x")), when: row.0)
        #expect(line.applies(Self.values) == row.1)
    }

    @Test("A code may have words of its own, all others share those without")
    func codes() throws {
        let wording = try Shipped.book().wording
        var own = try #require(wording.paper(.result, code: "decided"))
        own.code = "special"
        own.title = "特别结果"
        var changed = wording
        changed.papers.append(own)
        #expect(changed.paper(.result, code: "special")?.title == "特别结果")
        #expect(changed.paper(.result, code: "decided") == wording.paper(.result, code: "x"))
    }

    @Test(
        "A right is claimed by a value of its fact and by no other",
        arguments: [("true", true), ("是", true), ("false", false), ("", false), (nil, false)]
            as [(String?, Bool)])
    func rights(row: (String?, Bool)) throws {
        let right = try #require(try Shipped.book().wording.rights.first)
        #expect(right.isClaimed(by: row.0) == row.1)
    }

    @Test(
        "What is wrong is refused at its line",
        arguments: [
            (#"<phrase name="term">"#, #"<phrase name="other">"#),
            ("对该申请予以受理。", "对{该申请}予以受理。"),
            ("对该申请予以受理。", "对{caseNumber予以受理。"),
            (#"<paper kind="acceptance""#, #"<paper kind="acceptances""#),
            (#"<paper kind="refusal""#, #"<paper kind="acceptance""#),
            ("<title>逾期提醒</title>", "<title>{caseNumber}逾期提醒</title>"),
            (#"<paragraph unless="due">"#, #"<paragraph unless="due" when="due">"#),
            (#"<paragraph unless="due">"#, #"<paragraph is="due">"#),
            (#"format="1""#, #"format="2""#),
            (#"<label name="drafter">经办"#, #"<label name="drafter">"#),
        ])
    func refusedAtLine(row: (old: String, new: String)) throws {
        let set = try Shipped.files()
        let bytes = try #require(set.files[Self.file])
        let (changed, line) = try replacing(row.old, with: row.new, in: bytes)
        var files = set.files
        files[Self.file] = changed
        let problems = try refused {
            _ = try RuleBook.load(RuleFiles(files: files, digest: set.digest))
        }
        #expect(problems.allSatisfy { $0.file == Self.file })
        #expect(problems.contains { $0.line == line }, "\(problems)")
    }

    @Test("Words that every registry needs may not be missing")
    func incomplete() throws {
        let set = try Shipped.files()
        let bytes = try #require(set.files[Self.file])
        let rows = [
            (#"<phrase name="provisional">（暂定）</phrase>"#, "provisional"),
            (#"<paper kind="recount" "#, "recount"),
        ]
        for (old, name) in rows {
            let new = old.hasPrefix("<paper") ? #"<paper kind="result" code="x" "# : ""
            var files = set.files
            files[Self.file] = try replacing(old, with: new, in: bytes).bytes
            let problems = try refused {
                _ = try RuleBook.load(RuleFiles(files: files, digest: set.digest))
            }
            #expect(problems.count == 1 && problems[0].message.contains(name), "\(problems)")
        }
    }
}
