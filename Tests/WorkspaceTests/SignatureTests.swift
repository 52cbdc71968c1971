import Foundation
import Testing

@Suite("Signed papers, judged by xmlsec1 and by dengji verify")
struct SignatureTests {
    /// A workspace whose one case went from application to certificate, with a return beside it.
    private func year() throws -> DemoWorkspace {
        let workspace = try DemoWorkspace(.review)
        try workspace.drop(
            try Prepared.spoiled.get() + "/schema.zip", in: DemoWorkspace.water, as: "wrong.zip")
        try workspace.drop(
            text: try workspace.slip("pass"), in: DemoWorkspace.registrar, as: "pass.xml")
        try workspace.turn("2026-01-07")
        try workspace.turn("2026-01-22")
        return workspace
    }

    private func xmlsec(_ paper: String, _ workspace: DemoWorkspace, before: [String] = []) throws
        -> Bool
    {
        let command =
            before + [
                "xmlsec1", "--verify", "--enabled-key-data", "x509", "--trusted-pem",
                workspace.root + "/outbox/public/authority.pem", paper,
            ]
        return try tool(command[0], Array(command.dropFirst())).exitCode == 0
    }

    @Test("every signed paper of a year verifies with xmlsec1")
    func everyPaper() throws {
        let workspace = try year()
        let papers = try workspace.files(below: "outbox").filter {
            // The parts of the status list are proved by the digests in it.
            $0.hasSuffix(".xml") && !$0.contains("/todo/") && !$0.contains("/public/status/")
        }
        var kinds: Set<String> = []
        for paper in papers {
            #expect(try xmlsec(paper, workspace), "\(paper)")
            if paper.hasSuffix("/public/status.xml") { continue }
            let kind = try workspace.read(paper).firstMatch(of: /<paper [^>]*kind="([^"]*)"/)
            kinds.insert(String(try #require(kind).1))
        }
        #expect(
            kinds.isSuperset(of: [
                "acknowledgement", "acceptance", "compliance-report", "publicity", "certificate",
                "rights-statement", "return", "result",
            ]), "\(kinds)")
    }

    @Test("any changed character of text or attribute value makes xmlsec1 fail")
    func changedCharacters() throws {
        let workspace = try year()
        let certificate = try #require(try workspace.papers("certificate").first)
        let text = Array(try workspace.read(certificate))
        let positions = contentPositions(in: text)
        try #require(positions.count > 1_000)
        var generator = Seeded(state: 20_260_105)
        let copy = workspace.root + "/samples/changed.xml"
        for position in positions.shuffled(using: &generator).prefix(40) {
            var changed = text
            changed[position] = changed[position] == "甲" ? "乙" : "甲"
            try String(changed).write(toFile: copy, atomically: true, encoding: .utf8)
            #expect(
                try !xmlsec(copy, workspace),
                "\(String(text[max(0, position - 20)...position]))")
        }
        try String(text).write(toFile: copy, atomically: true, encoding: .utf8)
        #expect(try xmlsec(copy, workspace))
    }

    @Test("any changed byte makes dengji verify fail")
    func changedBytes() throws {
        let workspace = try year()
        let certificate = try #require(try workspace.papers("certificate").first)
        let bytes = try Data(contents: certificate)
        let folder = workspace.root + "/samples/changed"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false)
        var generator = Seeded(state: 20_260_105)
        var files: [String] = []
        for position in Array(bytes.indices).shuffled(using: &generator).prefix(200) {
            var changed = bytes
            changed[position] ^= UInt8.random(in: 1...255, using: &generator)
            let file = "\(folder)/\(position).xml"
            try changed.write(to: URL(fileURLWithPath: file))
            files.append(file)
        }
        for file in files.prefix(20) {
            #expect(try workspace.dengji("verify", file).exitCode == 1, "\(file)")
        }
        let all = try RunningProgram(
            Scratch.program, ["verify"] + files + ["--workspace", workspace.root]
        ).wait()
        #expect(all.exitCode == 1)
        for file in files { #expect(all.text.contains("\(file): NOT verified"), "\(file)") }
        #expect(try workspace.dengji("verify", certificate).exitCode == 0)
    }

    @Test("in 2056 a paper still verifies, judged as of the time of signing")
    func decadesLater() throws {
        let workspace = try year()
        let certificate = try #require(try workspace.papers("certificate").first)
        let issued = try workspace.read(certificate).firstMatch(of: /<issued at="([^"]*)"/)
        let signed = try Date(
            String(try #require(issued).1),
            strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        let gmt = signed.formatted(
            Date.ISO8601FormatStyle(dateTimeSeparator: .space).dateSeparator(.dash))
        let moment = String(gmt.prefix(19))
        let later = ["faketime", "2056-01-05 09:00:00"]
        let check = [
            "xmlsec1", "--verify", "--enabled-key-data", "x509", "--trusted-pem",
            workspace.root + "/outbox/public/authority.pem",
        ]
        let judged = try tool(
            "faketime",
            Array((later + check).dropFirst()) + ["--verification-gmt-time", moment, certificate])
        #expect(judged.exitCode == 0, "\(moment) \(judged.all)")
        #expect(try !xmlsec(certificate, workspace, before: later))
    }

    /// Indices of characters in text and in attribute values, outside `<Signature>`.
    private func contentPositions(in text: [Character]) -> [Int] {
        let signature = Array("<Signature ")
        let end =
            text.indices.first { text[$0...].starts(with: signature) } ?? text.endIndex
        var positions: [Int] = []
        var isInTag = false
        var isInValue = false
        for index in text.indices.prefix(end) {
            switch text[index] {
            case "\"" where isInTag: isInValue.toggle()
            case "<" where !isInValue: isInTag = true
            case ">" where !isInValue: isInTag = false
            default: if !isInTag || isInValue { positions.append(index) }
            }
        }
        return positions
    }
}
