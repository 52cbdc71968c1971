import Registry
import Testing
import Views

@Suite("Templates are judged before they are used")
struct TemplateTests {
    private func error(_ change: (inout [String: [UInt8]]) -> Void) throws -> ViewError? {
        do {
            _ = try PageRenderer(rules: Rules.changed(change))
            return nil
        } catch let error as ViewError {
            return error
        }
    }

    private func error(overdue text: String) throws -> ViewError? {
        try error { $0["templates/paper-overdue.mustache"] = Array(text.utf8) }
    }

    @Test("the templates of this repository are good")
    func good() throws {
        #expect(try error { _ in } == nil)
        #expect(try error(overdue: "<p>{{title}}</p>{{! any remark }}") == nil)
        #expect(try error(overdue: "{{#empty(articles)}}{{/empty(articles)}}") == nil)
    }

    @Test("a template that is missing is named", arguments: PaperKind.allCases)
    func missing(kind: PaperKind) throws {
        let name = "paper-" + kind.rawValue
        let found = try error { $0["templates/\(name).mustache"] = nil }
        #expect(found == .missingTemplate(name))
    }

    @Test("a part that is missing is named")
    func missingPart() throws {
        #expect(try error(overdue: "{{>part-nowhere}}") == .missingTemplate("part-nowhere"))
        #expect(try error(overdue: "{{> part-seal }}") == nil)
    }

    @Test(
        "a name that no page has is refused",
        arguments: [
            ("{{tilte}}", "tilte"), ("{{#nothing}}{{/nothing}}", "nothing"),
            ("{{^nothing}}{{/nothing}}", "nothing"), ("{{seal.nothing}}", "nothing"),
            ("{{>*title}}", "title"), ("{{#empty(nothing)}}{{/empty(nothing)}}", "nothing"),
        ])
    func unknownNames(text: String, name: String) throws {
        #expect(try error(overdue: text) == .unknownName(template: "paper-overdue", name: name))
    }

    @Test(
        "a tag that could print a value unescaped is refused",
        arguments: [
            "{{{title}}}", "{{&title}}", "{{ &title}}", "{{=<% %>=}}", "{{%CONTENT_TYPE: TEXT}}",
            "{{<paper}}{{/paper}}", "{{$title}}{{/title}}",
        ])
    func forbiddenTags(text: String) throws {
        guard case .forbiddenTag(let template, _)? = try error(overdue: text) else {
            Issue.record("accepted")
            return
        }
        #expect(template == "paper-overdue")
    }

    @Test(
        "a template whose tags do not pair, or that is not UTF-8, is broken",
        arguments: [Array("{{#title}}".utf8), Array("{{title".utf8), Array("{{}}".utf8), [0xFF]])
    func broken(bytes: [UInt8]) throws {
        let found = try error { $0["templates/paper-overdue.mustache"] = bytes }
        guard case .brokenTemplate("paper-overdue", _)? = found else {
            Issue.record("\(String(describing: found))")
            return
        }
    }

    @Test("a file of labels that is not XML is named, one that is absent is not missed")
    func labels() throws {
        let file = "wording/papers.xml"
        guard case .labels(file, _)? = try error({ $0[file] = Array("<wording>".utf8) }) else {
            Issue.record("accepted")
            return
        }
        #expect(try error { $0[file] = nil } == nil)
    }
}
