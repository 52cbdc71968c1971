import Foundation
import Testing

@Suite("A call that is not understood is told what to type")
struct AdviceTests {
    static let calls: [([String], String)] = [
        (["statsu"], "Did you mean dengji status?"),
        (["party", "lst"], "Did you mean dengji party list?"),
        (["zzzzzz"], "There are init, run, new"),
        (["party", "certificate", "ad"], "Did you mean dengji party certificate add?"),
        (["explain"], "For example: dengji explain 370900-2026-000001"),
        (["decide", "370900-2026-000001"], "dengji decide 370900-2026-000001 pass"),
        (["status", "--formt", "json"], "--format"),
        (["status", "one", "two"], "dengji status --help"),
        (["calendar", "explain", "--from", "2026-01-01"], "--days 3"),
        (["new", "resorce-registration"], "Did you mean dengji new resource-registration?"),
        (["new"], "dengji new resource-registration -o draft"),
        (["procedure", "show", "registraton"], "Did you mean dengji procedure show registration?"),
        (["run", "--workers", "0"], "dengji run"),
    ]

    @Test("with a line to type", arguments: calls)
    func advice(call: ([String], String)) throws {
        let ended = try Program.run(call.0)
        #expect(ended.status == 2)
        #expect(ended.output.isEmpty)
        #expect(ended.errors.contains("What to do: "), "\(ended.errors)")
        #expect(ended.errors.contains(call.1), "\(ended.errors)")
    }

    @Test("in Chinese too, the parser's own sentences among them")
    func chinese() throws {
        let told = [
            (["statsu"], ["没有子命令“statsu”", "是不是 dengji status？"]),
            (["explain"], ["缺少 <case-number>", "例如 dengji explain 370900-2026-000001"]),
            (["status", "--formt", "json"], ["没有选项 --formt；是不是 --format？"]),
            (["status", "--on", "x"], ["“x”不能作为 --on <on>：“x”不是日期"]),
            (["calendar", "explain", "--from"], ["--from <from> 缺少值"]),
            (["status", "a", "b"], ["多余的参数 b"]),
        ]
        for (arguments, words) in told {
            let ended = try Program.run(arguments, environment: ["LC_ALL": "zh_CN.UTF-8"])
            #expect(ended.status == 2)
            for word in words + ["处理："] {
                #expect(ended.errors.contains(word), "\(word) in \(ended.errors)")
            }
            #expect(!ended.errors.contains("Error:"))
        }
    }

    @Test("a wrong or unknown case number, in every command that takes one")
    func caseNumber() throws {
        let office = try Office()
        for command in [["status"], ["explain"], ["decide"]] {
            let more = command == ["decide"] ? ["pass"] : []
            let wrong = try office.run(command + ["公交"] + more)
            #expect(wrong.status == 2)
            #expect(wrong.errors.contains("dengji find 公交"), "\(wrong.errors)")
            let unknown = try office.run(command + ["370900-2026-000099"] + more)
            #expect(unknown.status == 2)
            #expect(unknown.errors.contains("dengji status"), "\(unknown.errors)")
        }
    }

    @Test("whatever fails says what to do", arguments: ExitStatusTests.misused)
    func misused(arguments: [String]) throws {
        let ended = try Program.run(arguments)
        #expect(ended.errors.contains("What to do: "), "\(ended.errors)")
        #expect(ended.errors.contains("dengji"), "\(ended.errors)")
    }
}
