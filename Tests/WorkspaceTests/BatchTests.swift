import Foundation
import Testing

@Suite("Many decisions at once")
struct BatchTests {
    /// Three cases under review.
    private func workspace() throws -> DemoWorkspace {
        let workspace = try DemoWorkspace(.review)
        for id in ["B-2", "B-3"] {
            try workspace.drop(
                try workspace.package(id, ["公交线路与站点": "公交\(id)"]), in: DemoWorkspace.traffic)
            try workspace.turn("2026-01-05")
        }
        return workspace
    }

    private func number(_ sequence: Int) -> String { "370900-2026-00000\(sequence)" }

    private func slips(_ texts: [String]) -> String {
        let bodies = texts.map { text in
            text.replacingOccurrences(of: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", with: "")
        }
        return "<?xml version=\"1.0\"?>\n<slips xmlns=\"urn:dengji:slips:1\" format=\"1\" "
            + "created=\"2026-01-06T09:00:00.000+08:00\">\n" + bodies.joined() + "</slips>\n"
    }

    private func batch(
        _ text: String, _ workspace: DemoWorkspace, _ arguments: String..., ending: String = "xml"
    ) throws -> Outcome {
        let file = workspace.root + "/samples/batch." + ending
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        return try RunningProgram(
            Scratch.program,
            ["decide", "--batch", file, "--created", "2026-01-06T09:00:00+08:00"] + arguments
                + ["--workspace", workspace.root]
        ).wait()
    }

    private func stages(_ workspace: DemoWorkspace) throws -> [String: [String]] {
        var stages: [String: [String]] = [:]
        for name in try workspace.names(in: workspace.root + "/registry/stages/registration") {
            let cases = try workspace.names(
                in: workspace.root + "/registry/stages/registration/" + name)
            if !cases.isEmpty { stages[name] = cases }
        }
        return stages
    }

    @Test("a file of slips is dropped slip by slip; one that is stale keeps no other back")
    func file() throws {
        let workspace = try workspace()
        var texts = try (1...3).map { try workspace.slip("pass", of: number($0)) }
        texts[1] = texts[1].replacingOccurrences(
            of: "<revision>2</revision>", with: "<revision>1</revision>")
        let outcome = try batch(slips(texts), workspace)
        #expect(outcome.exitCode == 1, "\(outcome.all)")
        #expect(outcome.text.contains("REG-SLIP-STALE") || outcome.text.contains("REG-"))
        #expect(outcome.text.contains("3 decisions, 2 dropped"))
        #expect(try workspace.files(below: "inbox/" + DemoWorkspace.registrar).count == 2)
        try workspace.turn("2026-01-06T10:00")
        #expect(
            try stages(workspace) == ["publicity": [number(1), number(3)], "review": [number(2)]])
        // The same file again: what was decided is told, nothing is dropped.
        let again = try batch(slips(texts), workspace, "--format", "json")
        #expect(again.exitCode == 1)
        #expect(!again.text.contains("\"dropped\" : true"))
        try workspace.expectWhole()
    }

    @Test("a signed batch goes by the common inbox")
    func signed() throws {
        let workspace = try workspace()
        let texts = try (1...3).map { try workspace.slip("pass", of: number($0)) }
        let outcome = try batch(
            slips(texts), workspace, "--key",
            workspace.root + "/samples/keys/\(DemoWorkspace.registrar).key.pem")
        #expect(outcome.exitCode == 0, "\(outcome.all)")
        // One slip alone is signed in the same way.
        try FileManager.default.removeItem(
            atPath: "\(workspace.root)/inbox/\(number(1))-review-2-pass.xml")
        let single = try batch(
            texts[0], workspace, "--key",
            workspace.root + "/samples/keys/\(DemoWorkspace.registrar).key.pem")
        #expect(single.exitCode == 0, "\(single.all)")
        let names = try workspace.names(in: workspace.root + "/inbox").filter {
            $0.hasSuffix(".xml")
        }
        #expect(names.count == 3)
        for name in names {
            #expect(try workspace.read(workspace.root + "/inbox/" + name).contains("<Signature"))
        }
        try workspace.turn("2026-01-06T10:00")
        #expect(try stages(workspace) == ["publicity": (1...3).map(number)])
    }

    @Test(
        "the table of open cases with a column for the decision will do; other rows are passed over"
    )
    func table() throws {
        let workspace = try workspace()
        let table = try workspace.read(
            "\(workspace.root)/outbox/\(DemoWorkspace.registrar)/open-cases.csv")
        let lines = table.components(separatedBy: "\r\n").filter { !$0.isEmpty }
        let decided = lines.enumerated().map { index, line in
            line
                + (index == 0
                    ? ",决定,理由,全部符合"
                    : index == 2 ? ",reject,来源依据不足。," : index == 1 ? ",pass,,是" : ",,,")
        }
        let outcome = try batch(
            decided.joined(separator: "\r\n") + "\r\n", workspace, "--officer", "li",
            ending: "csv")
        #expect(outcome.exitCode == 0, "\(outcome.all)")
        try workspace.turn("2026-01-06T10:00")
        #expect(try stages(workspace) == ["publicity": [number(1)], "review": [number(3)]])
    }

    @Test(
        "a file that cannot be read as a whole drops nothing and names the line",
        arguments: [
            ("<slips xmlns=\"urn:dengji:slips:1\" format=\"1\"", "line 1"),
            (
                "<slips xmlns=\"urn:dengji:slips:1\" format=\"1\" created=\"2026-01-06T09:00:00Z\"/>",
                "line 1"
            ),
            ("<slips xmlns=\"urn:dengji:slip:1\"/>", "line 1"),
            ("案号,理由\r\n370900-2026-000001,x\r\n", "outcome"),
            ("案号,决定,全部符合\r\n370900-2026-000001,pass,也许\r\n", "row 2"),
        ])
    func broken(text: String, place: String) throws {
        let workspace = try DemoWorkspace(.review)
        let outcome = try batch(text, workspace, ending: "txt")
        #expect(outcome.exitCode == 1, "\(outcome.all)")
        #expect(outcome.errors.contains(place), "\(outcome.all)")
        #expect(try workspace.files(below: "inbox") == [])
    }

    @Test("a case that is not there and a row twice are told, and the others dropped")
    func rows() throws {
        let workspace = try workspace()
        let outcome = try batch(
            "case,outcome,reason\r\n370900-2026-000009,pass,\r\nx,pass,\r\n"
                + "\(number(1)),reject,证据不足。\r\n\(number(1)),reject,又一次。\r\n\(number(2)),nothing,\r\n",
            workspace, "--officer", "li", ending: "csv")
        #expect(outcome.exitCode == 1)
        #expect(outcome.text.contains("5 decisions, 1 dropped"), "\(outcome.all)")
        #expect(try workspace.files(below: "inbox").count == 1)
    }

    @Test("a batch goes with no case")
    func usage() throws {
        let workspace = try DemoWorkspace(.review)
        #expect(try workspace.dengji("decide", "--batch", "x.xml", number(1), "pass").exitCode == 2)
        #expect(try workspace.dengji("decide", number(1)).exitCode == 2)
        #expect(try workspace.dengji("decide", "--batch", "/nowhere.xml").exitCode == 3)
    }
}
